/** What the hits have in common, counted over the newest `searchHitsMax` of them. */
import { searchHitsMax } from '@jianbao/schema'
import { type RawBuilder, sql } from 'kysely'
import { facetRowsMax, walkedArticlesMax, walkedShareMin } from '../limits.ts'
import type { Db } from '../open-store.ts'
import { planAs } from './plan-as.ts'
import { newestFirst } from './search-articles.ts'
import {
  type SearchConditions,
  type SearchTermsGiven,
  searchConditions,
} from './search-conditions.ts'

export interface FacetCount {
  readonly name: string
  readonly count: number
}

export interface FacetRows {
  readonly total: { readonly count: number; readonly more: boolean }
  readonly topics: FacetCount[]
  readonly sections: FacetCount[]
  /** By the significant digits of every division a label lies in: 43, 4312, 431222. */
  readonly regions: FacetCount[]
  readonly issuers: FacetCount[]
  /** By key. */
  readonly documents: FacetCount[]
  readonly months: FacetCount[]
  /** By the index of the largest bound of `amountBounds` reached. */
  readonly amounts: FacetCount[]
  readonly series: FacetCount[]
}

/** In yuan. */
export const amountBounds: readonly number[] = [0, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11]

type Columns = RawBuilder<unknown>

/**
 * Runs `ask` over `hits`: the newest `searchHitsMax + 1` hits with these columns of `search_articles`.
 * Where a good share of the newest articles answers, they are read in their order, else found by the index.
 */
export async function overHits<T>(
  db: Db,
  terms: SearchTermsGiven,
  columns: Columns,
  ask: (trx: Db, hits: RawBuilder<unknown>) => Promise<T>,
): Promise<T> {
  const conditions = searchConditions(terms)
  const { verify, candidates, within } = conditions
  const common = candidates === null || (await shareOfNewest(db, conditions)) > walkedShareMin
  const limit = searchHitsMax + 1
  const walked = sql`
    select ${columns}, day, place, article_id from search_articles where ${within} and ${verify}
    order by ${newestFirst} limit ${limit}`
  const found = sql`
    select * from (
      select ${columns}, day, place, article_id from search_articles
      where ${candidates ?? sql`true`} and ${within} and ${verify} offset 0
    ) found order by ${newestFirst} limit ${limit}`
  const how = terms.bulletinId === undefined && common ? 'in-order' : 'by-index'
  return await planAs(db, how, (trx) => ask(trx, how === 'in-order' ? walked : found))
}

async function shareOfNewest(db: Db, { verify, within }: SearchConditions): Promise<number> {
  const { rows } = await planAs(db, 'in-order', (trx) =>
    sql<{ share: number }>`
      select coalesce(avg((${verify})::integer), 1)::float8 as share from (
        select * from search_articles where ${within}
        order by ${newestFirst} limit ${Math.floor(walkedArticlesMax / 5)}
      ) newest
    `.execute(trx),
  )
  return rows[0]?.share ?? 1
}

export async function searchFacets(db: Db, terms: SearchTermsGiven): Promise<FacetRows> {
  const columns = sql`topics, section, regions, issuers, document_keys, series, amount_max`
  const { rows } = await overHits(db, terms, columns, (trx, hits) =>
    sql<FacetRows>`
      with hits as materialized (${hits}),
      h as materialized (select * from hits order by ${newestFirst} limit ${searchHitsMax})
      select
        json_build_object('count', (select count(*) from h),
          'more', (select count(*) > ${searchHitsMax} from hits)) as total,
        ${counted(sql`unnest(topics)`)} as topics,
        ${counted(sql`section`)} as sections,
        ${counted(sql`unnest(regions)`, null)} as regions,
        ${counted(sql`unnest(issuers)`)} as issuers,
        ${counted(sql`unnest(document_keys)`)} as documents,
        ${counted(sql`to_char(day, 'YYYY-MM')`, null)} as months,
        ${counted(sql`width_bucket(amount_max, ${amountBounds}::numeric[])`, null)} as amounts,
        ${counted(sql`unnest(series)`)} as series
    `.execute(trx),
  )
  const found = rows[0]
  if (!found) throw new Error('A statement of aggregates has one row.')
  return found
}

/** Of the hits by `value`, most frequent first. `limit` null: all there are. */
function counted(value: RawBuilder<unknown>, limit: number | null = facetRowsMax) {
  return sql`(
    select coalesce(json_agg(json_build_object('name', name::text, 'count', count)
      order by count desc, name), '[]')
    from (
      select ${value} as name, count(*) as count from h group by 1
      order by 2 desc, 1 limit ${limit}
    ) counted where name is not null
  )`
}

/** How many articles are found, counted to `searchHitsMax`. */
export async function countHits(db: Db, terms: SearchTermsGiven): Promise<FacetRows['total']> {
  const { rows } = await overHits(db, terms, sql`1 as one`, (trx, hits) =>
    sql<{ count: number }>`select count(*)::integer as count from (${hits}) hits`.execute(trx),
  )
  const count = rows[0]?.count ?? 0
  return { count: Math.min(count, searchHitsMax), more: count > searchHitsMax }
}
