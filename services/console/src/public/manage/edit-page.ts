import { type Html, html } from '@jianbao/rendering'
import { inLanguage } from '../language.ts'
import type { PublicPage } from '../public-page.ts'
import type { WishForm, WishProblems } from '../sign-up/read-wish.ts'
import { previewButton, problemList } from '../sign-up/sign-up-pages.ts'
import { wishFields } from '../sign-up/wish-fields.ts'
import { wishWords } from '../sign-up/wish-words.ts'
import type { ManageView } from './manage-pages.ts'
import { manageWords } from './manage-words.ts'

/** One subscription as a form: what it follows and when. */
export function editPage(
  view: Omit<ManageView, 'said'>,
  given: { id: string; form: WishForm; problems: WishProblems; preview?: Html | null },
): PublicPage {
  const { locale, path, topics, timeZone } = view
  const { id, form, problems, preview = null } = given
  const say = manageWords[locale]
  const labels = { ...wishWords[locale], weekdays: '' }
  const own = `${path}/edit/${id}`
  const wrong: Html | null = problemList(problems, { heading: say.wrong, labels })
  const main = html`<h1>${say.editTitle}</h1>${wrong}
<form method="post" action="${inLanguage(own, locale)}" novalidate>
${wishFields({ form, problems, topics, locale, timeZone })}
${preview}<div class="actions"><button type="submit">${say.save}</button>${previewButton(own, locale)}<a class="button plain" href="${inLanguage(path, locale)}">${say.back}</a></div>
</form>`
  const status = Object.keys(problems).length > 0 ? 422 : 200
  return { locale, title: say.editTitle, main, status }
}
