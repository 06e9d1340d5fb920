/** One article as search keeps it. */
import { type Article, foldName, matchText } from '@jianbao/schema'
import { amountBounds, type FacetKind } from './facet-kinds.ts'
import {
  amountTokens,
  everyToken,
  fieldToken,
  partTokens,
  regionSteps,
  type TokenField,
  textTokens,
} from './tokens.ts'

export interface ArticleToIndex {
  readonly id: string
  readonly bulletinId: string
  readonly storedAt: Date
  /** The day it was stored, where the readers are. */
  readonly storedOn: string
  /** As the bulletin prints it: a day, a month, a year or nothing. */
  readonly printedDate: string | null
  /** The name the bulletin prints and the folder it came in. */
  readonly series: readonly string[]
  readonly matchText: string
  readonly article: Article
}

/** The columns of `search_articles`, `search_texts`, `search_documents` and `search_amounts`, as JSON carries them. */
export function searchRow(given: ArticleToIndex) {
  const { article } = given
  const regions = once(article.labelRegions.flatMap(({ code }) => regionSteps(code)))
  const places = article.mentions.regions.filter(({ role }) => role === 'place')
  const documents = documentsOf(article)
  const row = {
    article_id: given.id,
    day: dayOf(given),
    place: placeOf(given),
    topics: once(article.topics.map(({ id }) => id)),
    regions,
    mentioned: once([...regions, ...places.flatMap(({ code }) => regionSteps(code))]),
    amount_max: largestSum(article),
  }
  const text = {
    section_key: article.section === null ? null : foldName(article.section),
    issuer_keys: once(article.issuers.map(({ canonical }) => foldName(canonical))),
    series_keys: once(given.series.map(foldName)),
    cited: citedBy(article),
    title_text: matchText(article.title),
    match_text: given.matchText,
  }
  return {
    ...{ ...row, ...text, facets: facetsOf(given, { ...row, documents }) },
    ...{ tokens: tokensOf({ ...row, ...text }), documents, amounts: article.mentions.amounts },
  }
}

export type SearchRow = ReturnType<typeof searchRow>

/** Text that sorts, in a day, as stored and then from the end of each bulletin: newest first reads it in print order. */
const ordinalsMax = 999_999
const placeOf = ({ storedAt, bulletinId, article }: ArticleToIndex): string =>
  `${storedAt.toISOString()} ${bulletinId.slice(0, 16)} ${ordinalsMax - article.ordinal}`

const once = <T>(values: readonly T[]): T[] => [...new Set(values)]

/**
 * The printed date; where only a month or a year is printed, the day of storing if it lies in it, else
 * its first day. A bulletin is not printed after it came: a later date was misread.
 */
function dayOf({ printedDate, storedOn }: ArticleToIndex): string {
  if (printedDate === null || !/^\d{4}(-\d\d){0,2}$/.test(printedDate)) return storedOn
  if (storedOn.startsWith(printedDate)) return storedOn
  const day = `${printedDate}-01-01`.slice(0, 10)
  const exists = !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day)
  return exists && day < storedOn ? day : storedOn
}

/** In yuan, without rates: what `amountMin` of a subscription looks at. */
function largestSum({ mentions }: Article): number | null {
  const sums = mentions.amounts
    .filter(({ currency, per }) => currency === 'CNY' && per === null)
    .map(({ value, valueMax }) => valueMax ?? value)
  return sums.length === 0 ? null : Math.max(...sums)
}

/** What the article counts for, each once. */
function facetsOf(
  { article, series }: ArticleToIndex,
  row: {
    day: string
    topics: string[]
    regions: string[]
    amount_max: number | null
    documents: { key: string }[]
  },
): string[] {
  const of = (kind: FacetKind, values: readonly string[]) =>
    values.map((value) => `${kind}:${value}`)
  const reached = amountBounds.filter((bound) => bound <= (row.amount_max ?? -1)).length
  return once([
    ...of('topics', row.topics),
    ...of('sections', article.section === null ? [] : [article.section]),
    ...of('regions', row.regions),
    ...of(
      'issuers',
      article.issuers.map(({ canonical }) => canonical),
    ),
    ...of(
      'documents',
      row.documents.map(({ key }) => key),
    ),
    ...of('months', [row.day.slice(0, 7)]),
    ...of('amounts', reached === 0 ? [] : [String(reached)]),
    ...of('series', series),
  ])
}

/** Titles and numbers, folded. */
const citedBy = ({ mentions }: Article): string[] =>
  once(
    mentions.documents.flatMap(({ title, number }) => [
      foldName(title),
      ...(number === null ? [] : [foldName(number)]),
    ]),
  )

function documentsOf({ mentions }: Article) {
  const found = new Map<
    string,
    {
      key: string
      title: string
      number: string | null
      verb: string | null
      starts: number
      ends: number
    }
  >()
  for (const { title, number, verb, start, end } of mentions.documents) {
    const key = foldName(title)
    const before = found.get(key)
    if (!before) found.set(key, { key, title, number, verb, starts: start, ends: end })
    else {
      before.number ??= number
      before.verb ??= verb
    }
  }
  found.delete('')
  return [...found.values()]
}

function tokensOf(row: {
  topics: string[]
  regions: string[]
  mentioned: string[]
  issuer_keys: string[]
  series_keys: string[]
  section_key: string | null
  amount_max: number | null
  cited: string[]
  title_text: string
  match_text: string
}): number[] {
  const of = (field: TokenField, values: readonly string[]) =>
    values.map((value) => fieldToken(field, value))
  const tokens = textTokens(row.match_text)
  const others = [
    everyToken,
    ...of('topic', row.topics),
    ...of('region', row.regions),
    ...of('mention', row.mentioned),
    ...of('issuer', row.issuer_keys),
    ...of('series', row.series_keys),
    ...of('section', row.section_key === null ? [] : [row.section_key]),
    ...(row.amount_max === null ? [] : amountTokens(row.amount_max)),
    ...partTokens('cited', textTokens(...row.cited)),
    ...partTokens('title', textTokens(row.title_text)),
  ]
  for (const token of others) tokens.add(token)
  return [...tokens]
}
