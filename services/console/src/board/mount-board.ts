/**
 * Bull Board under /queues. It is loaded on the first visit, into a server of its own that is handed
 * the raw requests: most processes are never asked for it, and it is the larger half of the console.
 */
import type { Queues } from '@jianbao/queues'
import Fastify, { type FastifyInstance } from 'fastify'
import { boardPolicy } from '../security-headers.ts'

const basePath = '/queues'

/** The caller guards the scope by session: Bull Board has no login of its own. */
export function mountBoard(app: FastifyInstance, queues: Queues): void {
  let board: Promise<FastifyInstance> | undefined
  // Bodies stay in the stream: the board's own server reads them.
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, _payload, done) => done(null))
  app.addHook('onClose', async () => {
    await (await board)?.close()
  })
  const handler = {
    method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    schema: { hide: true },
    handler: async (request, reply) => {
      board ??= openBoard(queues)
      const { routing } = await board
      reply.hijack()
      routing(request.raw, reply.raw)
      return reply
    },
  } satisfies Omit<Parameters<typeof app.route>[0], 'url'>
  app.route({ ...handler, url: basePath })
  app.route({ ...handler, url: `${basePath}/*` })
}

async function openBoard(queues: Queues): Promise<FastifyInstance> {
  const [{ createBullBoard }, { BullMQAdapter }, { FastifyAdapter }] = await Promise.all([
    import('@bull-board/api'),
    import('@bull-board/api/bullMQAdapter'),
    import('@bull-board/fastify'),
  ])
  const adapter = new FastifyAdapter()
  adapter.setBasePath(basePath)
  createBullBoard({
    queues: queues.boardQueues().map((queue) => new BullMQAdapter(queue)),
    serverAdapter: adapter,
    options: { uiConfig: { boardTitle: '简报 队列' } },
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
