/** The console's HTTP server: guards first, then one line for every room. */
import cookie from '@fastify/cookie'
import swagger from '@fastify/swagger'
import type { Queues } from '@jianbao/queues'
import type { Clock, Settings } from '@jianbao/runtime'
import type { Topic } from '@jianbao/schema'
import type { Blobs, Db } from '@jianbao/store'
import type { Registry } from '@prometheus-io/client'
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify'
import {
  jsonSchemaTransform,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import type { Access } from './access/access.ts'
import { loginRoutes } from './access/login-routes.ts'
import { guardNetwork } from './access/network-guard.ts'
import { requireScope } from './access/require-scope.ts'
import { accessRoutes } from './api/access-routes.ts'
import { alarmRoutes } from './api/alarm-routes.ts'
import { articleRoutes } from './api/article-routes.ts'
import { bulletinRoutes } from './api/bulletin-routes.ts'
import { channelRoutes } from './api/channel-routes.ts'
import { deliveryRoutes } from './api/delivery-routes.ts'
import { digestRoutes } from './api/digest-routes.ts'
import { documentRoutes } from './api/document-routes.ts'
import { feedRoutes } from './api/feed-routes.ts'
import { mailboxRoutes } from './api/mailbox-routes.ts'
import { overviewRoutes } from './api/overview-routes.ts'
import { queueRoutes } from './api/queue-routes.ts'
import { readerRoutes } from './api/reader-routes.ts'
import { searchRoutes } from './api/search-routes.ts'
import { sessionRoutes } from './api/session-routes.ts'
import { statisticsRoutes } from './api/statistics-routes.ts'
import { subscriptionRoutes } from './api/subscription-routes.ts'
import { uploadRoutes } from './api/upload-routes.ts'
import { mountBoard } from './board/mount-board.ts'
import { openLiveCounts } from './counts/live-counts.ts'
import { type Counts, readCounts } from './counts/read-counts.ts'
import { handleErrors } from './handle-errors.ts'
import { formBytesMax, jsonBytesMax } from './limits.ts'
import type { Mailbox } from './mailbox/mailbox.ts'
import { registerMetrics } from './metrics/register-metrics.ts'
import { openApiDocument } from './open-api-document.ts'
import { pageRoutes } from './pages/page-routes.ts'
import type { Pages } from './pages/pages.ts'
import { bounceHook } from './public/bounce-hook.ts'
import { digestPageRoutes } from './public/digest-page-routes.ts'
import { publicFeeds } from './public/public-feeds.ts'
import { publicRoutes } from './public/public-routes.ts'
import { setSecurityHeaders } from './security-headers.ts'
import type { Inbox } from './uploads/inbox.ts'

export interface ServerDeps {
  readonly settings: Settings
  readonly topics: readonly Topic[]
  readonly log: FastifyBaseLogger
  readonly clock: Clock
  readonly metrics: Registry
  readonly db: Db
  readonly queues: Queues
  readonly blobs: Blobs
  readonly inbox: Inbox
  readonly mailbox: Mailbox
  readonly access: Access
  readonly pages: Pages
}

export async function buildServer(deps: ServerDeps): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: deps.log,
    // Addresses carry login codes and unsubscribe tokens: they are not logged.
    logController: new LogController({ disableRequestLogging: true }),
    // Names the client for limits and the audit trail only: who may enter is asked of the socket itself.
    trustProxy: deps.settings.trustedProxies,
    bodyLimit: jsonBytesMax,
    routerOptions: { maxParamLength: 400 },
    forceCloseConnections: true,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  handleErrors(app)
  takeForms(app)
  const { consoleUrl } = deps.settings
  app.addHook('onRequest', async (request) => guardNetwork(request, consoleUrl))
  app.addHook('onSend', async (_request, reply) => setSecurityHeaders(reply))
  await app.register(cookie)
  await app.register(swagger, { openapi: openApiDocument, transform: jsonSchemaTransform })

  await app.register(async (scope) => openRooms(scope, deps))
  await app.register(async (scope) => publicRoutes(scope, deps))
  await app.register(async (scope) => guardedRooms(scope, deps))
  return app
}

/** What needs no login: the login itself, public pages, and what machines ask. */
function openRooms(app: FastifyInstance, deps: ServerDeps): void {
  const hidden = { schema: { hide: true } }
  const metrics = registerMetrics(deps.metrics, () => readCounts(deps))
  loginRoutes(app, deps)
  pageRoutes(app, deps)
  digestPageRoutes(app, deps)
  publicFeeds(app, deps)
  void app.register(async (scope) => bounceHook(scope, deps))
  app.get('/healthz', hidden, async (_request, reply) => reply.type('text/plain').send('ok\n'))
  app.get('/metrics', hidden, async (_request, reply) => {
    await metrics.refresh()
    return reply.type(deps.metrics.contentType).send(await deps.metrics.metrics())
  })
}

/** What a person must have logged in for. */
async function guardedRooms(app: FastifyInstance, deps: ServerDeps): Promise<void> {
  const read = async (): Promise<Counts['pipeline']> => (await readCounts(deps)).pipeline
  const live = openLiveCounts({ read, isWelcome: deps.access.isLoggedIn, log: deps.log })
  app.addHook('preClose', async () => live.close())
  requireScope(app, deps.access)
  overviewRoutes(app, { ...deps, live })
  bulletinRoutes(app, deps)
  articleRoutes(app, deps)
  searchRoutes(app, deps)
  documentRoutes(app, deps)
  statisticsRoutes(app, deps)
  subscriptionRoutes(app, deps)
  digestRoutes(app, deps)
  deliveryRoutes(app, deps)
  channelRoutes(app, deps)
  feedRoutes(app, deps)
  mailboxRoutes(app, deps)
  alarmRoutes(app, deps)
  readerRoutes(app, deps)
  queueRoutes(app, deps)
  accessRoutes(app, deps)
  sessionRoutes(app, deps)
  const forAll = { schema: { hide: true }, config: { scope: 'login' } } as const
  app.get('/api/openapi.json', forAll, async () => app.swagger())
  await app.register(async (scope) => {
    // An upload stays a stream: it may be 64 MB.
    scope.addContentTypeParser('application/octet-stream', (_request, _payload, done) => done(null))
    uploadRoutes(scope, deps)
  })
  await app.register(async (scope) => mountBoard(scope, deps))
}

function takeForms(app: FastifyInstance): void {
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: formBytesMax },
    (_request, body, done) => {
      const fields: Record<string, string | string[]> = {}
      for (const [name, value] of new URLSearchParams(String(body))) {
        const before = fields[name]
        fields[name] = before === undefined ? value : [before, value].flat()
      }
      done(null, fields)
    },
  )
}
