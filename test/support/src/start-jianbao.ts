/** The real command in a process of its own: what a person starts with `pnpm start`. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export const checkout = resolve(import.meta.dirname, '../../..')
/** Node 24 of the checkout; the machine's own may be older. */
export const node = join(checkout, 'node_modules/.bin/node')

export interface StartOptions {
  readonly home: string
  /** On top of this process's environment. `undefined` unsets. The port is free unless set. */
  readonly env?: Record<string, string | undefined>
  readonly cwd?: string
  readonly uid?: number
  readonly gid?: number
  readonly readyMs?: number
}

export interface RunningJianbao extends AsyncDisposable {
  readonly pid: number
  readonly home: string
  readonly inbox: string
  readonly mailbox: string
  readonly processed: string
  readonly rejected: string
  readonly consoleUrl: string
  /** Present once ready; as the process announced them in `running.json`. */
  readonly databaseUrl: string
  readonly redisUrl: string | undefined
  /** From the start of the process to ready. */
  readonly readyMs: number
  /** All it wrote so far. */
  output(): string
  /** Kills the process alone, as `kill -9` does; its PostgreSQL and Redis live on. */
  kill9(): Promise<void>
  /** Kills it and every process it started. */
  killTree9(): Promise<void>
  /** Ends it by a signal and returns its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number>
}

/** Starts it and waits until everything answers. Fails with its output when it ends before. */
export async function startJianbao(options: StartOptions): Promise<RunningJianbao> {
  const began = performance.now()
  const { child, output } = spawnJianbao(options)
  const pid = child.pid
  if (pid === undefined) throw new Error('node could not be started')
  const facts = await untilReady(options, child, output)
  const at = (room: string) => join(options.home, room)
  const gone = async () => {
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
  const killTree9 = async () => {
    // Listed before the first dies: orphans are adopted and could no longer be found.
    const tree = [pid, ...descendantsOf(pid), ...serversOf(options.home)]
    for (const each of tree) killIfThere(each, 'SIGKILL')
    await gone()
    while (tree.some(isAlive)) await sleep(10)
  }
  return {
    pid,
    home: options.home,
    inbox: at('inbox'),
    mailbox: at('mailbox'),
    processed: at('processed'),
    rejected: at('rejected'),
    consoleUrl: facts.consoleUrl,
    databaseUrl: facts.databaseUrl,
    redisUrl: facts.redisUrl,
    readyMs: performance.now() - began,
    output,
    kill9: async () => {
      child.kill('SIGKILL')
      await gone()
    },
    killTree9,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal)
      await gone()
      return child.exitCode ?? 1
    },
    [Symbol.asyncDispose]: killTree9,
  }
}

/** Starts it without waiting: for starts that are meant to fail, or to be killed half-way. */
export function spawnJianbao(options: StartOptions): {
  child: ChildProcess
  output: () => string
  /** Resolves with the exit code. */
  ended: Promise<number>
} {
  const { home, env, ...as } = options
  const command = [join(checkout, 'packages/cli/src/main.ts'), 'up']
  const own = { JIANBAO_PORT: '0', ...env, JIANBAO_HOME: home }
  const clean = {
    ...process.env,
    DATABASE_URL: undefined,
    REDIS_URL: undefined,
    SMTP_URL: undefined,
  }
  // Set by the package manager that runs the tests; it would make the process follow its parent's end.
  const unscripted = { ...clean, npm_lifecycle_event: undefined }
  const child = spawn(node, command, {
    cwd: as.cwd ?? checkout,
    env: { ...unscripted, ...own },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(as.uid === undefined ? {} : { uid: as.uid }),
    ...(as.gid === undefined ? {} : { gid: as.gid }),
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => {
      said += text
    })
  }
  const ended = new Promise<number>((done) => child.once('close', (code) => done(code ?? 1)))
  return { child, output: () => said, ended }
}

interface Announced {
  readonly pid: number
  readonly ready: boolean
  readonly consoleUrl: string
  readonly databaseUrl: string
  readonly redisUrl?: string
}

async function untilReady(
  options: StartOptions,
  child: ChildProcess,
  output: () => string,
): Promise<Announced> {
  const end = Date.now() + (options.readyMs ?? 60_000)
  for (;;) {
    const announced = readAnnounced(options.home)
    if (announced?.pid === child.pid && announced?.ready) return announced
    const ended = child.exitCode ?? child.signalCode
    if (ended !== null)
      throw new Error(`jianbao ended (${ended}) before it was ready:\n${output()}`)
    if (Date.now() > end) {
      child.kill('SIGKILL')
      throw new Error(`jianbao was not ready in time:\n${output()}`)
    }
    await sleep(10)
  }
}

function readAnnounced(home: string): Announced | undefined {
  try {
    return JSON.parse(readFileSync(join(home, 'running.json'), 'utf8'))
  } catch {
    return undefined
  }
}

/** The pids that PostgreSQL and Redis of a home wrote down: their parent may be gone already. */
export function serversOf(home: string): number[] {
  const place = readFirst(join(home, 'postgres/location')) ?? join(home, 'postgres')
  const files = [join(place, 'data/postmaster.pid'), join(home, 'redis/redis.pid')]
  const servers = files.map((file) => Number(readFirst(file))).filter(isAlive)
  return servers.flatMap((server) => [server, ...descendantsOf(server)])
}

function readFirst(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').split('\n')[0]?.trim()
  } catch {
    return undefined
  }
}

/** All processes below `pid`, by the parent each names in /proc. Never by name. */
export function descendantsOf(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const entry of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = readStat(Number(entry))
    if (stat) parents.set(Number(entry), stat.parent)
  }
  const below = (of: number): number[] =>
    [...parents]
      .filter(([, parent]) => parent === of)
      .flatMap(([child]) => [child, ...below(child)])
  return below(pid)
}

/** Whether a process runs; a zombie does not. */
export function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false
  return readStat(pid) !== undefined
}

function readStat(pid: number): { parent: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' || state === 'X' ? undefined : { parent: Number(parent) }
  } catch {
    return undefined
  }
}

function killIfThere(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
