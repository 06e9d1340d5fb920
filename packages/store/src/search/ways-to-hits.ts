/**
 * The ways to the hits of a search, newest first, and which of them costs least. None is left to the planner, who
 * cannot know how many texts hold a word.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { lookedShareMin, sampledArticlesMax, walkedShareMin } from '../limits.ts'
import type { Db } from '../open-store.ts'
import { planAs } from './plan-as.ts'
import { restColumns, type SearchConditions } from './search-conditions.ts'
import { behind, newestFirst, type Page } from './search-key.ts'

export interface Way {
  readonly plan: Parameters<typeof planAs>[1]
  /** These columns of the hits, those of the order among them. */
  hits(conditions: SearchConditions, columns: RawBuilder<unknown>, page: Page): RawBuilder<unknown>
}

/** Looks at every article in the order of search: where most are hits, or the index knows nothing. */
const inTheirOrder: Way = {
  plan: 'in-order',
  hits: ({ verify, within }, columns, { limit, after }) => sql`
    select ${columns} from search_articles a
    where ${within} and ${behind(after)} and ${verify}
    order by ${newestFirst} limit ${limit}`,
}

/**
 * Asks the index: candidates are put in order before what is left to decide is looked at, so that a full page ends
 * the looking. Bounds are hidden from the planner (`is true`): it must ask the index of tokens, for which no tokens
 * are unpacked, and not another. `offset 0` keeps the steps apart.
 */
const byTheIndex: Way = {
  plan: 'by-index',
  hits: ({ candidates, within, rest }, columns, { limit, after }) => sql`
    select ${columns} from (
      select * from (
        select ${columns}, ${restColumns}
        from search_articles a
        where ${candidates} and ${within} is true and ${behind(after)} is true offset 0
      ) a order by ${newestFirst} offset 0
    ) a where ${rest} limit ${limit}`,
}

/** Reads every text as it lies, in parallel: a third of what it costs to look each of them up. */
const byTheTexts = (lacks: RawBuilder<SqlBool>): Way => ({
  plan: 'by-text',
  hits: ({ verifyWanted, within }, columns, { limit, after }) => sql`
    select ${columns} from search_articles a
    where number = any(array(select number from search_texts where ${lacks}))
      and ${within} and ${behind(after)} and ${verifyWanted}
    order by ${newestFirst} limit ${limit}`,
})

/** Where what is asked says it all; else null. */
export function plainWay({ isFew, isProposed, lacks }: SearchConditions): Way | null {
  if (isFew) return byTheIndex
  return !isProposed && lacks === null ? inTheirOrder : null
}

/** To the first of all hits, as many as `limit`. */
export async function wayToMany(db: Db, conditions: SearchConditions, limit: number): Promise<Way> {
  const plain = plainWay(conditions)
  if (plain) return plain
  const share = await shareOfNewest(db, conditions, conditions.verify)
  if (share > walkedShareMin) return inTheirOrder
  return await wayToRare(db, conditions, { limit, share })
}

/**
 * Where no more than `share` of the articles are hits. The index does not know who lacks a long word: where what
 * is asked beside it is common, it would collect a great part of all articles.
 */
export async function wayToRare(
  db: Db,
  conditions: SearchConditions,
  page: Page & { readonly share: number },
): Promise<Way> {
  const { isProposed, lacks, verifyWanted } = conditions
  if (lacks === null) return byTheIndex
  if (isProposed && (await shareOfNewest(db, conditions, verifyWanted)) <= lookedShareMin)
    return byTheIndex
  return (await looksIntoMany(db, conditions, page)) ? byTheTexts(lacks) : inTheirOrder
}

/** Of the newest articles: 1 where there are none. */
async function shareOfNewest(
  db: Db,
  { within }: SearchConditions,
  condition: RawBuilder<SqlBool>,
): Promise<number> {
  const { rows } = await planAs(db, 'in-order', (trx) =>
    sql<{ share: number }>`
      select coalesce(avg(coalesce((${condition})::integer, 0)), 1)::float8 as share from (
        select * from search_articles a where ${within}
        order by ${newestFirst} limit ${sampledArticlesMax}
      ) a
    `.execute(trx),
  )
  return rows[0]?.share ?? 1
}

/**
 * Whether reading all texts costs less than looking into one after the other until the page is full: a look costs
 * about as much as reading a page of the table.
 */
async function looksIntoMany(
  db: Db,
  { within }: SearchConditions,
  { limit, after, share }: Page & { readonly share: number },
): Promise<boolean> {
  const { rows } = await planAs(db, 'in-order', (trx) =>
    sql<{ pages: number; left: number }>`
      with texts as (
        select pg_relation_size('search_texts') / current_setting('block_size')::integer as pages
      ),
      left_over as (
        select from search_articles where ${within} and ${behind(after)}
        order by ${newestFirst} limit (select pages from texts)
      )
      select pages::integer, (select count(*)::integer from left_over) as left from texts
    `.execute(trx),
  )
  const { pages = 0, left = 0 } = rows[0] ?? {}
  return Math.min(left, limit / share) >= pages
}
