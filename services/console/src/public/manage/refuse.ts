import type { FastifyReply } from 'fastify'
import { gonePage } from '../confirm/confirm-pages.ts'
import { inLanguage } from '../language.ts'
import { sendPage } from '../public-page.ts'
import { expiredPage } from './manage-pages.ts'
import type { ManageRequest } from './read-request.ts'

/** For links that may not do this: what they may is shown instead. */
export function refuse(reply: FastifyReply, asked: ManageRequest): FastifyReply {
  if (asked.kind === 'gone') return sendPage(reply, gonePage(asked))
  if (asked.kind === 'expired') return sendPage(reply, expiredPage(asked.view))
  return reply.redirect(inLanguage(asked.path, asked.locale), 303)
}
