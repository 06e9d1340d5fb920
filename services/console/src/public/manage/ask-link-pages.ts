import { html } from '@jianbao/rendering'
import type { Locale } from '@jianbao/schema'
import { inLanguage } from '../language.ts'
import type { PublicPage } from '../public-page.ts'
import { manageWords } from './manage-words.ts'

export function askLinkPage(locale: Locale, wrong: string | null): PublicPage {
  const say = manageWords[locale]
  const isWrong = wrong !== null
  const problem = isWrong
    ? html`<p class="problem" id="address-problem" role="alert">${say.addressWrong}</p>`
    : null
  const main = html`<h1>${say.askTitle}</h1><p>${say.ask}</p>
<form method="post" action="${inLanguage('/manage', locale)}" novalidate>
<div class="field"><label for="address">${say.address}</label>
<input type="email" id="address" name="address" value="${wrong ?? ''}" autocomplete="email" required${isWrong ? html` aria-invalid="true" aria-describedby="address-problem"` : null}>${problem}</div>
<div class="actions"><button type="submit">${say.send}</button></div></form>`
  return { locale, title: say.askTitle, main, status: isWrong ? 422 : 200 }
}

export function linkSentPage(locale: Locale): PublicPage {
  const say = manageWords[locale]
  const main = html`<h1>${say.sentTitle}</h1><p>${say.sent}</p>`
  return { locale, title: say.sentTitle, main }
}
