/**
 * The fields of a form and a filter, both ways, and the filter's text beside them. `written` is the text
 * the form was sent out with: if the text came back changed, it counts; else the fields do. So both
 * stay in step without a script.
 */
import { filterNames, type NamedDivision, namedDivision, regionMeant } from '@jianbao/extraction'
import { checkPatterns, PatternError } from '@jianbao/matching'
import {
  canonicalFilter,
  FilterTextError,
  fillWords,
  filterWord,
  type Locale,
  parseFilterText,
  readYuan,
  type SubscriptionFilter,
  type Topic,
  writeYuan,
} from '@jianbao/schema'
import { z } from 'zod'
import { filterWording } from '../../filter-wording.ts'
import { wishWords } from './wish-words.ts'

/** As many as a filter may hold of one group. */
const wordsMax = 100
const wordsCharsMax = wordsMax * 66

const several = (of: z.ZodString) =>
  z
    .union([of, z.array(of)])
    .transform((given) => [given].flat())
    .catch([])
const words = z.string().max(wordsCharsMax).optional().catch(undefined)

export const filterForm = z.object({
  topics: several(z.string().max(60)),
  regions: several(z.string().max(6)),
  regionNames: z.string().max(200).catch(''),
  any: words,
  all: words,
  none: words,
  issuers: words,
  amount: z.string().max(40).optional().catch(undefined),
  text: z.string().max(10_000).optional().catch(undefined),
  written: z.string().max(10_000).optional().catch(undefined),
})

type FilterForm = z.infer<typeof filterForm>

const textFields = ['any', 'all', 'none', 'issuers', 'amount', 'text'] as const
type TextField = (typeof textFields)[number]

/** What the form shows. */
export interface FilterFields extends Readonly<Record<TextField, string>> {
  readonly topics: readonly string[]
  readonly regions: readonly NamedDivision[]
  readonly regionNames: string
  /** Regions the reader may have meant. */
  readonly regionChoices: readonly NamedDivision[]
  readonly written: string
  /** The filter as it was before: what no field shows of it stays. */
  readonly filter: SubscriptionFilter
}

/** A code names the words that say what is wrong; of the text it is the sentence itself. */
export type FilterProblems = Partial<Record<'regionNames' | TextField, string>>

/** What has a separator in it stands in quotation marks. */
const joined = (values: readonly string[]) =>
  values.map((value) => (/[\s,，、;；"“”]/.test(value) ? `"${value}"` : value)).join(' ')

const parted = (text: string): string[] =>
  [...text.matchAll(/["“]([^"“”]*)["”]|[^\s,，、;；"“”]+/g)]
    .map(([whole, quoted]) => (quoted ?? whole).trim())
    .filter((part) => part !== '')

export function fieldsOf(filter: SubscriptionFilter, topics: readonly Topic[]): FilterFields {
  const { text } = filterWording(filter, topics)
  return {
    topics: filter.topics,
    regions: filter.regions.map((code) => namedDivision(code) ?? { code, name: code, within: [] }),
    regionNames: '',
    regionChoices: [],
    any: joined(filter.words.any),
    all: joined(filter.words.all),
    none: joined(filter.words.none),
    issuers: joined(filter.issuers ?? []),
    amount: filter.amountMin === undefined ? '' : writeYuan(filter.amountMin),
    text,
    written: text,
    filter,
  }
}

function readRegions(codes: readonly string[], names: string, locale: Locale) {
  const regions = new Map<string, NamedDivision>()
  const left: string[] = []
  const choices: NamedDivision[] = []
  const problems: string[] = []
  const say = wishWords[locale]
  const wrong = { unknown: say.regionUnknown, several: say.regionSeveral }
  for (const given of [...codes, ...parted(names)]) {
    const meant = regionMeant(given)
    if (meant.kind === 'found') regions.set(meant.division.code, meant.division)
    else {
      left.push(given)
      choices.push(...meant.choices)
      problems.push(fillWords(wrong[meant.kind], { name: given }))
    }
  }
  return { regions: [...regions.values()], regionNames: left.join(' '), choices, problems }
}

const isTooLong = (given: readonly string[]) =>
  given.length > wordsMax || given.some((word) => !filterWord.safeParse(word).success)

interface Around {
  readonly topics: readonly Topic[]
  readonly locale: Locale
  /** The filter of the subscription that is changed; everything for a new one. */
  readonly before: SubscriptionFilter
}

export interface ReadFilter {
  readonly fields: FilterFields
  readonly filter: SubscriptionFilter
  readonly problems: FilterProblems
}

export function readFilterForm(given: FilterForm, around: Around): ReadFilter {
  const { text = '', written = '' } = given
  const base = readText(written, around)
  const before = given.written !== undefined && 'filter' in base ? base.filter : around.before
  const shown = { ...fieldsOf(before, around.topics), ...defined(given), written }
  if (text.trim() !== written.trim()) {
    const read = readText(text, around)
    return 'filter' in read
      ? {
          filter: read.filter,
          fields: { ...fieldsOf(read.filter, around.topics), written },
          problems: {},
        }
      : { filter: before, fields: shown, problems: { text: read.problem } }
  }
  return readFields(shown, given, around)
}

/** What the reader filled in, as it was sent. */
function defined(given: FilterForm): Partial<Record<TextField, string>> {
  return Object.fromEntries(
    textFields.flatMap((field) => (given[field] === undefined ? [] : [[field, given[field]]])),
  )
}

function readFields(shown: FilterFields, given: FilterForm, around: Around): ReadFilter {
  const { regions, regionNames, choices, ...read } = readRegions(
    given.regions,
    given.regionNames,
    around.locale,
  )
  const topics = given.topics.filter((id) => around.topics.some((topic) => topic.id === id))
  const [any, all, none] = [parted(shown.any), parted(shown.all), parted(shown.none)]
  const names = filterNames(around.topics)
  const yuan = shown.amount.trim() === '' ? undefined : readYuan(shown.amount.trim())
  const { amountMin: _, ...before } = shown.filter
  const filter = canonicalFilter({
    ...before,
    topics,
    regions: regions.map(({ code }) => code),
    words: { any, all, none },
    issuers: parted(shown.issuers).map((name) => names.issuer(name)),
    ...(yuan && { amountMin: yuan }),
  })
  const problems: FilterProblems = {
    ...(read.problems.length > 0 && { regionNames: read.problems.join(' ') }),
    ...(isTooLong(any) && { any: 'too-long' }),
    ...(isTooLong(all) && { all: 'too-long' }),
    ...(isTooLong(none) && { none: 'too-long' }),
    ...(parted(shown.issuers).length > wordsMax && { issuers: 'too-long' }),
    ...(yuan !== undefined && !(yuan !== null && yuan >= 1) && { amount: 'wrong' }),
  }
  const fields = { ...shown, topics, regions, regionNames, regionChoices: choices }
  return { filter, fields, problems }
}

function readText(
  text: string,
  { topics, locale }: Around,
): { filter: SubscriptionFilter } | { problem: string } {
  try {
    const filter = parseFilterText(text, filterNames(topics))
    checkPatterns(filter)
    return { filter }
  } catch (cause) {
    if (!(cause instanceof FilterTextError || cause instanceof PatternError)) throw cause
    return { problem: locale === 'en' ? cause.en : cause.zh }
  }
}
