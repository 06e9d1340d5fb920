/** The fields in which a reader says what to follow and when: for signing up and for changing. */
import type { NamedDivision } from '@jianbao/extraction'
import { type Html, html } from '@jianbao/rendering'
import { describeCadence, type Locale, type Topic } from '@jianbao/schema'
import { keptOf, nameOf, type WishForm, type WishProblems } from './read-wish.ts'
import { timeChoices } from './time-choice.ts'
import { wishWords } from './wish-words.ts'

interface Given {
  readonly form: WishForm
  readonly problems: WishProblems
  readonly topics: readonly Topic[]
  readonly locale: Locale
  readonly timeZone: string
}

const checked = (is: boolean) => (is ? html` checked` : null)

/** A text field with its hint and, when it is wrong, what is wrong with it. */
function textField(given: {
  name: string
  label: string
  value: string
  hint?: string
  problem: string | undefined
}): Html {
  const { name, label, value, hint, problem } = given
  const told = problem ? html`<p class="problem" id="${name}-problem">${problem}</p>` : null
  const hinted = hint ? html`<p class="hint" id="${name}-hint">${hint}</p>` : null
  const by = [problem && `${name}-problem`, hint && `${name}-hint`].filter(Boolean).join(' ')
  return html`<div class="field"><label for="${name}">${label}</label>
<input type="text" id="${name}" name="${name}" value="${value}" autocomplete="off"${by ? html` aria-describedby="${by}"` : null}${problem ? html` aria-invalid="true"` : null}>${told}${hinted}</div>
`
}

function topicField({ form, topics, locale }: Given): Html {
  const say = wishWords[locale]
  const boxes = topics.map(
    ({ id, zh, en }) =>
      html`<label><input type="checkbox" name="topics" value="${id}"${checked(form.topics.includes(id))}>${locale === 'en' ? en : zh}</label>
`,
  )
  return html`<fieldset><legend>${say.topics}</legend><p class="hint">${say.topicsHint}</p>
<div class="choices">${boxes}</div></fieldset>
`
}

const regionBox = ({ code, name, within }: NamedDivision, isChosen: boolean) =>
  html`<label><input type="checkbox" name="regions" value="${code}"${checked(isChosen)}>${within.join(' ')} ${name}</label>
`

function regionField({ form, problems, locale }: Given): Html {
  const say = wishWords[locale]
  const { regions, regionChoices } = form
  const chosen =
    regions.length > 0
      ? html`<div class="choices wide">${regions.map((region) => regionBox(region, true))}</div>`
      : null
  const choices =
    regionChoices.length > 0
      ? html`<p class="hint">${say.regionsMeant}</p><div class="choices wide">${regionChoices.map((region) => regionBox(region, false))}</div>`
      : null
  return html`<fieldset lang="${locale}"><legend>${say.regions}</legend>${chosen}
${textField({
  name: 'regionNames',
  label: say.regionNames,
  value: form.regionNames,
  hint: say.regionsHint,
  problem: problems.regionNames,
})}${choices}</fieldset>
`
}

/** What is wrong with a field of words or with the sum. */
const saidOf = (say: (typeof wishWords)[Locale], problem: string | undefined) =>
  problem === undefined ? undefined : problem === 'wrong' ? say.amountWrong : say.tooLong

function wordFields({ form, problems, locale }: Given): Html {
  const say = wishWords[locale]
  const field = (name: 'any' | 'all' | 'none', hint?: string) =>
    textField({
      name,
      label: say[name],
      value: form[name],
      ...(hint && { hint }),
      problem: saidOf(say, problems[name]),
    })
  return html`<fieldset><legend>${say.words}</legend>
${field('any', say.anyHint)}${field('all')}${field('none')}</fieldset>
`
}

function moreFields({ form, problems, locale }: Given): Html {
  const say = wishWords[locale]
  const field = (name: 'issuers' | 'amount', hint: string) =>
    textField({
      ...{ name, label: say[name], value: form[name], hint },
      problem: saidOf(say, problems[name]),
    })
  return html`<fieldset><legend>${say.more}</legend>
${field('issuers', say.issuersHint)}${field('amount', say.amountHint)}</fieldset>
`
}

/** The same filter as text. Sent back changed, it counts instead of the fields. */
function filterTextField({ form, problems, locale }: Given): Html {
  const say = wishWords[locale]
  const { text: problem } = problems
  const told = problem ? html`<p class="problem" id="text-problem">${problem}</p>` : null
  return html`<fieldset><legend>${say.asText}</legend>
<div class="field"><label for="text">${say.text}</label>
<textarea id="text" name="text" rows="2" maxlength="4000" autocomplete="off" spellcheck="false" aria-describedby="${problem ? 'text-problem ' : ''}text-hint"${problem ? html` aria-invalid="true"` : null}>${form.text}</textarea>${told}<p class="hint" id="text-hint">${say.textHint}</p></div>
<input type="hidden" name="written" value="${form.written}"></fieldset>
`
}

function timeField({ form, problems, locale, timeZone }: Given): Html {
  const say = wishWords[locale]
  const radio = (value: string, label: string) =>
    html`<label><input type="radio" name="when" value="${value}"${checked(form.when === value)}>${label}</label>
`
  const kept = form.when === 'keep' ? form.cadence : null
  const keep = kept
    ? radio('keep', `${say.keep}${describeCadence(kept, { locale, homeTimeZone: timeZone })}`)
    : null
  const days = say.weekdays.map((name, index) => {
    const selected = form.weekday === index + 1 ? html` selected` : null
    return html`<option value="${index + 1}"${selected}>${name}</option>`
  })
  const problem = problems.when ? html`<p class="problem">${say.never}</p>` : null
  return html`<fieldset><legend>${say.when}</legend>${problem}
<div class="choices wide">${keep}${timeChoices.map((choice) => radio(choice, say[choice]))}</div>
<div class="row"><div class="field"><label for="time">${say.time}</label><input class="short" type="time" id="time" name="time" value="${form.time}" required></div>
<div class="field"><label for="weekday">${say.weekday}</label><select class="short" id="weekday" name="weekday">${days}</select></div></div></fieldset>
`
}

/** Conditions the form does not show, so that nobody wonders where they went. */
function keptConditions({ form, topics, locale }: Given): Html | null {
  const around = { topics, locale }
  const described = nameOf(keptOf(form.filter), around)
  const nothing = nameOf({ topics: [], regions: [], words: { any: [], all: [], none: [] } }, around)
  return described === nothing
    ? null
    : html`<p class="hint">${wishWords[locale].kept}${described}</p>`
}

export function wishFields(given: Given): Html {
  return html`${topicField(given)}${regionField(given)}${wordFields(given)}${moreFields(given)}${keptConditions(given)}${filterTextField(given)}${timeField(given)}`
}
