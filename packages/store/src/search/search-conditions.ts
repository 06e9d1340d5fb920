/** A filter as SQL over `search_articles`: what decides, and what the index can propose. */
import { foldName, matchText, type SubscriptionFilter } from '@jianbao/schema'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { amountToken, fieldToken, significantPart, type TokenField, wordTokens } from './tokens.ts'

type Condition = RawBuilder<SqlBool>

/** What is asked for: a subscription's filter, and what no subscription can have. */
export interface SearchTermsGiven {
  readonly filter: SubscriptionFilter
  /** `YYYY-MM-DD`, both included. */
  readonly from?: string | undefined
  readonly to?: string | undefined
  /** Codes of divisions that the label or the text names. */
  readonly mentions?: readonly string[] | undefined
  readonly amountMax?: number | undefined
  readonly bulletinId?: string | undefined
}

export interface SearchConditions {
  /** True for hits and for nothing else. */
  readonly verify: Condition
  /** True for every hit and for few others, answered by the index of tokens. Null: it cannot help. */
  readonly candidates: Condition | null
  /** Cheap bounds every part of a search keeps to: period and bulletin. */
  readonly within: Condition
}

/** `candidates` null: the index knows nothing of it. */
interface Group {
  readonly verify: Condition
  readonly candidates: Condition | null
}

export function searchConditions(given: SearchTermsGiven): SearchConditions {
  const { filter } = given
  const groups = groupsOf(filter)
  const asked = filter.match === 'any' && groups.length > 0 ? either(groups) : both(groups)
  const none = folded(filter.words.none, matchText).map(
    (word) => sql<SqlBool>`not ${holds('match_text', word)}`,
  )
  const { verify, candidates } = both([asked, ...beyondFilter(given)])
  return { verify: and([verify, ...none]), candidates, within: withinOf(given) }
}

/** The folded words that a hit shows: those of `all`, and of `any` whichever it holds. */
export function wantedWords({ words }: SubscriptionFilter): string[] {
  return folded([...words.all, ...words.any], matchText)
}

/** What folds to nothing asks nothing. */
const folded = (values: readonly string[], fold: (value: string) => string): string[] =>
  [...new Set(values.map((value) => fold(value)))].filter((value) => value !== '')

function groupsOf(filter: SubscriptionFilter): Group[] {
  const { words, regions, topics, amountMin } = filter
  const groups: Group[] = []
  if (topics.length > 0) groups.push(byName('topic', 'topics', topics))
  if (regions.length > 0) groups.push(byRegion('region', 'regions', regions))
  const named = [
    ['section', 'array[section_key]', filter.sections],
    ['issuer', 'issuer_keys', filter.issuers],
    ['series', 'series_keys', filter.series],
  ] as const
  for (const [field, column, names] of named)
    if (names?.length) groups.push(byName(field, column, folded(names, foldName)))
  if (filter.documents?.length)
    groups.push(either(folded(filter.documents, foldName).map(byDocument)))
  if (words.all.length > 0) groups.push(both(folded(words.all, matchText).map(byWord)))
  if (words.any.length > 0) groups.push(either(folded(words.any, matchText).map(byWord)))
  if (amountMin !== undefined) groups.push(byAmount(amountMin))
  return groups
}

function beyondFilter({ mentions, amountMax }: SearchTermsGiven): Group[] {
  const groups: Group[] = []
  if (mentions?.length) groups.push(byRegion('mention', 'mentioned', mentions))
  if (amountMax !== undefined)
    groups.push({ verify: sql<SqlBool>`amount_max <= ${amountMax}`, candidates: null })
  return groups
}

function withinOf({ from, to, bulletinId }: SearchTermsGiven): Condition {
  const bounds: Condition[] = []
  if (from !== undefined) bounds.push(sql<SqlBool>`day >= ${from}::date`)
  if (to !== undefined) bounds.push(sql<SqlBool>`day <= ${to}::date`)
  if (bulletinId !== undefined) bounds.push(sql<SqlBool>`bulletin_id = ${bulletinId}`)
  return and(bounds)
}

const holds = (column: string, word: string): Condition =>
  sql<SqlBool>`strpos(${sql.raw(column)}, ${word}) > 0`

/** Letters of one after the other are found together by the index, so all must be there. */
const allTokens = (tokens: readonly number[]): Condition =>
  sql<SqlBool>`tokens @> ${tokens}::integer[]`
const anyToken = (tokens: readonly number[]): Condition =>
  sql<SqlBool>`tokens && ${tokens}::integer[]`

const byWord = (word: string): Group => ({
  verify: holds('match_text', word),
  candidates: allTokens(wordTokens(word)),
})

const byDocument = (part: string): Group => ({
  verify: sql<SqlBool>`exists (select from unnest(cited) one where ${holds('one', part)})`,
  candidates: allTokens(wordTokens(part)),
})

/** `column` is one of our own, never what a reader wrote. */
const byName = (field: TokenField, column: string, names: readonly string[]): Group => ({
  verify: sql<SqlBool>`${sql.raw(column)} && ${names}::text[]`,
  candidates: anyToken(names.map((name) => fieldToken(field, name))),
})

function byRegion(field: TokenField, column: string, codes: readonly string[]): Group {
  const parts = codes.map(significantPart)
  return {
    verify: sql<SqlBool>`${sql.raw(column)} && ${parts}::text[]`,
    candidates: anyToken(parts.map((part) => fieldToken(field, part))),
  }
}

function byAmount(yuan: number): Group {
  const token = amountToken(yuan)
  return {
    verify: sql<SqlBool>`amount_max >= ${yuan}`,
    candidates: token === null ? null : anyToken([token]),
  }
}

function both(groups: readonly Group[]): Group {
  const known = groups.flatMap(({ candidates }) => candidates ?? [])
  return {
    verify: and(groups.map(({ verify }) => verify)),
    candidates: known.length === 0 ? null : and(known),
  }
}

/** One group the index knows nothing of could be the one that answers. */
function either(groups: readonly Group[]): Group {
  const known = groups.flatMap(({ candidates }) => candidates ?? [])
  return {
    verify: or(groups.map(({ verify }) => verify)),
    candidates: known.length < groups.length ? null : or(known),
  }
}

const and = (conditions: readonly Condition[]): Condition => joined(conditions, ' and ', 'true')
const or = (conditions: readonly Condition[]): Condition => joined(conditions, ' or ', 'false')

function joined(conditions: readonly Condition[], by: string, empty: string): Condition {
  if (conditions.length === 0) return sql.raw<SqlBool>(empty)
  return sql<SqlBool>`(${sql.join(conditions, sql.raw(by))})`
}
