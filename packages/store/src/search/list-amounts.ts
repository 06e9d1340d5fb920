/** Sums of money that articles name, as a table and by kind. */
import { type AmountMention, type Article, searchHitsMax } from '@jianbao/schema'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../open-store.ts'
import type { SearchTermsGiven } from './search-conditions.ts'
import { overHits } from './search-facets.ts'
import { orderColumns } from './search-key.ts'

export interface AmountKey {
  readonly amount: string
  readonly day: string
  readonly id: string
  readonly ordinal: number
}

export interface AmountRow extends AmountKey {
  readonly amountMax: number | null
  readonly bulletinId: string
  readonly currency: string
  readonly qualifier: AmountMention['qualifier']
  readonly per: string | null
  readonly surface: string
  readonly starts: number
  readonly ends: number
  readonly article: Article
}

export interface AmountSum {
  readonly qualifier: AmountMention['qualifier']
  readonly rate: boolean
  readonly count: number
  readonly articles: number
  readonly sum: number | null
}

export interface AmountsAsked {
  readonly sort: 'largest' | 'newest'
  readonly currency: string
  readonly min?: number | undefined
  readonly max?: number | undefined
  readonly limit: number
  readonly after?: AmountKey | undefined
}

export interface AmountsFound {
  readonly rows: AmountRow[]
  readonly sums: AmountSum[]
  readonly total: { readonly count: number; readonly more: boolean }
}

const orders = {
  largest: sql`amount desc, article_id desc, ordinal desc`,
  newest: sql`day desc, article_id desc, ordinal desc`,
}

/**
 * One page and the sums of all pages, over the newest `searchHitsMax` hits of the search. Ordered by the
 * sum, or newest first and in an article from its end.
 */
export async function listAmounts(
  db: Db,
  terms: SearchTermsGiven,
  asked: AmountsAsked,
): Promise<AmountsFound> {
  const { rows } = await overHits(db, terms, orderColumns, (trx, hits) =>
    sql<AmountsFound>`
      with hits as materialized (${hits}),
      named as materialized (
        select m.* from (select article_id from hits limit ${searchHitsMax}) h
        cross join lateral (
          select * from search_amounts m
          where m.article_id = h.article_id and m.currency = ${asked.currency} and ${bounds(asked)}
          offset 0
        ) m
      ),
      page as (
        select * from named where ${follows(asked)}
        order by ${orders[asked.sort]} limit ${asked.limit}
      ),
      by_article as (
        select qualifier, per is not null as rate, count(*) as count,
          sum(amount) filter (where per is null) as sum
        from named group by article_id, qualifier, rate
      )
      select
        (select json_build_object('count', least(count(*), ${searchHitsMax}::integer),
          'more', count(*) > ${searchHitsMax}) from hits) as total,
        (select coalesce(json_agg(s order by s.count desc), '[]') from (
          select qualifier, rate, sum(count) as count, count(*) as articles, sum(sum) as sum
          from by_article group by qualifier, rate
        ) s) as sums,
        (select coalesce(json_agg(json_build_object('amount', amount::text, 'amountMax', amount_max,
            'day', to_char(day, 'YYYY-MM-DD'), 'id', article_id, 'ordinal', ordinal,
            'bulletinId', a.bulletin_id, 'currency', currency, 'qualifier', qualifier, 'per', per,
            'surface', surface, 'starts', starts, 'ends', ends, 'article', a.record)
            order by ${orders[asked.sort]}), '[]')
          from page join (select id, bulletin_id, record from articles) a on a.id = article_id) as rows
    `.execute(trx),
  )
  const found = rows[0]
  if (!found) throw new Error('A statement of aggregates has one row.')
  return found
}

function bounds({ min, max }: AmountsAsked): RawBuilder<SqlBool> {
  const least = min === undefined ? sql`true` : sql`m.amount >= ${min}`
  const most = max === undefined ? sql`true` : sql`m.amount <= ${max}`
  return sql<SqlBool>`${least} and ${most}`
}

function follows({ sort, after }: AmountsAsked): RawBuilder<SqlBool> {
  if (!after) return sql<SqlBool>`true`
  const { amount, day, id, ordinal } = after
  return sort === 'largest'
    ? sql<SqlBool>`(amount, article_id, ordinal) < (${amount}::numeric, ${id}, ${ordinal}::integer)`
    : sql<SqlBool>`(day, article_id, ordinal) < (${day}::date, ${id}, ${ordinal}::integer)`
}
