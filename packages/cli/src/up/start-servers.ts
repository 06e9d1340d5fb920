/** PostgreSQL, Redis and the mailbox: each is started only where the settings name no other. */
import {
  type EmbeddedPostgres,
  type EmbeddedRedis,
  findRedis,
  type Home,
  keepRedis,
  type Mailbox,
  startMailbox,
  startPostgres,
} from '@jianbao/embedded'
import type { ServiceContext, Settings } from '@jianbao/runtime'
import type { DatabaseFact, QueueFact } from './facts.ts'

export interface Servers {
  readonly settings: Settings & { readonly databaseUrl: string }
  readonly database: DatabaseFact
  readonly queues: QueueFact
  readonly mail: 'mailbox' | 'server'
  /** Rejects when a server of ours ends by itself. */
  readonly broken: Promise<never>
  close(): Promise<void>
}

export async function startServers(
  given: Settings,
  home: Home,
  heard: {
    progress: (step: string) => void
    log: ServiceContext['log']
    signal: AbortSignal
  },
): Promise<Servers> {
  const onDeath = () => heard.log.warn('Redis ended unexpectedly and is started again')
  await using opened = new AsyncDisposableStack()
  const program = given.redisUrl === undefined ? findRedis() : undefined
  const stopped = <T extends { stop(): Promise<void>; kill?(): void }>(server: T) => {
    opened.defer(() => server.stop())
    // Whatever ends this process short of SIGKILL, no server outlives it.
    const kill = () => server.kill?.()
    process.once('exit', kill)
    opened.defer(() => void process.off('exit', kill))
    return server
  }
  const [postgres, redis, mailbox] = await allOrThrow(
    given.databaseUrl === undefined
      ? startPostgres({ folder: home.postgres, signal: heard.signal }).then(stopped)
      : undefined,
    program === undefined
      ? undefined
      : keepRedis({ folder: home.redis, program, onDeath }).then(stopped),
    given.smtpUrl === undefined ? startMailbox(home.mailbox).then(stopped) : undefined,
  )
  heard.progress('PostgreSQL · Redis · 邮箱 servers')
  const running = opened.move()
  let closing = false
  const broken = watch(postgres, redis, () => closing)
  // Whoever waits for it comes later; until then it must not end the process without a word.
  broken.catch(() => undefined)
  return {
    settings: {
      ...given,
      ...urlsOf(given, { postgres, redis, mailbox }),
    },
    database: postgres
      ? { kind: 'embedded', place: postgres.place, runsAs: postgres.runsAs }
      : { kind: 'given' },
    queues:
      given.redisUrl !== undefined || redis
        ? { kind: 'redis', program: redis?.program }
        : { kind: 'postgres' },
    mail: mailbox ? 'mailbox' : 'server',
    broken,
    close: () => {
      closing = true
      return running.disposeAsync()
    },
  }
}

interface Started {
  readonly postgres: EmbeddedPostgres | undefined
  readonly redis: EmbeddedRedis | undefined
  readonly mailbox: Mailbox | undefined
}

function urlsOf(given: Settings, { postgres, redis, mailbox }: Started) {
  return {
    // One of the two is there: the second is started when the first is not given.
    databaseUrl: given.databaseUrl ?? (postgres as EmbeddedPostgres).url,
    redisUrl: given.redisUrl ?? redis?.url,
    smtpUrl: given.smtpUrl ?? mailbox?.url,
    // Mails kept here are read on this machine; mails sent out need an address others can open.
    publicUrl: given.publicUrl ?? (mailbox ? localUrl(given) : undefined),
  }
}

/** Where a browser on this machine finds the console. */
export function localUrl({ host, port }: Pick<Settings, 'host' | 'port'>): string {
  const local = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${local.includes(':') ? `[${local}]` : local}:${port}`
}

async function watch(
  postgres: EmbeddedPostgres | undefined,
  redis: EmbeddedRedis | undefined,
  closing: () => boolean,
): Promise<never> {
  const ends = [
    postgres?.exited.then(() => 'PostgreSQL'),
    redis?.exited.then(() => 'Redis'),
  ].filter((end) => end !== undefined)
  const never = new Promise<never>(() => undefined)
  const name = await Promise.race([...ends, never])
  if (closing()) return never
  throw new Error(`The embedded ${name} ended unexpectedly.`)
}

/** Waits for all before it throws, so that what did start is there to be stopped. */
async function allOrThrow<T extends readonly unknown[]>(
  ...work: T
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  const outcomes = await Promise.allSettled(work)
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  return (await Promise.all(work)) as { -readonly [K in keyof T]: Awaited<T[K]> }
}
