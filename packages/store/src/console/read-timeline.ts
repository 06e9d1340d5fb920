/** The way of one file through the ledger. A container's way is that of everything in it. */
import type { ChannelKind } from '@jianbao/schema'
import { sql } from 'kysely'
import type { DeliveriesTable } from '../database.ts'
import type { Db } from '../open-store.ts'

export interface TimelineStepRow {
  readonly step: 'received' | 'read' | 'filed' | 'matched' | 'composed' | 'delivered'
  readonly done: number
  readonly waiting: number
  readonly failed: number
  readonly firstAt: Date | null
  readonly lastAt: Date | null
}

/** Found by key from the file down: its members, their articles, the items those became, the digests. */
const fromFileToDigests = (sha256: string) => sql`
  with recursive files as (
    select sha256 from sources where sha256 = ${sha256}
    union
    select m.sha256 from members m join files f on m.parent_sha256 = f.sha256
      where m.sha256 is not null
  ),
  items as materialized (
    select i.id, i.digest_id, i.article_id, i.created_at
    from files f join articles a on a.bulletin_id = f.sha256 join inbox_items i on i.article_id = a.id
  ),
  made as materialized (
    select d.id, d.state, d.created_at, d.composed_at, count(*)::integer as articles
    from (select digest_id from items where digest_id is not null) i join digests d on d.id = i.digest_id
    group by d.id
  )
`

/** The steps in the order of the way. No row for a file the ledger does not know. */
export async function readTimeline(db: Db, sha256: string): Promise<TimelineStepRow[]> {
  const { rows } = await sql<TimelineStepRow & { place: number }>`
    ${fromFileToDigests(sha256)},
    arrivals as (
      select claimed_at, settled_at, false as in_container from drops where sha256 = ${sha256}
      union all
      select received_at, received_at, true from members where sha256 = ${sha256}
    ),
    read as (
      select s.state, s.decided_at, b.article_count, b.created_at, b.parsed_at, b.run, b.matched_run
      from files f join sources s on s.sha256 = f.sha256 left join bulletins b on b.id = s.sha256
    )
    select 1 as place, 'received' as step, count(*)::integer as done, 0 as waiting, 0 as failed,
      min(claimed_at) as "firstAt", max(claimed_at) as "lastAt" from arrivals
    union all
    select 2, 'read', coalesce(sum(article_count), 0)::integer,
      (count(*) filter (where state = 'received'))::integer,
      (count(*) filter (where state = 'rejected'))::integer,
      coalesce(min(created_at), min(decided_at)), max(decided_at) from read
    union all
    select 3, 'filed', (count(*) filter (where settled_at is not null))::integer,
      (count(*) filter (where settled_at is null))::integer, 0, min(settled_at), max(settled_at)
    from arrivals where not in_container
    union all
    select 4, 'matched', (select count(distinct article_id)::integer from items),
      (count(*) filter (where run is distinct from matched_run))::integer, 0,
      (select min(created_at) from items), (select max(created_at) from items)
    from read where run is not null
    union all
    select 5, 'composed', (count(*) filter (where state = 'composed'))::integer,
      (count(*) filter (where state = 'planned'))::integer, 0, min(composed_at), max(composed_at)
    from made
    union all
    select 6, 'delivered', (count(*) filter (where v.state = 'accepted'))::integer,
      (count(*) filter (where v.state in ('pending', 'sending')))::integer,
      (count(*) filter (where v.state in ('failed', 'unknown')))::integer,
      min(v.finished_at) filter (where v.state = 'accepted'),
      max(v.finished_at) filter (where v.state = 'accepted')
    from made d join deliveries v on v.digest_id = d.id
    order by place
  `.execute(db)
  return rows.map(({ place: _, ...row }) => row)
}

export interface TimelineWaits {
  readonly itemsWaiting: number
  readonly nextSlotAt: Date | null
}

/** Articles of the file that no digest has taken yet, and when the first of their readers is due. */
export async function readTimelineWaits(db: Db, sha256: string): Promise<TimelineWaits> {
  const { rows } = await sql<TimelineWaits>`
    ${fromFileToDigests(sha256)},
    free as (select id from items where digest_id is null)
    select (select count(*)::integer from free) as "itemsWaiting",
      (select min(s.next_slot_at) from free f join inbox_reasons r on r.item_id = f.id
        join subscriptions s on s.id = r.subscription_id where s.state = 'active') as "nextSlotAt"
  `.execute(db)
  return rows[0] ?? { itemsWaiting: 0, nextSlotAt: null }
}

export interface TimelineDeliveryRow {
  readonly id: string
  readonly kind: ChannelKind
  readonly state: DeliveriesTable['state']
  readonly articles: number
  readonly attempt: number
  readonly composedAt: Date
  readonly finishedAt: Date | null
  readonly nextAttemptAt: Date
}

/** The newest deliveries of what was in the file. */
export async function listTimelineDeliveries(
  db: Db,
  given: { sha256: string; limit: number },
): Promise<TimelineDeliveryRow[]> {
  const { rows } = await sql<TimelineDeliveryRow>`
    ${fromFileToDigests(given.sha256)}
    select v.id, v.kind, v.state, d.articles, v.attempt, coalesce(d.composed_at, d.created_at) as "composedAt",
      v.finished_at as "finishedAt", v.next_attempt_at as "nextAttemptAt"
    from made d join deliveries v on v.digest_id = d.id
    order by coalesce(v.finished_at, v.created_at) desc, v.id limit ${given.limit}
  `.execute(db)
  return rows
}
