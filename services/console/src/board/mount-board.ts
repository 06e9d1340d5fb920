/**
 * Bull Board under /queues. It is loaded on the first visit, into a server of its own that is handed
 * the raw requests: most processes are never asked for it, and it is the larger half of the console.
 *
 * Administrators have one that acts, all others one that only shows. That what writes is refused to
 * others does not rest on it: every method but GET needs the scope `administer`.
 */
import type { Queues } from '@jianbao/queues'
import type { Clock } from '@jianbao/runtime'
import { isAllowed } from '@jianbao/schema'
import { addAuditEvent, type Db } from '@jianbao/store'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { actorOf, identityOf } from '../access/require-scope.ts'
import { boardPolicy } from '../security-headers.ts'

const basePath = '/queues'

interface Deps {
  readonly queues: Queues
  readonly db: Db
  readonly clock: Clock
}

/** The caller guards the scope by login: Bull Board has none of its own. */
export function mountBoard(app: FastifyInstance, { queues, db, clock }: Deps): void {
  const boards = new Map<boolean, Promise<FastifyInstance>>()
  const boardFor = (readOnly: boolean) => {
    const board = boards.get(readOnly) ?? openBoard(queues, { readOnly })
    boards.set(readOnly, board)
    return board
  }
  // Bodies stay in the stream: the board's own server reads them.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.addHook('onClose', async () => {
    for (const board of boards.values()) await (await board).close()
  })
  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const readOnly = !isAllowed(identityOf(request).scopes, 'administer')
    const { routing } = await boardFor(readOnly)
    reply.hijack()
    routing(request.raw, reply.raw)
    return reply
  }
  /** What is asked of it is told of by its address: `sweep/clean/failed`. */
  const noted = async (request: FastifyRequest, reply: FastifyReply) => {
    const subjectId = request.url.replace(/^\/queues\/(?:api\/queues\/)?|\?.*$/g, '').slice(0, 400)
    const by = { ...actorOf(request), at: clock.now() }
    await addAuditEvent(db, { ...by, what: 'board-used', subjectId })
    return await handler(request, reply)
  }
  const schema = { hide: true }
  for (const url of [basePath, `${basePath}/*`]) {
    app.route({ method: 'GET', url, schema, config: { scope: 'read' }, handler })
    const method = ['POST', 'PUT', 'PATCH', 'DELETE']
    app.route({ method, url, schema, config: { scope: 'administer' }, handler: noted })
  }
}

async function openBoard(
  queues: Queues,
  { readOnly }: { readOnly: boolean },
): Promise<FastifyInstance> {
  const [{ createBullBoard }, { BullMQAdapter }, { FastifyAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/fastify'),
  ])
  const adapter = new FastifyAdapter()
  adapter.setBasePath(basePath)
  createBullBoard({
    queues: queues
      .boardQueues()
      .map((queue) => new BullMQAdapter(queue, { readOnlyMode: readOnly })),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: readOnly ? '简报 队列（只读）' : '简报 队列' } },
  })
  const board = Fastify({ logger: false })
  board.addHook('onSend', async (_request, reply) => {
    reply.header('content-security-policy', boardPolicy)
    reply.header('x-content-type-options', 'nosniff')
    reply.header('referrer-policy', 'same-origin')
  })
  await board.register(adapter.registerPlugin(), { prefix: basePath })
  await board.ready()
  return board
}
