import { type Html, html } from '@jianbao/rendering'
import {
  describeCadence,
  describeFilter,
  type Locale,
  locale as localeSchema,
  type Topic,
} from '@jianbao/schema'
import type { ManageAccess, Reader, ReaderSubscription } from '@jianbao/store'
import { regionName } from '../../filter-wording.ts'
import { inLanguage } from '../language.ts'
import type { PublicPage } from '../public-page.ts'
import { nameOf } from '../sign-up/read-wish.ts'
import { manageWords, type Said } from './manage-words.ts'
import { maskAddress } from './mask-address.ts'

export interface ManageView {
  readonly access: ManageAccess
  readonly reader: Reader
  /** `/manage/<token>`. */
  readonly path: string
  readonly locale: Locale
  readonly topics: readonly Topic[]
  readonly timeZone: string
  readonly at: Date
  readonly said: Said | null
}

/** Whole for who just got the link by mail; else as the owner recognises it. */
export const shownAddress = ({ address, rights }: ManageAccess) =>
  rights === 'all' ? address : maskAddress(address)

const said = ({ said: code, locale }: ManageView): Html | null => {
  if (code === null) return null
  const text = manageWords[locale].said[code]
  return code.startsWith('wrong') || code === 'gone'
    ? html`<div class="wrong" role="alert">${text}</div>`
    : html`<div class="said" role="status">${text}</div>`
}

/** One button that acts. */
function button(
  { path, locale }: Pick<ManageView, 'path' | 'locale'>,
  given: { action: string; label: string; look?: string; subscription?: string },
): Html {
  const { action, label, look = 'plain', subscription } = given
  const which = subscription
    ? html`<input type="hidden" name="subscription" value="${subscription}">`
    : null
  return html`<form method="post" action="${inLanguage(path, locale)}"><input type="hidden" name="action" value="${action}">${which}<button type="submit" class="${look}">${label}</button></form>`
}

const inZone = (at: Date, { locale, timeZone }: ManageView, time: boolean) =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    dateStyle: 'long',
    ...(time && { timeStyle: 'short' }),
  }).format(at)

function stateLine(subscription: ReaderSubscription, view: ManageView): Html | null {
  const say = manageWords[view.locale]
  const { state, pausedUntil, nextSlotAt } = subscription
  if (state === 'ended') return html`<p class="soft">${say.endedNote}</p>`
  if (pausedUntil && pausedUntil > view.at) {
    const last = new Date(pausedUntil.getTime() - 1)
    return html`<p class="soft">${say.pausedNote.replace('{date}', inZone(last, view, false))}</p>`
  }
  if (nextSlotAt === null) return null
  return html`<p class="soft">${say.next.replace('{time}', inZone(nextSlotAt, view, true))}</p>`
}

/** A name that only says what is followed follows every change of it; one that was given stays. */
export function isNamedAfter(
  { name, filter }: Pick<ReaderSubscription, 'name' | 'filter'>,
  topics: readonly Topic[],
): boolean {
  return localeSchema.options.some((locale) => name === nameOf(filter, { topics, locale }))
}

function subscriptionItem(subscription: ReaderSubscription, view: ManageView): Html {
  const { locale, topics, timeZone, path } = view
  const say = manageWords[locale]
  const { id, name, filter, cadence, state } = subscription
  const language = locale === 'en' ? 'en' : 'zh'
  const what = describeFilter(filter, { regionName, topics, language })
  const title = isNamedAfter(subscription, topics) ? what : name
  const when = describeCadence(cadence, { locale, homeTimeZone: timeZone })
  const actions =
    state === 'ended'
      ? button(view, { action: 'resume', label: say.undo, subscription: id })
      : html`<a class="button plain" href="${inLanguage(`${path}/edit/${id}`, locale)}">${say.change}</a>${button(view, { action: 'end', label: say.end, subscription: id })}`
  return html`<section class="item" aria-label="${title}"><h2>${title}</h2>${what === title ? null : html`<p>${what}</p>`}<p class="soft">${when}</p>${stateLine(subscription, view)}
<div class="actions">${actions}</div></section>
`
}

