/** Runs a program until it ends; what it said to stderr becomes the error when it fails, or its abortion. */
import { type SpawnOptions, spawn } from 'node:child_process'

export async function runToEnd(
  program: string,
  args: readonly string[],
  options: Pick<SpawnOptions, 'cwd' | 'env' | 'uid' | 'gid' | 'signal'>,
): Promise<void> {
  const child = spawn(program, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-4_000)
  })
  await new Promise<void>((resolve, reject) => {
    // One that is aborted is still ending: it is gone when it has closed.
    child.once('error', (error) => child.pid === undefined && reject(error))
    child.once('close', (code, killedBy) => {
      if (code === 0) resolve()
      else reject(new Error(`${program} ended with ${code ?? killedBy}.\n${said}`))
    })
  })
}
