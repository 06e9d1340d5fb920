/** The page behind the link of a confirmation mail. GET shows, POST agrees. */
import {
  type Confirmation,
  confirm,
  readConfirmation,
  readSigningKey,
  signLink,
} from '@jianbao/store'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { clientNetwork } from '../client-network.ts'
import { localeOf } from '../language.ts'
import type { PublicDeps } from '../public-deps.ts'
import { sendPage } from '../public-page.ts'
import { askPage, donePage, gonePage } from './confirm-pages.ts'

const params = z.object({ token: z.string().min(1).max(300) })

export function confirmRoutes(app: FastifyInstance, deps: PublicDeps): void {
  const { db, clock, settings, topics } = deps
  const hidden = { schema: { hide: true, params } }

  const around = (request: FastifyRequest, found: Confirmation | null) => {
    const locale = localeOf(request, found?.locale)
    return { locale, topics, timeZone: settings.timeZone }
  }
  /** Whoever just agreed reads the mailbox: the page leads on to everything of theirs. */
  const manageTokenOf = async ({ noticeId }: Confirmation): Promise<string | null> => {
    if (noticeId === null) return null
    const key = await readSigningKey(db, clock.now())
    return signLink(key, { purpose: 'manage-notice', subject: noticeId })
  }
  const pageOf = async (request: FastifyRequest, found: Confirmation | null) => {
    const given = around(request, found)
    if (found === null || found.state === 'expired') return gonePage(given)
    if (found.state === 'open') return askPage(found, given)
    return donePage(found, { ...given, manageToken: await manageTokenOf(found) })
  }

  app.get('/confirm/:token', hidden, async (request, reply) => {
    const { token } = params.parse(request.params)
    return sendPage(reply, await pageOf(request, await readConfirmation(db, token, clock.now())))
  })

  app.post('/confirm/:token', hidden, async (request, reply) => {
    const { token } = params.parse(request.params)
    const network = clientNetwork(request)
    const found = await confirm(db, token, { at: clock.now(), network })
    return sendPage(reply, await pageOf(request, found))
  })
}
