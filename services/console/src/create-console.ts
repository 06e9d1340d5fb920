/** The console: pages and API over the ledger and the queues. It does no pipeline work. */
import type { AddressInfo } from 'node:net'
import { openQueues, type QueueBackend } from '@jianbao/queues'
import {
  readOwnTopics,
  type Service,
  type ServiceContext,
  type Settings,
  UserError,
} from '@jianbao/runtime'
import { mergeTopics } from '@jianbao/schema'
import { migrate, openBlobs, openStore } from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import { openAccess } from './access/access.ts'
import { buildServer } from './build-server.ts'
import { openMailbox } from './mailbox/mailbox.ts'
import { cacheFolders, webFolder } from './pages/page-cache.ts'
import { openPages } from './pages/pages.ts'
import { openInbox } from './uploads/inbox.ts'

export interface Console extends Service {
  /** `http://127.0.0.1:4680`: where a person on this machine opens it. */
  readonly url: string
  /** The file whose line logs in. */
  readonly tokenPath: string
  /** Logs one browser in, once. For a terminal only: never write it to a log. */
  readonly loginUrl: string
  /** Resolves when the pages are built, or could not be. */
  readonly pagesSettled: Promise<void>
}

/**
 * Opens everything and listens. The pages are built behind it.
 *
 * @throws UserError when the port is in use or the address is not ours.
 */
export async function createConsole(context: ServiceContext): Promise<Console> {
  const { settings, log, clock, metrics } = context
  await using opened = new AsyncDisposableStack()
  const databaseUrl = databaseUrlOf(settings)
  const topics = mergeTopics(readOwnTopics(settings))
  const store = opened.use(
    openStore({
      databaseUrl,
      applicationName: 'jianbao-console',
      onIdleError: (err) => log.warn({ err }, 'a database connection broke'),
    }),
  )
  await migrate(store.db)
  const queues = opened.use(await openQueues({ backend: backendOf(settings, databaseUrl), log }))
  const pages = openPages({ web: webFolder, caches: cacheFolders(settings.home), log })
  opened.defer(() => pages.close())
  const access = await openAccess({
    home: settings.home,
    consoleUrl: settings.consoleUrl,
    db: store.db,
    clock,
  })
  const app = await buildServer({
    settings,
    topics,
    log,
    clock,
    metrics,
    db: store.db,
    queues,
    blobs: openBlobs(settings.home),
    inbox: await openInbox(settings.home, clock.now()),
    mailbox: openMailbox(settings.home),
    access,
    pages,
  })
  opened.defer(() => app.close())
  const url = await listen(app, settings)
  const running = opened.move()
  return {
    url,
    tokenPath: access.tokenPath,
    loginUrl: `${url}/login?code=${access.createLoginCode()}`,
    pagesSettled: pages.settled,
    close: () => running.disposeAsync(),
  }
}

function databaseUrlOf(settings: Settings): string {
  if (settings.databaseUrl !== undefined) return settings.databaseUrl
  throw new UserError({
    zh: '控制台需要数据库：请设置 DATABASE_URL，或运行 npx --yes pnpm start。',
    en: 'The console needs a database: set DATABASE_URL, or run `npx --yes pnpm start`.',
  })
}

function backendOf(settings: Settings, databaseUrl: string): QueueBackend {
  return settings.redisUrl === undefined
    ? { kind: 'postgres', url: databaseUrl }
    : { kind: 'redis', url: settings.redisUrl }
}

async function listen(app: FastifyInstance, { host, port }: Settings): Promise<string> {
  try {
    await app.listen({ host, port })
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') {
      throw new UserError(
        {
          zh: `端口 ${port} 已被占用。请关闭占用它的程序，或用 JIANBAO_PORT 换一个端口。`,
          en: `Port ${port} is in use. Stop what uses it, or choose another with JIANBAO_PORT.`,
        },
        { cause },
      )
    }
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EACCES') {
      throw new UserError(
        {
          zh: `无法在 ${host}:${port} 上监听。请检查 JIANBAO_HOST 和 JIANBAO_PORT。`,
          en: `Cannot listen on ${host}:${port}. Check JIANBAO_HOST and JIANBAO_PORT.`,
        },
        { cause },
      )
    }
    throw cause
  }
  // A TCP server that listens has an AddressInfo, never a string or null.
  const address = app.server.address() as AddressInfo
  const isOpenToAll = host === '0.0.0.0' || host === '::'
  const name = isOpenToAll ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${address.port}`
}
