/**
 * A page of hits, found by key.
 *
 * Common words fill a page from the newest articles alone; for rare ones the index knows where to look.
 * Which of the two it is shows by itself: a bounded walk from the newest on, and where it did not fill the
 * page, the way to what is rare for what lies behind it.
 */
import { sql } from 'kysely'
import { commonShareMin, walkedArticlesMax } from '../limits.ts'
import type { Db } from '../open-store.ts'
import { planAs } from './plan-as.ts'
import {
  type SearchConditions,
  type SearchTermsGiven,
  searchConditions,
} from './search-conditions.ts'
import {
  behind,
  keyColumns,
  keyOf,
  newestFirst,
  orderColumns,
  type Page,
  type SearchKey,
} from './search-key.ts'
import { plainWay, type Way, wayToRare } from './ways-to-hits.ts'

/** Hits newest first, at most `limit`, behind `after`. */
export async function searchNewest(
  db: Db,
  terms: SearchTermsGiven,
  page: Page,
): Promise<SearchKey[]> {
  const conditions = searchConditions(terms)
  const plain = plainWay(conditions)
  if (plain) return await keysOf(db, plain, conditions, page)
  const hits: SearchKey[] = []
  let { after } = page
  for (;;) {
    const walked = await walk(db, conditions, { limit: page.limit - hits.length, after })
    hits.push(...walked.hits)
    if (hits.length >= page.limit || walked.end === null) return hits
    after = walked.end
    const share = walked.hits.length / walkedArticlesMax
    // A long page of words that are not rare: walking on costs less than collecting them all.
    if (share > commonShareMin) continue
    const rest = { limit: page.limit - hits.length, after }
    const way = await wayToRare(db, conditions, { ...rest, share })
    return [...hits, ...(await keysOf(db, way, conditions, rest))]
  }
}

/** Looks through the next `walkedArticlesMax` articles. `end` is the last of them, null where none follow. */
async function walk(
  db: Db,
  { verify, within }: SearchConditions,
  page: Page,
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

export async function keysOf(
  db: Db,
  way: Way,
  conditions: SearchConditions,
  page: Page,
): Promise<SearchKey[]> {
  const hits = way.hits(conditions, orderColumns, page)
  const { rows } = await planAs(db, way.plan, (trx) =>
    sql<SearchKey>`
      select ${keyColumns} from (${hits}) hits order by ${newestFirst}
    `.execute(trx),
  )
  return rows.map(keyOf)
}
