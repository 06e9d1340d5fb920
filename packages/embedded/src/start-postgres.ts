/** The real PostgreSQL 18 as a child process: cluster made on first use, reached by a private Unix socket only. */
import { type ChildProcess, spawn } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { databaseUser } from './database-user.ts'
import {
  lookMs,
  postgresConnectionsMax,
  postgresPoliteMsMax,
  postgresStartMsMax,
  postgresStopMsMax,
} from './limits.ts'
import { placeCluster } from './place-cluster.ts'
import { postgresBinaries } from './postgres-binaries.ts'
import { ended, processesIn, signal, worksIn } from './processes.ts'
import { runToEnd } from './run-to-end.ts'
import { socketFolder } from './socket-folder.ts'

export interface EmbeddedPostgres {
  readonly url: string
  /** Where the cluster lies. Differs from the home where the database's user cannot reach the home. */
  readonly place: string
  /** The user it runs as when that is not this process's own. */
  readonly runsAs: string | undefined
  readonly pid: number
  /** Resolves when the server ends, wanted or not. */
  readonly exited: Promise<void>
  stop(): Promise<void>
  /** Tells it to end and does not wait: for the exit of this process. */
  kill(): void
}

/**
 * Starts the cluster of `<home>/postgres`, made first when there is none. A server left over by an owner
 * that was killed is stopped before. Durable by default; `durable: false` is for tests, whose data may go.
 *
 * @throws the reason of `signal` when that aborts before the server is ready: nothing of it runs on then.
 */
export async function startPostgres(options: {
  folder: string
  durable?: boolean
  signal?: AbortSignal
}): Promise<EmbeddedPostgres> {
  const { signal: stop } = options
  const user = databaseUser()
  const binaries = postgresBinaries(user).folder
  const place = placeCluster(options.folder, user)
  const as = user ? { uid: user.uid, gid: user.gid } : {}
  const data = join(place, 'data')
  const sockets = socketFolder(place, '.s.PGSQL.5432.lock', user)
  await stopOrphan(data, sockets)
  if (!existsSync(data)) {
    await makeCluster(binaries, place, { ...as, ...(stop && { signal: stop }) }).catch((error) => {
      stop?.throwIfAborted()
      throw error
    })
  }

  const child = spawn(join(binaries, 'postgres'), serverArguments(data, sockets, options.durable), {
    ...as,
    cwd: place,
    // Its own session: a Ctrl-C at the terminal reaches us, and we end it after the services.
    detached: true,
    env: serverEnvironment,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  await untilReady(child, data, stop)
  const host = encodeURIComponent(sockets)
  const server = `postgres://jianbao@localhost:5432`
  await makeDatabase(`${server}/postgres?host=${host}`)
  return {
    url: `${server}/jianbao?host=${host}`,
    place,
    runsAs: user?.name,
    // A child that became ready has a pid.
    pid: child.pid as number,
    exited,
    kill: () => signal(child.pid as number, 'SIGINT'),
    stop: async () => {
      await stopServer(child.pid as number)
      await exited
      if (!sockets.startsWith(place)) rmSync(sockets, { recursive: true, force: true })
    },
  }
}

/** Nothing of the caller's environment (PGDATA, PGPORT, locale) may change what the server does. */
const serverEnvironment = { LC_ALL: 'C.UTF-8', PATH: '/usr/bin:/bin', TZ: 'UTC' }

function serverArguments(data: string, sockets: string, durable = true): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '',
    unix_socket_directories: sockets,
    unix_socket_permissions: '0700',
    max_connections: postgresConnectionsMax,
    shared_buffers: '128MB',
    // The process that is asked works, too: more of them than cores hinder each other.
    max_parallel_workers_per_gather: Math.min(2, availableParallelism() - 1),
    logging_collector: 'on',
    log_filename: 'postgresql-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', data, '-p', '5432', ...flags]
}

