import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/** What the ledger knows of one stage. `failed` and `done` count since `since`. */
export interface StageRow {
  readonly waiting: number
  readonly running: number
  readonly failed: number
  readonly done: number
  readonly oldestAt: Date | null
}

export type LedgerStage = 'inbox' | 'parse' | 'match' | 'digest' | 'deliver'

/**
 * The pipeline as the ledger sees it. Every part is answered by a partial index or by the rows since
 * `since`, so that asking every few seconds costs little.
 */
export async function readPipeline(db: Db, since: Date): Promise<Record<LedgerStage, StageRow>> {
  const { rows } = await sql<StageRow & { stage: LedgerStage }>`
    select 'inbox' as stage, count(*)::integer as waiting, 0 as running,
      (select count(*)::integer from drops where sha256 is null and claimed_at >= ${since}) as failed,
      (select count(*)::integer from drops where sha256 is not null and claimed_at >= ${since}) as done,
      min(since) as "oldestAt"
    from (
      select since from inbox_waits
      union all select claimed_at from drops where settled_at is null and place = 'inbox'
    ) as inbox
    union all
    select 'parse', (count(*) filter (where starts = 0))::integer,
      (count(*) filter (where starts > 0))::integer,
      (select count(*)::integer from sources where state = 'rejected' and decided_at >= ${since}),
      (select count(*)::integer from sources where state = 'parsed' and decided_at >= ${since}),
      -- A replay is owed since it was asked for, which the ledger does not keep; its arrival is long ago.
      min(received_at) filter (where run = 1)
    from sources where state = 'received'
    union all
    select 'match', count(*)::integer, 0, 0,
      (select count(*)::integer from bulletins where matched_run = run and parsed_at >= ${since}),
      min(parsed_at)
    from bulletins where matched_run is distinct from run
    union all
    select 'digest', count(*)::integer, 0, 0,
      (select count(*)::integer from digests where state = 'composed' and created_at >= ${since}),
      min(created_at)
    from digests where state = 'planned'
    union all
    select 'deliver', (count(*) filter (where state = 'pending'))::integer,
      (count(*) filter (where state = 'sending'))::integer,
      (select count(*)::integer from deliveries
        where state in ('failed', 'unknown') and created_at >= ${since}),
      (select count(*)::integer from deliveries where state = 'accepted' and created_at >= ${since}),
      min(created_at)
    from deliveries where state in ('pending', 'sending')
  `.execute(db)
  return Object.fromEntries(rows.map(({ stage, ...row }) => [stage, row])) as Record<
    LedgerStage,
    StageRow
  >
}

export interface LedgerTotals {
  readonly bulletins: number
  readonly articles: number
  readonly subscriptions: number
  readonly digests: number
  readonly itemsWaiting: number
  readonly bulletinAt: Date | null
  readonly digestAt: Date | null
}

/** How much the ledger holds, and what came last. */
export async function readTotals(db: Db): Promise<LedgerTotals> {
  const { rows } = await sql<LedgerTotals>`
    select
      (select count(*)::integer from bulletins) as bulletins,
      (select coalesce(sum(article_count), 0)::integer from bulletins) as articles,
      (select count(*)::integer from subscriptions where state = 'active') as subscriptions,
      (select count(*)::integer from digests) as digests,
      (select count(*)::integer from inbox_items where digest_id is null) as "itemsWaiting",
      (select greatest(max(received_at), max(decided_at)) from sources) as "bulletinAt",
      (select max(greatest(d.created_at, coalesce(v.finished_at, d.created_at)))
        from digests d left join deliveries v on v.digest_id = d.id) as "digestAt"
  `.execute(db)
  const [totals] = rows
  if (!totals) throw new Error('A query of aggregates answered no row.')
  return totals
}
