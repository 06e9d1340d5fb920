/**
 * The order in which one process becomes a whole system:
 *
 * 1. own topics are read, the home is taken and the port tried: what a person must mend is told before anything starts
 * 2. PostgreSQL, Redis and the mailbox start side by side, each only where no URL is set
 * 3. the four services start on them
 * 4. a brand-new embedded home gets its samples
 *
 * Closing goes the other way: services, then servers, then the home.
 */
import {
  announce,
  type Home,
  leaveHome,
  oweSamplesIfNew,
  prepareHome,
  takeHome,
} from '@jianbao/embedded'
import {
  createMetrics,
  readOwnTopics,
  type Service,
  type ServiceContext,
  type Settings,
  systemClock,
  UserError,
} from '@jianbao/runtime'
import { mergeTopics } from '@jianbao/schema'
import type { Facts } from './facts.ts'
import { giveSamples } from './give-samples.ts'
import { portError, requireFreePort } from './require-free-port.ts'
import { loadServices } from './services.ts'
import { localUrl, type Servers, startServers } from './start-servers.ts'

export interface System {
  readonly facts: Facts
  /** Rejects when a server of ours ends by itself. */
  readonly broken: Promise<never>
  close(): Promise<void>
}

export interface StartOptions {
  readonly settings: Settings
  readonly log: ServiceContext['log']
  /** Told as each step is done. */
  readonly progress: (step: string) => void
  /** Aborted when somebody wants it stopped: no further step begins, and what has started is closed. */
  readonly signal: AbortSignal
}

/** @throws UserError for a port in use, a home that cannot be written or that a living process has. */
export async function startSystem(options: StartOptions): Promise<System> {
  await using opened = new AsyncDisposableStack()
  // Each service reads them for itself; a file that is wrong is told before anything starts.
  mergeTopics(readOwnTopics(options.settings))
  const home = prepareHome(options.settings.home)
  claimHome(home)
  opened.defer(() => leaveHome(home.root))
  const port = await requireFreePort(options.settings.host, options.settings.port)
  const embedded = options.settings.databaseUrl === undefined
  if (embedded) oweSamplesIfNew(home)

  const loading = loadServices()
  // Awaited in startServices; if the servers fail first, this must not stay unhandled.
  loading.catch(() => undefined)
  const servers = await startServers({ ...options.settings, port }, home, options)
  opened.defer(() => servers.close())
  options.signal.throwIfAborted()

  const services = await startServices(servers.settings, await loading, options.log)
  opened.defer(() => closeAll(Object.values(services)))
  options.progress('监视、解析、推送、控制台 services')

  if (embedded && (await giveSamples(home, servers.settings.databaseUrl, systemClock.now()))) {
    options.progress('示例简报和示例订阅 samples')
  }
  const facts = factsOf(home, servers, services)
  announce(home.root, {
    ready: true,
    databaseUrl: servers.settings.databaseUrl,
    consoleUrl: facts.consoleUrl,
    mailbox: home.mailbox,
    ...(servers.settings.redisUrl === undefined ? {} : { redisUrl: servers.settings.redisUrl }),
  })
  const running = opened.move()
  return { facts, broken: servers.broken, close: () => running.disposeAsync() }
}

function claimHome(home: Home): void {
  const outcome = takeHome(home.root)
  if (outcome.taken) return
  const { pid, consoleUrl } = outcome.by
  const where = consoleUrl === undefined ? '' : ` ${consoleUrl}`
  throw new UserError({
    zh: `主目录 ${home.root} 已由进程 ${pid} 使用${where}；请先停止它，或用 JIANBAO_HOME 指定另一个目录。`,
    en: `The home ${home.root} is in use by process ${pid}${where}. Stop it first, or set JIANBAO_HOME to another folder.`,
  })
}

type RunningServices = Record<string, Service>

async function startServices(
  settings: Settings,
  creators: Awaited<ReturnType<typeof loadServices>>,
  log: ServiceContext['log'],
): Promise<RunningServices> {
  const shared = { settings, metrics: createMetrics(), clock: systemClock }
  const names = Object.keys(creators)
  const outcomes = await Promise.allSettled(
    Object.entries(creators).map(([name, create]) =>
      create({ ...shared, log: log.child({ service: name }) }),
    ),
  )
  const services = outcomes.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
  const failure = outcomes.find((outcome) => outcome.status === 'rejected')
  if (!failure) return Object.fromEntries(names.map((name, i) => [name, services[i] as Service]))
  await closeAll(services)
  throw portError(settings.host, settings.port, failure.reason)
}

/** Side by side: each waits for what it has in hand, and together they have five seconds. */
async function closeAll(services: readonly Service[]): Promise<void> {
  await Promise.allSettled(services.map((service) => service.close()))
}

function factsOf(home: Home, servers: Servers, services: RunningServices): Facts {
  // The console adds the link that signs one browser in to what every service has.
  const console: { loginUrl?: string } & Partial<Service> = services['console'] ?? {}
  return {
    home: home.root,
    inbox: home.inbox,
    mailbox: home.mailbox,
    consoleUrl: localUrl(servers.settings),
    loginUrl: console.loginUrl,
    consoleToken: home.consoleToken,
    database: servers.database,
    queues: servers.queues,
    mail: servers.mail,
  }
}
