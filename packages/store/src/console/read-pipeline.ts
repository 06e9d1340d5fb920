import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/** What the ledger knows of one stage. `failed` and `done` count since `since`. */
export interface StageRow {
  readonly waiting: number
  readonly running: number
  readonly failed: number
  readonly done: number
  readonly doneLastHour: number
  readonly doneLastMinute: number
  readonly oldestAt: Date | null
}

export type LedgerStage = 'inbox' | 'parse' | 'match' | 'digest' | 'deliver'

const hourMs = 60 * 60_000
const minuteMs = 60_000

/**
 * The pipeline as the ledger sees it at `at`. Every part is answered by a partial index or by the rows
 * since `since`, so that asking every few seconds costs little.
 */
export async function readPipeline(
  db: Db,
  { at, since }: { at: Date; since: Date },
): Promise<Record<LedgerStage, StageRow>> {
  const hour = new Date(at.getTime() - hourMs)
  const minute = new Date(at.getTime() - minuteMs)
  const { rows } = await sql<StageRow & { stage: LedgerStage }>`
    with done as (
      select 'inbox' as stage, claimed_at as at from drops
        where sha256 is not null and claimed_at >= ${since}
      union all
      select 'parse', decided_at from sources where state = 'parsed' and decided_at >= ${since}
      union all
      -- When a bulletin was matched is not kept; its reading is just before.
      select 'match', parsed_at from bulletins where matched_run = run and parsed_at >= ${since}
      union all
      select 'digest', composed_at from digests where state = 'composed' and created_at >= ${since}
      union all
      select 'deliver', finished_at from deliveries where state = 'accepted' and created_at >= ${since}
    ),
    counted as (
      select stage, count(*)::integer as done,
        (count(*) filter (where at >= ${hour}))::integer as hour,
        (count(*) filter (where at >= ${minute}))::integer as minute
      from done group by stage
    ),
    failed as (
      select 'inbox' as stage, count(*)::integer from drops
        where sha256 is null and claimed_at >= ${since}
      union all
      select 'parse', count(*)::integer from sources
        where state = 'rejected' and decided_at >= ${since}
      union all
      select 'deliver', count(*)::integer from deliveries
        where state in ('failed', 'unknown') and created_at >= ${since}
    ),
    in_hand as (
      select 'inbox' as stage, count(*)::integer as waiting, 0 as running, min(since) as oldest
      from (
        select since from inbox_waits
        union all select claimed_at from drops where settled_at is null and place = 'inbox'
      ) as inbox
      union all
      select 'parse', (count(*) filter (where starts = 0))::integer,
        (count(*) filter (where starts > 0))::integer,
        -- A replay is owed since it was asked for, which the ledger does not keep; its arrival is long ago.
        min(received_at) filter (where run = 1)
      from sources where state = 'received'
      union all
      select 'match', count(*)::integer, 0, min(parsed_at)
      from bulletins where matched_run is distinct from run
      union all
      select 'digest', count(*)::integer, 0, min(created_at)
      from digests where state = 'planned'
      union all
      select 'deliver', (count(*) filter (where state = 'pending'))::integer,
        (count(*) filter (where state = 'sending'))::integer, min(created_at)
      from deliveries where state in ('pending', 'sending')
    )
    select h.stage, h.waiting, h.running, h.oldest as "oldestAt", coalesce(f.count, 0) as failed,
      coalesce(d.done, 0) as done, coalesce(d.hour, 0) as "doneLastHour",
      coalesce(d.minute, 0) as "doneLastMinute"
    from in_hand h
      left join failed f on f.stage = h.stage
      left join counted d on d.stage = h.stage
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
  readonly bulletinsToIndex: number
  readonly alarms: number
  readonly bulletinAt: Date | null
  readonly digestAt: Date | null
  readonly alarmAt: Date | null
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
      (select count(*)::integer from bulletins where indexed_run is distinct from run)
        as "bulletinsToIndex",
      (select count(*)::integer from alarms where closed_at is null and acknowledged_at is null)
        as alarms,
      (select greatest(max(received_at), max(decided_at)) from sources) as "bulletinAt",
      (select max(greatest(d.created_at, coalesce(v.finished_at, d.created_at)))
        from digests d left join deliveries v on v.digest_id = d.id) as "digestAt",
      (select greatest(max(opened_at), max(acknowledged_at), max(closed_at)) from alarms) as "alarmAt"
  `.execute(db)
  const [totals] = rows
  if (!totals) throw new Error('A query of aggregates answered no row.')
  return totals
}
