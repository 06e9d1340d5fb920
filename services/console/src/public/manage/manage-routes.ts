/**
 * The manage page behind a signed link, and the form that asks for one. GET shows, POST acts. What a
 * link may do depends on how it came (`readManageLink`).
 */
import { Readable } from 'node:stream'
import { manageLinkRequest } from '@jianbao/schema'
import { askManageLink, eraseReader, exportReader } from '@jianbao/store'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { serve } from '../../api/serve.ts'
import { clientNetwork } from '../client-network.ts'
import { inLanguage, localeOf } from '../language.ts'
import type { PublicDeps } from '../public-deps.ts'
import { sendPage } from '../public-page.ts'
import { act, manageForm, renew } from './act.ts'
import { askLinkPage, linkSentPage } from './ask-link-pages.ts'
import { editRoutes } from './edit-routes.ts'
import { erasedPage, erasePage } from './erase-pages.ts'
import { managePage } from './manage-pages.ts'
import { type ManageRequest, params, readRequest } from './read-request.ts'
import { refuse } from './refuse.ts'

const hidden = { schema: { hide: true } }
const ofToken = { schema: { hide: true, params } }
const origin = 'manage-link'

export function manageRoutes(app: FastifyInstance, deps: PublicDeps): void {
  linkRoutes(app, deps)
  app.get('/manage/:token', ofToken, async (request, reply) => {
    const asked = await readRequest(deps, request)
    if (asked.kind !== 'open') return refuse(reply, asked)
    return sendPage(reply, managePage(asked.view))
  })

  app.post('/manage/:token', ofToken, async (request, reply) => {
    const asked = await readRequest(deps, request)
    const form = manageForm.safeParse(request.body)
    if (asked.kind === 'gone' || !form.success) return refuse(reply, asked)
    if (form.data.action === 'renew' || form.data.action === 'address') await deps.limit(request)
    const { path, locale } = asked
    if (asked.kind === 'expired' && form.data.action !== 'renew') return refuse(reply, asked)
    const said =
      asked.kind === 'expired'
        ? await renew(deps, asked.view)
        : await act({ deps, view: asked.view, network: clientNetwork(request) }, form.data)
    const spoken = form.data.locale ?? locale
    return reply.redirect(inLanguage(path, spoken, { said }), 303)
  })
  editRoutes(app, deps)
  dataRoutes(app, deps)
}

/** "Send me my manage link": the answer is the same for every address. */
function linkRoutes(app: FastifyInstance, { db, clock, limit, sendSoon }: PublicDeps): void {
  app.get('/manage', hidden, async (request, reply) =>
    sendPage(reply, askLinkPage(localeOf(request), null)),
  )
  app.post('/manage', hidden, async (request, reply) => {
    await limit(request)
    const locale = localeOf(request)
    const sent = z.object({ address: z.string().trim().max(300) }).safeParse(request.body)
    const given = sent.data?.address ?? ''
    const address = manageLinkRequest.shape.address.safeParse(given)
    if (!address.success) return sendPage(reply, askLinkPage(locale, given))
    sendSoon(await askManageLink(db, { address: address.data, locale, at: clock.now() }))
    return reply.redirect(inLanguage('/manage/sent', locale), 303)
  })
  app.get('/manage/sent', hidden, async (request, reply) =>
    sendPage(reply, linkSentPage(localeOf(request))),
  )
  serve(app, 'POST /api/public/manage-links', async ({ body, request }) => {
    await limit(request)
    sendSoon(await askManageLink(db, { ...body, at: clock.now() }))
    return { accepted: true as const }
  })
}

/** Export and erase: only for who was just sent the link. */
function dataRoutes(app: FastifyInstance, deps: PublicDeps): void {
  const { db, clock } = deps
  const isOwner = (asked: ManageRequest) =>
    asked.kind === 'open' && asked.view.access.rights === 'all' ? asked.view : null

  app.post('/manage/:token/export', ofToken, async (request, reply) => {
    const asked = await readRequest(deps, request)
    const view = isOwner(asked)
    if (!view) return refuse(reply, asked)
    const { subscriberId } = view.access
    const network = clientNetwork(request)
    const pieces = exportReader(db, { subscriberId, at: clock.now(), origin, network })
    return reply
      .type('application/json; charset=utf-8')
      .header('content-disposition', 'attachment; filename="jianbao-my-data.json"')
      .send(Readable.from(pieces))
  })

  app.get('/manage/:token/erase', ofToken, async (request, reply) => {
    const asked = await readRequest(deps, request)
    const view = isOwner(asked)
    return view ? sendPage(reply, erasePage(view, false)) : refuse(reply, asked)
  })

  app.post('/manage/:token/erase', ofToken, async (request, reply) => {
    const asked = await readRequest(deps, request)
    const view = isOwner(asked)
    if (!view) return refuse(reply, asked)
    const isSure = z.object({ sure: z.literal('yes') }).safeParse(request.body).success
    if (!isSure) return sendPage(reply, erasePage(view, true))
    const { subscriberId } = view.access
    await eraseReader(db, { subscriberId, at: clock.now(), origin })
    return sendPage(reply, erasedPage(view.locale))
  })
}
