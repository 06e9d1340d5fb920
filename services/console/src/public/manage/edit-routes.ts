/** Changing what a subscription follows and when, with a look at what it then means. */
import { changeSubscription } from '@jianbao/store'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { clientNetwork } from '../client-network.ts'
import { inLanguage } from '../language.ts'
import type { PublicDeps } from '../public-deps.ts'
import { sendPage } from '../public-page.ts'
import { previewBox } from '../sign-up/preview-box.ts'
import { formOf, readWish } from '../sign-up/read-wish.ts'
import { fieldsOf } from '../sign-up/wish-filter.ts'
import { editPage } from './edit-page.ts'
import { isNamedAfter } from './manage-pages.ts'
import { params, readRequest } from './read-request.ts'
import { refuse } from './refuse.ts'

const editParams = params.extend({ id: z.uuid() })
const ofSubscription = { schema: { hide: true, params: editParams } }
const wantsPreview = z.object({ preview: z.literal('yes') })
const origin = 'manage-link'

/** The subscription a link may change, or who asked in vain. */
async function open(deps: PublicDeps, request: FastifyRequest) {
  const asked = await readRequest(deps, request)
  const { id } = editParams.parse(request.params)
  if (asked.kind !== 'open') return { asked, open: null }
  const found = asked.view.reader.subscriptions.find((each) => each.id === id)
  return { asked, open: found?.state === 'active' ? { id, found, view: asked.view } : null }
}

export function editRoutes(app: FastifyInstance, deps: PublicDeps): void {
  const { db, clock, topics } = deps
  app.get('/manage/:token/edit/:id', ofSubscription, async (request, reply) => {
    const { asked, open: it } = await open(deps, request)
    if (!it) return refuse(reply, asked)
    const form = formOf(it.found.filter, it.found.cadence, topics)
    return sendPage(reply, editPage(it.view, { id: it.id, form, problems: {} }))
  })

  app.post('/manage/:token/edit/:id', ofSubscription, async (request, reply) => {
    const { asked, open: it } = await open(deps, request)
    if (!it) return refuse(reply, asked)
    const { id, found, view } = it
    const { locale, timeZone, path, access } = view
    const at = clock.now()
    const around = { topics, timeZone, locale, at, kept: found }
    const { wish, form, problems } = readWish(request.body, around)
    if (!wish) return sendPage(reply, editPage(view, { id, form, problems }))
    if (wantsPreview.safeParse(request.body).success) {
      await deps.limitPreviews(request)
      const preview = await previewBox(wish, { ...around, db })
      const shown = { ...form, ...fieldsOf(wish.filter, topics) }
      return sendPage(reply, editPage(view, { id, form: shown, problems, preview }))
    }
    const name = isNamedAfter(found, topics) ? wish.name : found.name
    const given = { subscriptionId: id, subscriberId: access.subscriberId, ...wish, name }
    const act = { at, origin, network: clientNetwork(request) }
    const changed = await changeSubscription(db, given, act)
    return reply.redirect(inLanguage(path, locale, { said: changed ? 'changed' : 'gone' }), 303)
  })
}