/** initdb writes beside the goal; only a whole cluster gets the name, so a killed first start leaves no half one. */
async function makeCluster(
  binaries: string,
  place: string,
  run: { uid?: number; gid?: number; signal?: AbortSignal },
) {
  const half = join(place, 'data.half')
  // A start that was killed may have left its initdb at work: it would write into the new one.
  await killAllIn(half)
  rmSync(half, { recursive: true, force: true })
  mkdirSync(half, { mode: 0o700 })
  if (run.uid !== undefined && run.gid !== undefined) chownSync(half, run.uid, run.gid)
  const trust = ['--auth-local=trust', '--auth-host=reject', '--username=jianbao']
  const locale = ['--locale=C.UTF-8', '--encoding=UTF8']
  const flags = [`--pgdata=${half}`, ...trust, ...locale, '--no-instructions']
  await runToEnd(join(binaries, 'initdb'), flags, { ...run, cwd: half, env: serverEnvironment })
  renameSync(half, join(place, 'data'))
}

async function untilReady(child: ChildProcess, data: string, stop?: AbortSignal): Promise<void> {
  let said = ''
  let failure: Error | undefined
  child.stderr?.setEncoding('utf8').on('data', (text) => {
    said = (said + text).slice(-4_000)
  })
  child.once('error', (error) => {
    failure = error
  })
  const end = Date.now() + postgresStartMsMax
  while (!isReady(child.pid, data)) {
    const gone = failure !== undefined || child.exitCode !== null || child.signalCode !== null
    if (gone || Date.now() > end) {
      child.kill('SIGKILL')
      throw new Error(`PostgreSQL did not start.\n${said}${logTail(data)}`, { cause: failure })
    }
    if (stop?.aborted && child.pid !== undefined) {
      await stopServer(child.pid)
      throw stop.reason
    }
    await sleep(lookMs)
  }
  // From here its own log files take everything; a pipe would break with our death.
  child.stderr?.removeAllListeners().resume()
}

/** The last lines of its own log: once that is open, the server says nothing elsewhere. */
function logTail(data: string): string {
  const current = readLines(join(data, 'current_logfiles'))[0]?.replace(/^stderr /, '')
  if (!current) return ''
  return readLines(join(data, current)).slice(-12).join('\n')
}

/** postmaster.pid: the pid stands on line 1, "ready" on line 8 once connections are accepted. */
function isReady(pid: number | undefined, data: string): boolean {
  const lines = readLines(join(data, 'postmaster.pid'))
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready'
}

/**
 * Ends what a killed owner left running, and removes the lock files that name it: as a zombie nobody
 * reaps (usual in containers), or as a pid that has a new holder, it would keep PostgreSQL from starting.
 */
async function stopOrphan(data: string, sockets: string): Promise<void> {
  const file = join(data, 'postmaster.pid')
  const pid = Number(readLines(file)[0])
  if (!pid) return
  if (worksIn(pid, data)) await stopServer(pid)
  await killAllIn(data)
  rmSync(file, { force: true })
  rmSync(join(sockets, '.s.PGSQL.5432.lock'), { force: true })
}

async function killAllIn(folder: string): Promise<void> {
  for (const pid of processesIn(folder)) {
    signal(pid, 'SIGKILL')
    await ended(pid, postgresStopMsMax)
  }
}

/**
 * First in the politest way: our own clients have just said goodbye, and an end that overtakes it would
 * reach them as an error. Then with clients cut off, then at once: the log repairs the rest.
 */
async function stopServer(pid: number): Promise<void> {
  signal(pid, 'SIGTERM')
  if (await ended(pid, postgresPoliteMsMax)) return
  signal(pid, 'SIGINT')
  if (await ended(pid, postgresStopMsMax)) return
  signal(pid, 'SIGQUIT')
  if (await ended(pid, postgresStopMsMax)) return
  signal(pid, 'SIGKILL')
}

async function makeDatabase(url: string): Promise<void> {
  const client = new pg.Client(url)
  await client.connect()
  try {
    const found = await client.query("select 1 from pg_database where datname = 'jianbao'")
    if (found.rowCount === 0) await client.query('create database jianbao')
  } finally {
    await client.end()
  }
}

function readLines(file: string): string[] {
  try {
    return readFileSync(file, 'utf8').split('\n')
  } catch {
    return []
  }
}
