import { html } from '@jianbao/rendering'
import type { Locale } from '@jianbao/schema'
import { inLanguage } from '../language.ts'
import type { PublicPage } from '../public-page.ts'
import { type ManageView, shownAddress } from './manage-pages.ts'
import { manageWords } from './manage-words.ts'

export function erasePage(
  { access, locale, path }: Pick<ManageView, 'access' | 'locale' | 'path'>,
  isUnsure: boolean,
): PublicPage {
  const say = manageWords[locale]
  const own = `${path}/erase`
  const problem = isUnsure
    ? html`<p class="problem" id="sure-problem" role="alert">${say.eraseBoxNeeded}</p>`
    : null
  const main = html`<h1>${say.eraseTitle}</h1><p>${say.eraseSure.replace('{address}', shownAddress(access))}</p>
<form method="post" action="${inLanguage(own, locale)}"><div class="one"><label><input type="checkbox" name="sure" value="yes"${isUnsure ? html` aria-describedby="sure-problem"` : null}>${say.eraseBox}</label></div>${problem}
<div class="actions"><button type="submit" class="danger">${say.erase}</button><a class="button plain" href="${inLanguage(path, locale)}">${say.back}</a></div></form>`
  return { locale, title: say.eraseTitle, main, status: isUnsure ? 422 : 200 }
}

export function erasedPage(locale: Locale): PublicPage {
  const say = manageWords[locale]
  const main = html`<h1>${say.erasedTitle}</h1><p>${say.erased}</p>`
  return { locale, title: say.erasedTitle, main }
}
