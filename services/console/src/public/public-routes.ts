/** Pages for readers, who have no login: they act by a signed link, or ask by mail. */
import type { Queues } from '@jianbao/queues'
import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { ConsoleError } from '../console-errors.ts'
import { confirmRoutes } from './confirm/confirm-routes.ts'
import { openRequestLimits } from './limit-requests.ts'
import { manageRoutes } from './manage/manage-routes.ts'
import { publicCss } from './public-css.ts'
import type { PublicDeps } from './public-deps.ts'
import { signUpRoutes } from './sign-up/sign-up-routes.ts'
import { unsubscribeRoutes } from './unsubscribe/unsubscribe-routes.ts'

type Given = Omit<PublicDeps, 'limit' | 'limitPreviews' | 'sendSoon'> & {
  readonly queues: Queues
  readonly log: FastifyBaseLogger
}

/** The ledger owes the notice already: without queues the notifier's next tick finds it. */
function openSendSoon({ queues, log }: Given): PublicDeps['sendSoon'] {
  return (asked) => {
    if (asked.kind === 'busy') throw new ConsoleError('too-many-requests')
    if (asked.kind !== 'owed') return
    queues
      .relay('deliver-notice', { noticeId: asked.noticeId, attempt: 1 })
      .catch((err) => log.warn({ err }, 'the queue is away; the notifier will find the notice'))
  }
}

export async function publicRoutes(app: FastifyInstance, given: Given): Promise<void> {
  const limits = await openRequestLimits(app)
  const deps: PublicDeps = { ...given, ...limits, sendSoon: openSendSoon(given) }
  app.get('/public.css', { schema: { hide: true } }, async (_request, reply) =>
    reply.type('text/css; charset=utf-8').header('cache-control', 'max-age=300').send(publicCss),
  )
  signUpRoutes(app, deps)
  confirmRoutes(app, deps)
  manageRoutes(app, deps)
  unsubscribeRoutes(app, deps)
}
