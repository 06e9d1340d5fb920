/**
 * The page behind the unsubscribe link of a mail. GET shows, POST acts: link scanners open everything.
 * It answers every token in the same words, and works without a script and on a phone.
 */
import { leavingReason } from '@jianbao/schema'
import {
  noteReason,
  readUnsubscribeLink,
  resumeSubscription,
  unsubscribeByLink,
} from '@jianbao/store'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { clientNetwork } from '../client-network.ts'
import { localeOf } from '../language.ts'
import type { PublicDeps } from '../public-deps.ts'
import { type PublicPage, sendPage } from '../public-page.ts'
import { askPage, endedPage, resumedPage } from './unsubscribe-pages.ts'

const params = z.object({ token: z.string().min(1).max(300) })
/** RFC 8058: a mail program posts `List-Unsubscribe=One-Click`. Our own forms post `action`. */
const form = z
  .object({
    action: z.enum(['end', 'undo', 'tell']).default('end'),
    only: z.union([z.uuid(), z.array(z.uuid()).max(100)]).optional(),
    reason: leavingReason.optional().catch(undefined),
    words: z.string().trim().max(500).optional().catch(undefined),
  })
  .catch({ action: 'end' })

type Form = z.infer<typeof form>

export function unsubscribeRoutes(
  app: FastifyInstance,
  { db, clock }: Pick<PublicDeps, 'db' | 'clock'>,
): void {
  const hidden = { schema: { hide: true, params } }
  const around = (request: FastifyRequest) => {
    const { token } = params.parse(request.params)
    return { token, locale: localeOf(request) }
  }
  const actOf = (request: FastifyRequest) => ({
    at: clock.now(),
    origin: 'unsubscribe-link',
    network: clientNetwork(request),
  })

  app.get('/u/:token', hidden, async (request, reply) => {
    const given = around(request)
    const found = (await readUnsubscribeLink(db, given.token)) ?? []
    const allEnded = found.length > 0 && found.every((each) => each.state === 'ended')
    return sendPage(
      reply,
      allEnded ? endedPage(found, given, { told: false }) : askPage(found, given),
    )
  })

  const end = async (request: FastifyRequest): Promise<PublicPage> => {
    const given = around(request)
    const before = (await readUnsubscribeLink(db, given.token)) ?? []
    await unsubscribeByLink(db, given.token, actOf(request))
    // Undo takes up what this click ended, not what the reader had ended before.
    const active = before.filter((each) => each.state === 'active')
    return endedPage(active.length > 0 ? active : before, given, { told: false })
  }
  const undo = async (request: FastifyRequest, { only }: Form): Promise<PublicPage> => {
    const given = around(request)
    const found = (await readUnsubscribeLink(db, given.token)) ?? []
    const ids = [only ?? []].flat()
    const wanted = found.filter(({ id }) => ids.includes(id))
    for (const { id } of wanted) {
      await resumeSubscription(db, { subscriptionId: id, ...actOf(request) })
    }
    return resumedPage(wanted, given)
  }
  const tell = async (request: FastifyRequest, { reason, words }: Form): Promise<PublicPage> => {
    const given = around(request)
    const found = (await readUnsubscribeLink(db, given.token)) ?? []
    const ended = found.filter((each) => each.state === 'ended')
    const detail = { ...(reason && { reason }), ...(words && { words }) }
    await noteReason(db, { token: given.token, detail, ...actOf(request) })
    return endedPage(ended, given, { told: true })
  }

  app.post('/u/:token', hidden, async (request, reply) => {
    const sent = form.parse(request.body ?? {})
    if (sent.action === 'undo') return sendPage(reply, await undo(request, sent))
    if (sent.action === 'tell') return sendPage(reply, await tell(request, sent))
    return sendPage(reply, await end(request))
  })
}
