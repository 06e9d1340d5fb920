/**
 * A page of hits, found by key.
 *
 * Common words fill a page from the newest articles alone; for rare ones the index knows where to look.
 * Which of the two it is shows by itself: a bounded walk from the newest on, and where it did not fill the
 * page, the index for what lies behind it.
 */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { commonShareMin, walkedArticlesMax } from '../limits.ts'
import type { Db } from '../open-store.ts'
import { planAs } from './plan-as.ts'
import {
  restColumns,
  type SearchConditions,
  type SearchTermsGiven,
  searchConditions,
} from './search-conditions.ts'

/** The place of an article in the order of search: newest day first, then as stored. */
export interface SearchKey {
  readonly day: string
  /** Within the day: see `search-row.ts`. */
  readonly place: string
  readonly id: string
}

export const keyColumns = sql`to_char(day, 'YYYY-MM-DD') as day, place, article_id as id`
export const orderColumns = sql`day, place, article_id`
export const newestFirst = sql`day desc, place desc`

export function behind(key: SearchKey | undefined): RawBuilder<SqlBool> {
  if (!key) return sql<SqlBool>`true`
  return sql<SqlBool>`(day, place) < (${key.day}::date, ${key.place})`
}

/** Hits newest first, at most `limit`, behind `after`. */
export async function searchNewest(
  db: Db,
  terms: SearchTermsGiven,
  page: { limit: number; after?: SearchKey | undefined },
): Promise<SearchKey[]> {
  const conditions = searchConditions(terms)
  if (terms.bulletinId !== undefined) return await hitsBehind(db, conditions, page)
  if (!conditions.isProposed) return await hitsInOrder(db, conditions, page)
  const hits: SearchKey[] = []
  let { after } = page
  for (;;) {
    const walked = await walk(db, conditions, { limit: page.limit - hits.length, after })
    hits.push(...walked.hits)
    if (hits.length >= page.limit || walked.end === null) return hits
    after = walked.end
    // A long page of words that are not rare: walking on costs less than collecting them all.
    if (walked.hits.length > walkedArticlesMax * commonShareMin) continue
    const limit = page.limit - hits.length
    return [...hits, ...(await hitsBehind(db, conditions, { limit, after }))]
  }
}

/** Looks through the next `walkedArticlesMax` articles. `end` is the last of them, null where none follow. */
async function walk(
  db: Db,
  { verify, within }: SearchConditions,
  page: { limit: number; after?: SearchKey | undefined },
): Promise<{ hits: SearchKey[]; end: SearchKey | null }> {
  const { rows } = await planAs(db, 'in-order', (trx) =>
    sql<SearchKey & { hit: boolean }>`
      with walked as materialized (
        select day, place, article_id, ${verify} as hit,
          row_number() over (order by ${newestFirst}) as step
        from (
          select * from search_articles a where ${within} and ${behind(page.after)}
          order by ${newestFirst} limit ${walkedArticlesMax}
        ) a
      )
      (select ${keyColumns}, hit from walked where hit order by step limit ${page.limit})
      union all
      (select ${keyColumns}, false from walked where step = ${walkedArticlesMax})
    `.execute(trx),
  )
  const hits = rows.filter(({ hit }) => hit).map(keyOf)
  const end = rows.find(({ hit }) => !hit)
  return { hits, end: end ? keyOf(end) : null }
}

async function hitsInOrder(
  db: Db,
  conditions: SearchConditions,
  page: { limit: number; after?: SearchKey | undefined },
): Promise<SearchKey[]> {
  const { rows } = await planAs(db, 'in-order', (trx) =>
    sql<SearchKey>`select ${keyColumns} from (${inOrder(conditions, orderColumns, page)}) hits`.execute(
      trx,
    ),
  )
  return rows.map(keyOf)
}

/** Hits, newest first, by looking at every article in this order: where most are hits, or the index knows nothing. */
export function inOrder(
  { verify, within }: SearchConditions,
  columns: RawBuilder<unknown>,
  page: { limit: number; after?: SearchKey | undefined },
): RawBuilder<unknown> {
  return sql`
    select ${columns} from search_articles a
    where ${within} and ${behind(page.after)} and ${verify}
    order by ${newestFirst} limit ${page.limit}`
}

/** By the index. */
export async function hitsBehind(
  db: Db,
  conditions: SearchConditions,
  page: { limit: number; after?: SearchKey | undefined },
): Promise<SearchKey[]> {
  const { rows } = await planAs(db, 'by-index', (trx) =>
    sql<SearchKey>`
      select ${keyColumns} from (${found(conditions, orderColumns, page)}) hits
      order by ${newestFirst}
    `.execute(trx),
  )
  return rows.map(keyOf)
}

/**
 * Hits by the index, newest first: candidates are put in order before what is left to decide is looked at, so
 * that a full page ends the looking. Bounds are hidden from the planner (`is true`): it must ask the index of
 * tokens, for which no tokens are unpacked, and not another. `offset 0` keeps the steps apart.
 */
export function found(
  { candidates, within, rest }: SearchConditions,
  columns: RawBuilder<unknown>,
  page: { limit: number; after?: SearchKey | undefined },
): RawBuilder<unknown> {
  return sql`
    select ${columns} from (
      select * from (
        select ${columns}, ${restColumns}
        from search_articles a
        where ${candidates} and ${within} is true and ${behind(page.after)} is true offset 0
      ) a order by ${newestFirst} offset 0
    ) a where ${rest} limit ${page.limit}`
}

export const keyOf = ({ day, place, id }: SearchKey): SearchKey => ({ day, place, id })
