/** A process of a test's own: its output kept, its end awaited, killed at the latest with the test. */
import { spawn } from 'node:child_process'

export interface TestProcess extends AsyncDisposable {
  readonly pid: number
  output(): string
  /** Resolves with the exit code; 1 when a signal ended it. */
  readonly ended: Promise<number>
  isRunning(): boolean
  kill(signal: NodeJS.Signals): void
}

export function runProcess(
  program: string,
  args: readonly string[],
  {
    input,
    ...options
  }: { cwd?: string; env?: Record<string, string | undefined>; input?: string } = {},
): TestProcess {
  const child = spawn(program, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] })
  // One that reads nothing may have ended before.
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      said += text
    })
  }
  const ended = new Promise<number>((done) => {
    child.once('close', (code) => done(code ?? 1))
    child.once('error', (error) => {
      said += String(error)
      done(1)
    })
  })
  return {
    pid: child.pid ?? 0,
    output: () => said,
    ended,
    isRunning: () => child.exitCode === null && child.signalCode === null,
    kill: (signal) => void child.kill(signal),
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL')
      await ended
    },
  }
}