function pauseSection(view: ManageView): Html | null {
  const { reader, locale, path, at } = view
  const say = manageWords[locale]
  const active = reader.subscriptions.filter(({ state }) => state === 'active')
  if (active.length === 0) return null
  const isPaused = active.some(({ pausedUntil }) => pausedUntil !== null && pausedUntil > at)
  const act = isPaused
    ? html`<div class="actions">${button(view, { action: 'unpause', label: say.unpause })}</div>`
    : html`<form method="post" action="${inLanguage(path, locale)}"><input type="hidden" name="action" value="pause">
<div class="field"><label for="until">${say.pauseUntil}</label><input class="short" type="date" id="until" name="until" required></div>
<div class="actions"><button type="submit" class="plain">${say.pause}</button></div></form>`
  return html`<h2>${say.pauseTitle}</h2><p class="soft">${say.pauseHint}</p>${act}`
}

/** Which language digests come in. */
function languageSection({ reader, locale, path }: ManageView): Html {
  const say = manageWords[locale]
  const options = (['zh-CN', 'en'] as const).map((each) => {
    const selected = reader.locale === each ? html` selected` : null
    return html`<option value="${each}" lang="${each}"${selected}>${languageNames[each]}</option>`
  })
  return html`<h2>${say.languageTitle}</h2>
<form method="post" action="${inLanguage(path, locale)}"><input type="hidden" name="action" value="language">
<div class="field"><label for="locale">${say.language}</label><select class="short" id="locale" name="locale">${options}</select></div>
<div class="actions"><button type="submit" class="plain">${say.changeLanguage}</button></div></form>`
}

const languageNames = { 'zh-CN': '中文', en: 'English' }

/** What a digest that was passed on must not do. */
function ownerSections(view: ManageView): Html {
  const { access, locale, path } = view
  const say = manageWords[locale]
  if (access.rights !== 'all') {
    return html`<h2>${say.safeTitle}</h2><p class="soft">${say.safeHint.replace('{address}', shownAddress(access))}</p>
<div class="actions">${button(view, { action: 'renew', label: say.renew })}</div>`
  }
  return html`<h2>${say.addressTitle}</h2><p class="soft">${say.addressHint}</p>
<form method="post" action="${inLanguage(path, locale)}"><input type="hidden" name="action" value="address">
<div class="field"><label for="address">${say.newAddress}</label><input type="email" id="address" name="address" autocomplete="email" required></div>
<div class="actions"><button type="submit" class="plain">${say.changeAddress}</button></div></form>
<h2>${say.voidTitle}</h2><p class="soft">${say.voidHint}</p>
<div class="actions">${button(view, { action: 'void', label: say.void })}</div>
<h2>${say.dataTitle}</h2><p class="soft">${say.dataHint}</p>
<div class="actions">${button({ path: `${path}/export`, locale }, { action: 'export', label: say.export })}</div>
<p class="soft" id="erase-hint">${say.eraseHint}</p>
<div class="actions"><a class="button plain" href="${inLanguage(`${path}/erase`, locale)}" aria-describedby="erase-hint">${say.erase}</a></div>`
}

export function managePage(view: ManageView): PublicPage {
  const { access, reader, locale } = view
  const say = manageWords[locale]
  const items = reader.subscriptions.map((each) => subscriptionItem(each, view))
  const main = html`<h1>${say.title}</h1>${said(view)}
<p>${say.whose.replace('{address}', shownAddress(access))}</p>
${items.length > 0 ? items : html`<p>${say.nothing}</p>`}
<p><a href="${inLanguage('/subscribe', locale)}">${say.subscribe}</a></p>
${pauseSection(view)}${languageSection(view)}${ownerSections(view)}`
  return { locale, title: say.title, main }
}

/** An old link does one thing: it lets a new one be sent to where the reader reads. */
export function expiredPage({ access, path, locale, said: code }: Omit<ManageView, 'reader'>) {
  const say = manageWords[locale]
  const note =
    code === 'asked' ? html`<div class="said" role="status">${say.said.asked}</div>` : null
  const address = maskAddress(access.address)
  const main = html`<h1>${say.expiredTitle}</h1>${note}<p>${say.expired.replace('{address}', address)}</p>
<div class="actions">${button({ path, locale }, { action: 'renew', label: say.renew, look: '' })}</div>`
  return { locale, title: say.expiredTitle, main, status: 410 } satisfies PublicPage
}
