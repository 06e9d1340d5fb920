/** A real Redis of a test's own. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'
import { freePort } from './free-port.ts'
import { requireProgram } from './on-machine.ts'
import { aFolder } from './temporary-folder.ts'

export interface TestRedis extends AsyncDisposable {
  /** `redis://127.0.0.1:port` */
  readonly url: string
  /** Ends it as a power cut would. */
  kill9(): Promise<void>
  /** Ends it in order. */
  stop(): Promise<void>
  /** Starts it again on the same port; `empty` forgets its data, as a replaced server would. */
  start(options?: { empty?: boolean }): Promise<void>
}

/** Starts a private one with an append-only file. `maxmemoryPolicy` is for tests of the refusal. */
export async function aRedis(options: { maxmemoryPolicy?: string } = {}): Promise<TestRedis> {
  const program = requireProgram('redis-server')
  const folder = aFolder()
  const port = await freePort()
  const policy = options.maxmemoryPolicy ?? 'noeviction'
  const settings = ['--port', `${port}`, '--bind', '127.0.0.1', '--dir', folder.path, '--save', '']
  const durable = ['--appendonly', 'yes', '--maxmemory-policy', policy]
  let child: ChildProcess | undefined

  const end = async (signal: NodeJS.Signals) => {
    if (!child) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
    child = undefined
  }
  const start = async ({ empty = false } = {}) => {
    child = spawn(program, [...settings, ...durable], { stdio: 'ignore' })
    const client = new Redis(port, '127.0.0.1', { maxRetriesPerRequest: null })
    client.on('error', () => undefined)
    while ((await client.ping().catch(() => '')) !== 'PONG') await sleep(10)
    if (empty) await client.flushall()
    client.disconnect()
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    kill9: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    start,
    [Symbol.asyncDispose]: async () => {
      await end('SIGKILL')
      folder[Symbol.dispose]()
    },
  }
}
