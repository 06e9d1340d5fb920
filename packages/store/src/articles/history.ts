/** Stored articles of a period that a filter may want, for its preview. */
import type { SubscriptionFilter } from '@jianbao/schema'
import { matchText } from '@jianbao/schema'
import { type RawBuilder, sql } from 'kysely'
import { type ArticleToMatchRow, selectArticlesToMatch } from '../inbox/read-bulletin-to-match.ts'
import { historyArticlesMax, historyBatchArticles } from '../limits.ts'
import type { Db } from '../open-store.ts'

interface HistoryArticleRow extends ArticleToMatchRow {
  readonly bulletinId: string
  readonly ordinal: number
  readonly label: string | null
  readonly title: string
  /** The date the bulletin prints, or the day it was stored if that is earlier or none is printed. */
  readonly day: string
}

/** Days compare as text. A printed date may be a month or a year only: then it is not one. */
const day = sql<string>`least(
  to_char(a.created_at at time zone 'UTC', 'YYYY-MM-DD'),
  case when b.record #>> '{series,date}' ~ '^\\d{4}-\\d\\d-\\d\\d$'
    then b.record #>> '{series,date}' end
)`

/**
 * What the database can tell of a filter: it proposes, and may not leave out what is wanted. Groups
 * that fold names or need a pattern are left to the matcher.
 */
function mayBeWanted({ topics, regions, words, patterns, match }: SubscriptionFilter) {
  const folded = (given: readonly string[]) => given.map((word) => matchText(word))
  const holds = (word: RawBuilder<unknown>) => sql<boolean>`position(${word} in a.match_text) > 0`
  const someOf = (given: readonly string[]) => sql<boolean>`exists (
    select from unnest(${folded(given)}::text[]) as word where ${holds(sql`word`)}
  )`
  const conditions = [sql<boolean>`true`]
  if (words.none.length > 0) conditions.push(sql<boolean>`not ${someOf(words.none)}`)
  if (match === 'any') return conditions
  if (topics.length > 0) conditions.push(sql<boolean>`a.topics && ${[...topics]}::text[]`)
  if (regions.length > 0) {
    const prefixes = regions.map((code) => `${code.replace(/(?:00){1,2}$/, '')}%`)
    conditions.push(sql<boolean>`exists (
      select from unnest(a.label_regions) as region where region like any(${prefixes}::text[])
    )`)
  }
  for (const word of folded(words.all)) conditions.push(holds(sql`${word}`))
  const anyPattern = (patterns?.any.length ?? 0) > 0
  if (words.any.length > 0 && !anyPattern) conditions.push(someOf(words.any))
  return conditions
}

function partsAskedBy({ regions, documents, amountMin, words, patterns }: SubscriptionFilter) {
  const texts = [words, patterns].flatMap((each) =>
    each ? [...each.any, ...each.all, ...each.none] : [],
  )
  return {
    regions: regions.length > 0,
    documents: (documents?.length ?? 0) > 0,
    amounts: amountMin !== undefined,
    text: texts.length > 0,
  }
}

async function firstDay(db: Db, from: string): Promise<string | null> {
  const row = await selectArticlesToMatch(db)
    .clearSelect()
    .select(sql<string | null>`min(${day})`.as('day'))
    .where('a.created_at', '>=', new Date(`${from}T00:00:00Z`))
    .where(day, '>=', from)
    .executeTakeFirst()
  return row?.day ?? null
}

interface Wanted {
  readonly filter: SubscriptionFilter
  readonly from: string
}

interface Place {
  readonly at: Date
  readonly id: string
}

async function readBatch(db: Db, { filter, from }: Wanted, before: Place | undefined) {
  let query = selectArticlesToMatch(db, partsAskedBy(filter))
    .select([
      'a.bulletin_id as bulletinId',
      'a.ordinal',
      'a.label',
      'a.title',
      'a.created_at as at',
    ])
    .select(day.as('day'))
    .where('a.created_at', '>=', new Date(`${from}T00:00:00Z`))
    .where(day, '>=', from)
    .where((eb) => eb.and(mayBeWanted(filter)))
  if (before) {
    query = query.where(sql<boolean>`(a.created_at, a.id) < (${before.at}, ${before.id})`)
  }
  return await query
    .orderBy('a.created_at', 'desc')
    .orderBy('a.id', 'desc')
    .limit(historyBatchArticles)
    .execute()
}

export interface ArticleHistory {
  firstDay(from: string): Promise<string | null>
  each(wanted: Wanted, take: (articles: HistoryArticleRow[]) => void): Promise<boolean>
}

/**
 * `firstDay`: of the articles from `from` on, whatever the filter; null when there are none.
 * `each`: hands on what the filter may want, newest first; false when it was more than is looked at.
 */
export function articleHistory(db: Db): ArticleHistory {
  return {
    firstDay: (from) => firstDay(db, from),
    async each(wanted, take) {
      let last: Place | undefined
      for (let read = 0; read < historyArticlesMax; read += historyBatchArticles) {
        const rows = await readBatch(db, wanted, last)
        take(rows)
        last = rows.at(-1)
        if (rows.length < historyBatchArticles) return true
      }
      return false
    },
  }
}
