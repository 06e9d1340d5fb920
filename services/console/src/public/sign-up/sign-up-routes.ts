/**
 * Signing up. Whatever is asked, the owner of the address is asked back by mail, and the answer here
 * is the same for every address.
 */
import { signUpRequest } from '@jianbao/schema'
import { askSignUp } from '@jianbao/store'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { checkFilter } from '../../api/read-filter.ts'
import { serve } from '../../api/serve.ts'
import { ConsoleError } from '../../console-errors.ts'
import { clientNetwork } from '../client-network.ts'
import { inLanguage, localeOf } from '../language.ts'
import type { PublicDeps } from '../public-deps.ts'
import { sendPage } from '../public-page.ts'
import { previewBox } from './preview-box.ts'
import { emptyForm, nameOf, readWish } from './read-wish.ts'
import { closedPage, sentPage, signUpPage } from './sign-up-pages.ts'
import { fieldsOf } from './wish-filter.ts'
import { wishWords } from './wish-words.ts'

const form = z.object({
  address: z.string().trim().max(300).catch(''),
  website: z.string().max(300).catch(''),
  preview: z.literal('yes').optional().catch(undefined),
})
const address = signUpRequest.shape.address
const hidden = { schema: { hide: true } }

export function signUpRoutes(app: FastifyInstance, deps: PublicDeps): void {
  const { db, clock, settings, topics, limit, limitPreviews, sendSoon } = deps
  const isOpen = settings.signUp
  const { timeZone } = settings

  app.get('/subscribe', hidden, async (request, reply) => {
    const locale = localeOf(request)
    if (!isOpen) return sendPage(reply, closedPage(locale))
    const labels = wishWords[locale]
    const given = { topics, locale, timeZone, labels: { ...labels, weekdays: '' } }
    return sendPage(reply, signUpPage({ wish: emptyForm, address: '', problems: {} }, given))
  })

  app.post('/subscribe', hidden, async (request, reply) => {
    const locale = localeOf(request)
    if (!isOpen) return sendPage(reply, closedPage(locale))
    const at = clock.now()
    const sent = form.parse(request.body ?? {})
    if (sent.preview) return sendPage(reply, await previewed(request, sent.address))
    await limit(request)
    const read = readWish(request.body, { topics, timeZone, locale, at, kept: null })
    const to = address.safeParse(sent.address)
    const problems = { ...read.problems, ...(!to.success && { address: 'wrong' as const }) }
    if (!to.success || !read.wish) {
      const labels = { ...wishWords[locale], weekdays: '' }
      const page = { wish: read.form, address: sent.address, problems }
      return sendPage(reply, signUpPage(page, { topics, locale, timeZone, labels }))
    }
    // A program that filled the trap hears what everybody hears.
    if (sent.website === '') {
      const network = clientNetwork(request)
      sendSoon(await askSignUp(db, { address: to.data, locale, network, at, wish: read.wish }))
    }
    return reply.redirect(inLanguage('/subscribe/sent', locale), 303)
  })

  /** The form again, with what it means; nothing is kept and nobody is written to. */
  const previewed = async (request: FastifyRequest, address: string) => {
    await limitPreviews(request)
    const locale = localeOf(request)
    const around = { topics, timeZone, locale, at: clock.now() }
    const { form: read, wish, problems } = readWish(request.body, { ...around, kept: null })
    const preview = wish ? await previewBox(wish, { ...around, db }) : null
    const shown = wish ? { ...read, ...fieldsOf(wish.filter, topics) } : read
    const labels = { ...wishWords[locale], weekdays: '' }
    return signUpPage({ wish: shown, address, problems, preview }, { ...around, labels })
  }

  app.get('/subscribe/sent', hidden, async (request, reply) =>
    sendPage(reply, sentPage(localeOf(request))),
  )

  serve(app, 'POST /api/public/sign-ups', async ({ body, request }) => {
    if (!isOpen) throw new ConsoleError('sign-up-closed')
    await limit(request)
    const { locale, cadence } = body
    const at = clock.now()
    const everything = { topics: [], regions: [], words: { any: [], all: [], none: [] } }
    const filter = checkFilter(body.filter ?? everything)
    const name = body.name ?? nameOf(filter, { topics, locale })
    const network = clientNetwork(request)
    const wish = { name, filter, cadence }
    sendSoon(await askSignUp(db, { address: body.address, locale, network, at, wish }))
    return { accepted: true as const }
  })
}
