import { type Html, html } from '@jianbao/rendering'
import { describeCadence, describeFilter, type Locale, type Topic } from '@jianbao/schema'
import type { Confirmation } from '@jianbao/store'
import { regionName } from '../../filter-wording.ts'
import { inLanguage } from '../language.ts'
import type { PublicPage } from '../public-page.ts'

const zh = {
  'sign-up': {
    title: '确认订阅',
    question: '确认以后，符合下面条件的新文章会发到 {address}。',
    button: '确认订阅',
    doneTitle: '订阅已开始',
    done: '有符合条件的新文章时，就会发到 {address}。以前的文章不会补发。',
  },
  address: {
    title: '确认新邮箱',
    question: '确认以后，推送改发到 {address}。',
    button: '确认新邮箱',
    doneTitle: '邮箱已更改',
    done: '推送今后发到 {address}。以前邮件里的管理链接已经作废。',
  },
  not: '不是您？关掉本页就行，什么也不会发生。',
  manage: '管理订阅',
  goneTitle: '链接已失效',
  gone: '这个链接不完整、已过期，或者已经删除。可以重新申请。',
  again: '订阅',
  ask: '索取管理链接',
}

const en: typeof zh = {
  'sign-up': {
    title: 'Confirm your subscription',
    question: 'Once you confirm, new articles like these come to {address}.',
    button: 'Confirm',
    doneTitle: 'Your subscription has begun',
    done: 'New articles come to {address} as they appear. Earlier ones do not.',
  },
  address: {
    title: 'Confirm your new address',
    question: 'Once you confirm, digests go to {address}.',
    button: 'Confirm the address',
    doneTitle: 'Your address was changed',
    done: 'From now on digests go to {address}. Links in earlier mails no longer manage them.',
  },
  not: 'Not you? Close this page, and nothing happens.',
  manage: 'Manage subscriptions',
  goneTitle: 'This link no longer works',
  gone: 'It is incomplete, too old or was deleted. You may ask again.',
  again: 'Subscribe',
  ask: 'Ask for a manage link',
}

const words: Record<Locale, typeof zh> = { 'zh-CN': zh, en }

interface Around {
  readonly locale: Locale
  readonly topics: readonly Topic[]
  readonly timeZone: string
}

function wishOf({ request }: Confirmation, { locale, topics, timeZone }: Around): Html | null {
  if (request === null) return null
  const language = locale === 'en' ? 'en' : 'zh'
  const what = describeFilter(request.filter, { regionName, topics, language })
  const when = describeCadence(request.cadence, { locale, homeTimeZone: timeZone })
  return html`<blockquote><p>${what}</p><p class="soft">${when}</p></blockquote>`
}

export function askPage(confirmation: Confirmation, around: Around): PublicPage {
  const { locale } = around
  const say = words[locale]
  const its = say[confirmation.kind]
  const main = html`<h1>${its.title}</h1><p>${its.question.replace('{address}', confirmation.address)}</p>
${wishOf(confirmation, around)}
<form method="post" action="${inLanguage('', locale)}"><div class="actions"><button type="submit">${its.button}</button></div></form>
<p class="hint">${say.not}</p>`
  return { locale, title: its.title, main }
}

export function donePage(
  confirmation: Confirmation,
  around: Around & { manageToken: string | null },
): PublicPage {
  const { locale, manageToken } = around
  const say = words[locale]
  const its = say[confirmation.kind]
  const manage = manageToken
    ? html`<div class="actions"><a class="button plain" href="${inLanguage(`/manage/${manageToken}`, locale)}">${say.manage}</a></div>`
    : null
  const main = html`<h1>${its.doneTitle}</h1><p>${its.done.replace('{address}', confirmation.address)}</p>
${wishOf(confirmation, around)}${manage}`
  return { locale, title: its.doneTitle, main }
}

/** For every link that does nothing any more, whatever it once was. */
export function gonePage({ locale }: Pick<Around, 'locale'>): PublicPage {
  const say = words[locale]
  const main = html`<h1>${say.goneTitle}</h1><p>${say.gone}</p>
<div class="actions"><a class="button" href="${inLanguage('/subscribe', locale)}">${say.again}</a><a class="button plain" href="${inLanguage('/manage', locale)}">${say.ask}</a></div>`
  return { locale, title: say.goneTitle, main, status: 410 }
}
