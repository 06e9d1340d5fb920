/** One article as search keeps it. */
import { type Article, foldName, matchText } from '@jianbao/schema'
import {
  amountTokens,
  fieldToken,
  regionSteps,
  type TokenField,
  textTokens,
  titleTokens,
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

/** The columns of `search_articles`, `search_documents` and `search_amounts`, as JSON carries them. */
export function searchRow(given: ArticleToIndex) {
  const { article } = given
  const regions = once(article.labelRegions.flatMap(({ code }) => regionSteps(code)))
  const places = article.mentions.regions.filter(({ role }) => role === 'place')
  const mentioned = once([...regions, ...places.flatMap(({ code }) => regionSteps(code))])
  const documents = documentsOf(article)
  const cited = once(
    article.mentions.documents.flatMap(({ title, number }) => [
      foldName(title),
      ...(number === null ? [] : [foldName(number)]),
    ]),
  )
  const row = {
    article_id: given.id,
    bulletin_id: given.bulletinId,
    day: dayOf(given),
    place: placeOf(given),
    section: article.section,
    topics: once(article.topics.map(({ id }) => id)),
    regions,
    mentioned,
    issuers: once(article.issuers.map(({ canonical }) => canonical)),
    series: once(given.series),
    amount_max: largestSum(article),
    section_key: article.section === null ? null : foldName(article.section),
    issuer_keys: once(article.issuers.map(({ canonical }) => foldName(canonical))),
    series_keys: once(given.series.map(foldName)),
    document_keys: documents.map(({ key }) => key),
    cited,
    title_text: matchText(article.title),
    match_text: given.matchText,
  }
  return { ...row, tokens: tokensOf(row), documents, amounts: article.mentions.amounts }
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
  const tokens = textTokens(row.match_text, ...row.cited)
  const others = [
    ...of('topic', row.topics),
    ...of('region', row.regions),
    ...of('mention', row.mentioned),
    ...of('issuer', row.issuer_keys),
    ...of('series', row.series_keys),
    ...of('section', row.section_key === null ? [] : [row.section_key]),
    ...(row.amount_max === null ? [] : amountTokens(row.amount_max)),
    ...titleTokens(textTokens(row.title_text)),
  ]
  for (const token of others) tokens.add(token)
  return [...tokens]
}
