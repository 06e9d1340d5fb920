import { type Html, html } from '@jianbao/rendering'
import { type LeavingReason, type Locale, leavingReason } from '@jianbao/schema'
import type { SubscriptionOfLink } from '@jianbao/store'
import { inLanguage } from '../language.ts'
import type { PublicPage } from '../public-page.ts'

interface Words {
  readonly askTitle: string
  readonly ask: string
  readonly end: string
  readonly endedTitle: string
  readonly ended: string
  readonly undo: string
  readonly whyTitle: string
  readonly why: string
  readonly reasons: Record<LeavingReason, string>
  readonly own: string
  readonly tell: string
  readonly thanks: string
  readonly resumedTitle: string
  readonly resumed: string
}

const zh: Words = {
  askTitle: '要退订吗？',
  ask: '按下面的按钮后，这个链接所属的订阅不再推送。',
  end: '确认退订',
  endedTitle: '已退订',
  ended: '以后不会再推送。点错了可以恢复；一天之内恢复，不会漏掉文章。',
  undo: '撤销，恢复订阅',
  whyTitle: '愿意告诉我们原因吗？',
  why: '可以不填。',
  reasons: {
    'too-many': '邮件太多',
    'not-relevant': '内容和我关系不大',
    'never-asked': '我没有订阅过',
    'reads-elsewhere': '在别处看',
    'new-duties': '工作变动，不再需要',
    other: '其他',
  },
  own: '想说的话',
  tell: '提交',
  thanks: '谢谢，已记下。',
  resumedTitle: '已恢复订阅',
  resumed: '推送照常进行，可以关闭本页。',
}

const en: Words = {
  askTitle: 'Unsubscribe?',
  ask: 'Press the button to end the subscriptions this link belongs to.',
  end: 'Unsubscribe',
  endedTitle: 'You are unsubscribed',
  ended:
    'Nothing more will be sent. Within a day, undo brings back everything and nothing is missed.',
  undo: 'Undo, go on with it',
  whyTitle: 'Would you tell us why?',
  why: 'Only if you like.',
  reasons: {
    'too-many': 'Too many mails',
    'not-relevant': 'It does not concern me',
    'never-asked': 'I never subscribed',
    'reads-elsewhere': 'I read it elsewhere',
    'new-duties': 'My work has changed',
    other: 'Something else',
  },
  own: 'In your own words',
  tell: 'Send',
  thanks: 'Thank you, it is noted.',
  resumedTitle: 'Your subscription goes on',
  resumed: 'Everything is as it was. You may close this page.',
}

const words: Record<Locale, Words> = { 'zh-CN': zh, en }

interface Around {
  readonly locale: Locale
}

const listOf = (found: readonly SubscriptionOfLink[]): Html | null =>
  found.length === 0 ? null : html`<ul>${found.map((each) => html`<li>${each.name}</li>`)}</ul>`

export function askPage(found: readonly SubscriptionOfLink[], { locale }: Around): PublicPage {
  const say = words[locale]
  const main = html`<h1>${say.askTitle}</h1><p>${say.ask}</p>
${listOf(found.filter((each) => each.state === 'active'))}
<form method="post" action="${inLanguage('', locale)}"><input type="hidden" name="action" value="end"><div class="actions"><button type="submit">${say.end}</button></div></form>`
  return { locale, title: say.askTitle, main }
}

function reasonForm({ locale }: Around): Html {
  const say = words[locale]
  const radios = leavingReason.options.map(
    (reason) =>
      html`<label><input type="radio" name="reason" value="${reason}" required>${say.reasons[reason]}</label>
`,
  )
  return html`<h2 id="why">${say.whyTitle}</h2><p class="soft">${say.why}</p>
<form method="post" action="${inLanguage('', locale)}" aria-labelledby="why"><input type="hidden" name="action" value="tell">
<div class="choices wide" role="radiogroup" aria-labelledby="why">${radios}</div>
<div class="field"><label for="words">${say.own}</label><textarea id="words" name="words" maxlength="500" rows="3"></textarea></div>
<div class="actions"><button type="submit" class="plain">${say.tell}</button></div></form>`
}

/** `told`: a reason was just given, so it is not asked for again. */
export function endedPage(
  found: readonly SubscriptionOfLink[],
  around: Around,
  { told }: { told: boolean },
): PublicPage {
  const { locale } = around
  const say = words[locale]
  const only = found.map((each) => html`<input type="hidden" name="only" value="${each.id}">`)
  const why = told ? html`<div class="said" role="status">${say.thanks}</div>` : reasonForm(around)
  const main = html`<h1>${say.endedTitle}</h1><p>${say.ended}</p>
${listOf(found)}
<form method="post" action="${inLanguage('', locale)}"><input type="hidden" name="action" value="undo">${only}<div class="actions"><button type="submit" class="plain">${say.undo}</button></div></form>
${why}`
  return { locale, title: say.endedTitle, main }
}

export function resumedPage(found: readonly SubscriptionOfLink[], { locale }: Around): PublicPage {
  const say = words[locale]
  const main = html`<h1>${say.resumedTitle}</h1><p>${say.resumed}</p>
${listOf(found)}`
  return { locale, title: say.resumedTitle, main }
}
