/** A private Redis (or Valkey) as a child process: append-only file, no eviction, a private Unix socket only. */
import { type ChildProcess, spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { delimiter, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { lookMs, redisStartMsMax, redisStopMsMax } from './limits.ts'
import { ended, signal, worksIn } from './processes.ts'
import { socketFolder } from './socket-folder.ts'

export interface EmbeddedRedis {
  /** `redis+unix:///path/to/socket` */
  readonly url: string
  /** The folder of its socket. */
  readonly sockets: string
  readonly program: string
  readonly pid: number
  readonly exited: Promise<void>
  stop(): Promise<void>
  /** Tells it to end and does not wait: for the exit of this process. */
  kill(): void
}

/** The first of `redis-server` and `valkey-server` on PATH, or undefined. */
export function findRedis(path = process.env['PATH'] ?? ''): string | undefined {
  const folders = path.split(delimiter).filter(Boolean)
  const candidates = ['redis-server', 'valkey-server'].flatMap((name) =>
    folders.map((folder) => join(folder, name)),
  )
  return candidates.find(isExecutable)
}

/** Starts it on `folder`, where its data stays. One left over by an owner that was killed is stopped before. */
export async function startRedis(options: {
  folder: string
  program: string
  /** Where an earlier one had its socket. */
  sockets?: string
}): Promise<EmbeddedRedis> {
  const { folder, program } = options
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  await stopOrphan(folder)
  const sockets = options.sockets ?? socketFolder(folder, 'redis.sock', undefined)
  const socket = join(sockets, 'redis.sock')
  rmSync(socket, { force: true })
  const configuration = join(folder, 'redis.conf')
  writeFileSync(configuration, redisConfiguration(folder, socket), { mode: 0o600 })

  const child = spawn(program, [configuration], {
    cwd: folder,
    // Its own session: a Ctrl-C at the terminal reaches us, and we end it after the services.
    detached: true,
    stdio: 'ignore',
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await untilAnswering(child, socket, join(folder, 'redis.log'))
  // A child that answers has a pid.
  const pid = child.pid as number
  return {
    url: `redis+unix://${encodeURI(socket)}`,
    sockets,
    program,
    pid,
    exited,
    kill: () => signal(pid, 'SIGTERM'),
    stop: async () => {
      await stopServer(pid)
      await exited
      if (!sockets.startsWith(folder)) rmSync(sockets, { recursive: true, force: true })
    },
  }
}

function redisConfiguration(folder: string, socket: string): string {
  const quoted = (text: string) => `"${text.replace(/["\\]/g, '\\$&')}"`
  return [
    'port 0',
    `unixsocket ${quoted(socket)}`,
    'unixsocketperm 700',
    `dir ${quoted(folder)}`,
    `pidfile ${quoted(join(folder, 'redis.pid'))}`,
    `logfile ${quoted(join(folder, 'redis.log'))}`,
    'loglevel warning',
    'appendonly yes',
    'appendfsync everysec',
    'save ""',
    'maxmemory-policy noeviction',
    'daemonize no',
    '',
  ].join('\n')
}

async function untilAnswering(child: ChildProcess, socket: string, log: string): Promise<void> {
  let failure: Error | undefined
  child.once('error', (error) => {
    failure = error
  })
  const end = Date.now() + redisStartMsMax
  while (!(await answers(socket))) {
    const gone = failure !== undefined || child.exitCode !== null || child.signalCode !== null
    if (gone || Date.now() > end) {
      child.kill('SIGKILL')
      throw new Error(`Redis did not start. Its log is ${log}.`, { cause: failure })
    }
    await sleep(lookMs)
  }
}

/** While Redis loads its file it answers PING with an error, so only PONG counts. */
function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const client = connect(socket, () => client.write('PING\r\n'))
    client.setTimeout(1_000, () => client.destroy())
    client.once('data', (data) => {
      resolve(data.toString().startsWith('+PONG'))
      client.destroy()
    })
    client.once('error', () => resolve(false))
    client.once('close', () => resolve(false))
  })
}

async function stopOrphan(folder: string): Promise<void> {
  try {
    const pid = Number(readFileSync(join(folder, 'redis.pid'), 'utf8'))
    if (pid && worksIn(pid, folder)) await stopServer(pid)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** SIGTERM writes the append-only file to disk and ends. */
async function stopServer(pid: number): Promise<void> {
  signal(pid, 'SIGTERM')
  if (await ended(pid, redisStopMsMax)) return
  signal(pid, 'SIGKILL')
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}
