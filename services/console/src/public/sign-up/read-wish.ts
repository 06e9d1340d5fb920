/** A form as it was sent becomes a wish, or says what is wrong with it, field by field. */
import { type NamedDivision, namedDivision, regionMeant } from '@jianbao/extraction'
import {
  type Cadence,
  canonicalFilter,
  describeFilter,
  filterWord,
  type Locale,
  type SignUpWish,
  type SubscriptionFilter,
  type Topic,
} from '@jianbao/schema'
import { CadenceError, nextSlot } from '@jianbao/store'
import { z } from 'zod'
import { regionName } from '../../filter-wording.ts'
import { cadenceOf, choiceOf, type TimeChoice, timeChoice } from './time-choice.ts'

const several = (of: z.ZodString) =>
  z
    .union([of, z.array(of)])
    .transform((given) => [given].flat())
    .catch([])

const form = timeChoice.extend({
  topics: several(z.string().max(60)),
  regions: several(z.string().max(6)),
  regionNames: z.string().max(200).catch(''),
  any: z.string().max(600).catch(''),
  none: z.string().max(600).catch(''),
})

type WishField = 'regionNames' | 'any' | 'none' | 'when'

export interface WishForm extends TimeChoice {
  readonly topics: readonly string[]
  readonly regions: readonly NamedDivision[]
  readonly regionNames: string
  /** Regions the reader may have meant. */
  readonly regionChoices: readonly NamedDivision[]
  readonly any: string
  readonly none: string
  /** What the form cannot show of a filter or cadence: it stays as it is. */
  readonly kept: { readonly filter: SubscriptionFilter; readonly cadence: Cadence } | null
}

export type WishProblems = Partial<Record<WishField, 'unknown' | 'several' | 'too-long' | 'never'>>

export const emptyForm: WishForm = {
  topics: [],
  regions: [],
  regionNames: '',
  regionChoices: [],
  any: '',
  none: '',
  when: 'workdays',
  time: '08:00',
  weekday: 1,
  kept: null,
}

/** The form of a subscription that exists. */
export function formOf(filter: SubscriptionFilter, cadence: Cadence): WishForm {
  return {
    ...emptyForm,
    ...choiceOf(cadence),
    topics: filter.topics,
    regions: filter.regions.map((code) => namedDivision(code) ?? { code, name: code, within: [] }),
    any: filter.words.any.join(' '),
    none: filter.words.none.join(' '),
    kept: { filter, cadence },
  }
}

const parted = (text: string) => text.split(/[\s,，、;；]+/).filter((part) => part !== '')

function readRegions(codes: readonly string[], names: string) {
  const regions = new Map<string, NamedDivision>()
  const left: string[] = []
  const choices: NamedDivision[] = []
  let problem: 'unknown' | 'several' | undefined
  for (const given of [...codes, ...parted(names)]) {
    const meant = regionMeant(given)
    if (meant.kind === 'found') regions.set(meant.division.code, meant.division)
    else {
      left.push(given)
      choices.push(...meant.choices)
      problem ??= meant.kind
    }
  }
  return { regions: [...regions.values()], regionNames: left.join(' '), choices, problem }
}

const isTooLong = (words: readonly string[]) =>
  words.length > 20 || words.some((word) => !filterWord.safeParse(word).success)

function comes(cadence: Cadence, at: Date): boolean {
  try {
    nextSlot(cadence, at)
    return true
  } catch (error) {
    if (error instanceof CadenceError) return false
    throw error
  }
}

export interface ReadWish {
  readonly form: WishForm
  /** Undefined when something is wrong. */
  readonly wish: SignUpWish | undefined
  readonly problems: WishProblems
}

interface Around {
  readonly topics: readonly Topic[]
  readonly timeZone: string
  readonly locale: Locale
  readonly at: Date
  readonly kept: WishForm['kept']
}

/** Words that must all be there, sections, issuers, sums…: forms leave them as they are. */
export function keptOf({ filter }: NonNullable<WishForm['kept']>): SubscriptionFilter {
  return { ...filter, topics: [], regions: [], words: { any: [], all: filter.words.all, none: [] } }
}

/** What a subscription is called that was given no name. */
export function nameOf(
  filter: SubscriptionFilter,
  { topics, locale }: Pick<Around, 'topics' | 'locale'>,
): string {
  const language = locale === 'en' ? 'en' : 'zh'
  return describeFilter(filter, { regionName, topics, language }).slice(0, 100)
}

export function readWish(body: unknown, around: Around): ReadWish {
  const given = form.parse(body ?? {})
  const { regions, regionNames, choices, problem } = readRegions(given.regions, given.regionNames)
  const topics = given.topics.filter((id) => around.topics.some((topic) => topic.id === id))
  const [any, none] = [parted(given.any), parted(given.none)]
  const before = around.kept ? keptOf(around.kept) : { words: { any: [], all: [], none: [] } }
  const filter = canonicalFilter({
    ...before,
    topics,
    regions: regions.map(({ code }) => code),
    words: { any, all: before.words.all, none },
  })
  const cadence = cadenceOf(given, around.timeZone, around.kept?.cadence ?? null)
  const problems: WishProblems = {
    ...(problem && { regionNames: problem }),
    ...(isTooLong(any) && { any: 'too-long' }),
    ...(isTooLong(none) && { none: 'too-long' }),
    ...(!comes(cadence, around.at) && { when: 'never' }),
  }
  const isRight = Object.keys(problems).length === 0
  return {
    form: { ...given, topics, regions, regionNames, regionChoices: choices, kept: around.kept },
    wish: isRight ? { name: nameOf(filter, around), filter, cadence } : undefined,
    problems,
  }
}
