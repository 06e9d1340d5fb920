import { type Html, html } from '@jianbao/rendering'
import type { Locale, Topic } from '@jianbao/schema'
import { inLanguage } from '../language.ts'
import type { PublicPage } from '../public-page.ts'
import { previewWord } from './preview-box.ts'
import type { WishForm, WishProblems } from './read-wish.ts'
import { wishFields } from './wish-fields.ts'

const zh = {
  title: '订阅简报',
  intro: '选好想看的内容，有新文章时发到您的邮箱。每封邮件里都有退订和管理的链接。',
  address: '收件邮箱',
  addressHint: '先发一封确认邮件；您确认之后才开始推送。',
  addressWrong: '邮箱地址不对，请写成 name@example.org 的样子。',
  submit: '订阅',
  wrong: '请先改好：',
  website: '网址（请不要填写）',
  already: '已经订阅了？',
  manage: '管理订阅',
  sentTitle: '请查收邮件',
  sent: '如果邮箱地址没有写错，几分钟内会收到一封确认邮件。打开里面的链接，点“确认”，订阅就开始了。',
  sentHint: '没有收到？请看看垃圾邮件箱，或过一会儿再申请。同一个邮箱一天最多收到五封这样的邮件。',
  again: '再订一个',
  closedTitle: '这里不接受网上订阅',
  closed: '请向发送简报的单位申请订阅。已有订阅的读者可以照常管理。',
}

const en: typeof zh = {
  title: 'Subscribe to bulletins',
  intro:
    'Choose what you want to follow, and new articles come to your address. Every mail has links to unsubscribe and to manage.',
  address: 'Your mail address',
  addressHint: 'A mail asks for your agreement first; nothing else is sent before.',
  addressWrong: 'This is no mail address. It looks like name@example.org.',
  submit: 'Subscribe',
  wrong: 'Please correct:',
  website: 'Website (leave empty)',
  already: 'You have subscribed already?',
  manage: 'Manage your subscriptions',
  sentTitle: 'Look into your mailbox',
  sent: 'If the address was right, a mail comes within minutes. Open its link and press “Confirm”, and the subscription begins.',
  sentHint:
    'Nothing came? Look into the spam folder, or ask again later. One address is sent five such mails a day at most.',
  again: 'Subscribe to more',
  closedTitle: 'Sign-up is not open here',
  closed: 'Ask whoever sends these bulletins. Readers manage their subscriptions as always.',
}

const words: Record<Locale, typeof zh> = { 'zh-CN': zh, en }

export interface SignUpForm {
  readonly wish: WishForm
  readonly address: string
  readonly problems: WishProblems & { readonly address?: 'wrong' }
  /** What the form means, when that was asked for. */
  readonly preview?: Html | null
}

const problemFields = [
  'address',
  'regionNames',
  'any',
  'all',
  'none',
  'issuers',
  'amount',
  'text',
  'when',
] as const

/** What is wrong, first of all, each with a way to its field. */
export function problemList(
  problems: SignUpForm['problems'],
  { heading, labels }: { heading: string; labels: Record<string, string> },
): Html | null {
  const wrong = problemFields.filter((field) => problems[field])
  if (wrong.length === 0) return null
  const items = wrong.map(
    (field) =>
      html`<li><a href="#${field === 'when' ? 'time' : field}">${labels[field] ?? field}</a></li>`,
  )
  return html`<div class="wrong" role="alert">${heading}<ul>${items}</ul></div>`
}

/** Sends the form back to itself, and leads to what it means. */
export const previewButton = (path: string, locale: Locale) =>
  html`<button type="submit" class="plain" name="preview" value="yes" formaction="${inLanguage(path, locale)}#preview">${previewWord(locale)}</button>`

/** Filled by programs, never by people: hidden from eyes, keyboard and screen readers. */
const trap = (label: string) =>
  html`<div class="trap" aria-hidden="true"><label for="website">${label}</label><input type="text" id="website" name="website" tabindex="-1" autocomplete="off"></div>`

export function signUpPage(
  { wish, address, problems, preview = null }: SignUpForm,
  given: {
    topics: readonly Topic[]
    locale: Locale
    timeZone: string
    labels: Record<string, string>
  },
): PublicPage {
  const { locale } = given
  const say = words[locale]
  const labels = { ...given.labels, address: say.address }
  const isWrong = problems.address !== undefined
  const problem = isWrong
    ? html`<p class="problem" id="address-problem">${say.addressWrong}</p>`
    : null
  const main = html`<h1>${say.title}</h1>
${problemList(problems, { heading: say.wrong, labels })}<p>${say.intro}</p>
<form method="post" action="${inLanguage('/subscribe', locale)}" novalidate>
${wishFields({ form: wish, problems, ...given })}
<div class="field"><label for="address">${say.address}</label>
<input type="email" id="address" name="address" value="${address}" autocomplete="email" required aria-describedby="${isWrong ? 'address-problem ' : ''}address-hint"${isWrong ? html` aria-invalid="true"` : null}>${problem}<p class="hint" id="address-hint">${say.addressHint}</p></div>
${trap(say.website)}
${preview}<div class="actions"><button type="submit">${say.submit}</button>${previewButton('/subscribe', locale)}</div>
</form>
<h2>${say.already}</h2><p><a href="${inLanguage('/manage', locale)}">${say.manage}</a></p>`
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return { locale, title: say.title, main, status }
}

export function sentPage(locale: Locale): PublicPage {
  const say = words[locale]
  const main = html`<h1>${say.sentTitle}</h1><p>${say.sent}</p><p class="soft">${say.sentHint}</p>
<div class="actions"><a class="button plain" href="${inLanguage('/subscribe', locale)}">${say.again}</a></div>`
  return { locale, title: say.sentTitle, main }
}

export function closedPage(locale: Locale): PublicPage {
  const say = words[locale]
  const main = html`<h1>${say.closedTitle}</h1><p>${say.closed}</p>
<p><a href="${inLanguage('/manage', locale)}">${say.manage}</a></p>`
  return { locale, title: say.closedTitle, main, status: 404 }
}
