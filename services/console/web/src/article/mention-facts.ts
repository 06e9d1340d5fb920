/** The value of a mention field by field, for its card: what a reader wants to check it against. */
import type { Mentions } from '@jianbao/schema'
import type { Language } from '../shell/first-view.ts'
import type { Say } from '../text/language.tsx'
import type { Message } from '../text/messages.ts'
import type { AnyMention, MentionKind } from './mention-kinds.ts'

export type Fact = readonly [label: Message, value: string]
type Given = Fact | null
type Facts<Kind extends MentionKind> = (
  value: Mentions[Kind][number],
  words: { say: Say; language: Language },
) => readonly Given[]

const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 6 })
const range = (value: number, max: number | null) =>
  max === null ? number(value) : `${number(value)} – ${number(max)}`
const maybe = (label: Message, value: string | null | undefined): Given =>
  value ? [label, value] : null

export const qualifiers = {
  exact: 'qualified_exact',
  about: 'qualifier_about',
  over: 'qualifier_over',
  under: 'qualifier_under',
  'at-least': 'qualifier_least',
  'at-most': 'qualifier_most',
} as const

/** 500000000 as 5亿, 1.2B. */
function roundNumber(value: number, language: Language): string {
  return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en', {
    notation: 'compact',
    maximumFractionDigits: 2,
  }).format(value)
}

const factsOf: { readonly [Kind in MentionKind]: Facts<Kind> } = {
  regions: (region, { say }) => [
    ['fact_name', region.name],
    ['fact_code', region.code],
    ['fact_level', say(`level_${region.level}`)],
    ['fact_role', say(`role_${region.role}`)],
    maybe('fact_candidates', region.candidates.join(' / ')),
  ],
  amounts: (amount, { say, language }) => [
    ['fact_value', `${amount.currency} ${range(amount.value, amount.valueMax)}`],
    Math.abs(amount.value) >= 10_000
      ? ['fact_round', `≈ ${roundNumber(amount.value, language)}`]
      : null,
    ['fact_qualifier', say(qualifiers[amount.qualifier])],
    maybe('fact_per', amount.per),
  ],
  percentages: (share, { say }) => [
    ['fact_value', `${range(share.value, share.valueMax)}${say(share.kind)}`],
  ],
  dates: (date) => [['fact_date', date.edtf], maybe('fact_resolved', date.resolved)],
  documents: (document) => [
    ['fact_title', document.title],
    maybe('fact_number', document.number),
    maybe('fact_verb', document.verb),
  ],
  agencies: (agency) => [['fact_name', agency.canonical]],
  quantities: (quantity) => [['fact_value', `${number(quantity.value)} ${quantity.unit}`]],
  programmes: (programme) => [['fact_name', programme.name]],
  people: (person) => [
    ['fact_name', person.name],
    ['fact_post', person.post],
  ],
  deadlines: (deadline) => [
    ['fact_date', deadline.edtf],
    maybe('fact_resolved', deadline.resolved),
    maybe('fact_verb', deadline.verb),
  ],
  links: (link) => [['fact_link', link.url]],
}

export function mentionFacts(
  { kind, value }: AnyMention,
  words: { say: Say; language: Language },
): Fact[] {
  // Kind and value come from one list of `mentions`, so they belong together.
  const facts = factsOf[kind] as (given: unknown, with_: typeof words) => readonly Given[]
  return facts(value, words).filter((fact) => fact !== null)
}
