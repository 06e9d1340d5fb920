/** The value of a mention in words: what a reader wants to check it against. */
import type { Mentions } from '@jianbao/schema'
import type { Say } from '../text/language.tsx'
import type { AnyMention, MentionKind } from './mention-kinds.ts'

type Describe<Kind extends MentionKind> = (value: Mentions[Kind][number], say: Say) => string

const number = (value: number) => value.toLocaleString('en', { maximumFractionDigits: 6 })
const range = (value: number, max: number | null) =>
  max === null ? number(value) : `${number(value)} – ${number(max)}`
const join = (...parts: (string | null | undefined)[]) => parts.filter(Boolean).join(' · ')

const qualifiers = {
  exact: 'qualifier_exact',
  about: 'qualifier_about',
  over: 'qualifier_over',
  under: 'qualifier_under',
  'at-least': 'qualifier_least',
  'at-most': 'qualifier_most',
} as const

const describers: { readonly [Kind in MentionKind]: Describe<Kind> } = {
  regions: (region, say) =>
    join(
      `${region.name} ${region.code}`,
      say(`level_${region.level}`),
      region.role === 'place' ? null : say(`role_${region.role}`),
      region.candidates.length > 0
        ? say('candidates', { codes: region.candidates.join(' / ') })
        : null,
    ),
  amounts: (amount, say) => {
    const value = `${amount.currency} ${range(amount.value, amount.valueMax)}`
    const per = amount.per ? ` / ${amount.per}` : ''
    return join(`${say(qualifiers[amount.qualifier])} ${value}${per}`.trim())
  },
  percentages: (share, say) => `${range(share.value, share.valueMax)}${say(share.kind)}`,
  dates: (date) => join(date.edtf, date.resolved),
  documents: (document) => join(document.title, document.number, document.verb),
  agencies: (agency) => agency.canonical,
  quantities: (quantity) => `${number(quantity.value)} ${quantity.unit}`,
  programmes: (programme) => programme.name,
  people: (person) => join(person.name, person.post),
  deadlines: (deadline) => join(deadline.resolved ?? deadline.edtf, deadline.verb),
  links: (link) => link.url,
}

export function describeMention({ kind, value }: AnyMention, say: Say): string {
  // Kind and value come from one list of `mentions`, so they belong together.
  const describe = describers[kind] as Describe<typeof kind> as (given: unknown, say: Say) => string
  return describe(value, say)
}
