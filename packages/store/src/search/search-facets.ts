/** What the hits have in common, counted over the newest `searchHitsMax` of them. */
import { searchHitsMax } from '@jianbao/schema'
import { type RawBuilder, sql } from 'kysely'
import { facetRowsMax } from '../limits.ts'
import type { Db } from '../open-store.ts'
import { type FacetKind, facetKinds } from './facet-kinds.ts'
import { planAs } from './plan-as.ts'
import { type SearchTermsGiven, searchConditions } from './search-conditions.ts'
import { orderColumns } from './search-key.ts'
import { wayToMany } from './ways-to-hits.ts'

export interface FacetCount {
  readonly name: string
  readonly count: number
}

/**
 * Regions by the significant digits of every division a label lies in (43, 4312, 431222), documents by key,
 * amounts by the place, from 1, of the largest of `amountBounds` reached.
 */
export interface FacetRows extends Readonly<Record<FacetKind, FacetCount[]>> {
  readonly total: { readonly count: number; readonly more: boolean }
}

/** Of these all there are, of others the most frequent. */
const wholeKinds: readonly FacetKind[] = ['regions', 'months', 'amounts']

/**
 * Runs `ask` over `hits`: the newest `searchHitsMax + 1` hits with these columns of `search_articles`, in
 * order.
 */
export async function overHits<T>(
  db: Db,
  terms: SearchTermsGiven,
  columns: RawBuilder<unknown>,
  ask: (trx: Db, hits: RawBuilder<unknown>) => Promise<T>,
): Promise<T> {
  const conditions = searchConditions(terms)
  const limit = searchHitsMax + 1
  const way = await wayToMany(db, conditions, limit)
  const hits = way.hits(conditions, columns, { limit })
  return await planAs(db, way.plan, (trx) => ask(trx, hits))
}

export async function searchFacets(db: Db, terms: SearchTermsGiven): Promise<FacetRows> {
  const { rows } = await overHits(db, terms, sql`facets, ${orderColumns}`, (trx, hits) =>
    sql<{ count: number; counted: Record<string, number> }>`
      with hits as materialized (${hits}),
      counted as (
        select unnest(facets) as facet, count(*) as count
        from (select facets from hits limit ${searchHitsMax}) h group by 1
      )
      select (select count(*) from hits)::integer as count,
        (select coalesce(json_object_agg(facet, count), '{}') from counted) as counted
    `.execute(trx),
  )
  const { count = 0, counted = {} } = rows[0] ?? {}
  return { total: totalOf(count), ...ranked(counted) }
}

/** Here, not in the statement, where thousands of names took longer. */
function ranked(
  counted: Readonly<Record<string, number>>,
): Readonly<Record<FacetKind, FacetCount[]>> {
  const byKind = Object.groupBy(Object.entries(counted).map(namedCount), ({ kind }) => kind)
  const rowsOf = (kind: FacetKind) =>
    (byKind[kind] ?? [])
      .map(({ name, count }) => ({ name, count }))
      .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
      .slice(0, wholeKinds.includes(kind) ? undefined : facetRowsMax)
  return Object.fromEntries(facetKinds.map((kind) => [kind, rowsOf(kind)])) as Record<
    FacetKind,
    FacetCount[]
  >
}

/** "kind:name" as `search_articles.facets` holds it. */
function namedCount([facet, count]: [string, number]) {
  const colon = facet.indexOf(':')
  return { kind: facet.slice(0, colon) as FacetKind, name: facet.slice(colon + 1), count }
}

/** How many articles are found, counted to `searchHitsMax`. */
export async function countHits(db: Db, terms: SearchTermsGiven): Promise<FacetRows['total']> {
  const { rows } = await overHits(db, terms, orderColumns, (trx, hits) =>
    sql<{ count: number }>`select count(*)::integer as count from (${hits}) hits`.execute(trx),
  )
  return totalOf(rows[0]?.count ?? 0)
}

const totalOf = (count: number): FacetRows['total'] => ({
  count: Math.min(count, searchHitsMax),
  more: count > searchHitsMax,
})
