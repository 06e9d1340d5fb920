/** The distinct filters that subscriptions have, for matchers that keep them in memory. */
import type { SubscriptionFilter } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

export interface FilterRow {
  readonly key: string
  readonly filter: SubscriptionFilter
}

export interface FiltersRead {
  readonly filters: readonly FilterRow[]
  /** Give it back the next time: everything that was committed before it has been read. */
  readonly horizon: string
}

/** One probe of an index a filter, however many follow each. */
const everyFilter = sql<FilterRow>`
  with recursive keys(key) as (
    (select filter_key from subscriptions order by filter_key limit 1)
    union all
    select (
      select filter_key from subscriptions where filter_key > keys.key order by filter_key limit 1
    ) from keys where keys.key is not null
  )
  select keys.key, s.filter from keys cross join lateral (
    select filter from subscriptions where filter_key = keys.key limit 1
  ) s
`

const filtersChangedSince = (horizon: string) => sql<FilterRow>`
  select distinct on (filter_key) filter_key as key, filter from subscriptions
  where filter_changed_in >= ${horizon}::xid8
  order by filter_key
`

/**
 * Every filter, or those that may have come since `horizon`; some of them are known already. The new
 * horizon is taken first: more may have been read than it says, never less.
 */
export async function readFilters(db: Db, horizon: string | null): Promise<FiltersRead> {
  const now = await sql<{ horizon: string }>`
    select pg_snapshot_xmin(pg_current_snapshot())::text as horizon
  `.execute(db)
  const { rows } = await (horizon === null ? everyFilter : filtersChangedSince(horizon)).execute(db)
  const read = now.rows[0]?.horizon
  if (read === undefined) throw new Error('PostgreSQL did not tell its snapshot.')
  return { filters: rows, horizon: read }
}
