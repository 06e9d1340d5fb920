import type { ChannelKind } from '@jianbao/schema'
import { sql } from 'kysely'
import type { DeliveriesTable } from '../database.ts'
import type { Db } from '../open-store.ts'

export interface DeliveryFigures {
  readonly byState: Record<DeliveriesTable['state'], number>
  /** Sends of which nobody can say whether they left. From the ledger, so it survives restarts. */
  readonly ambiguousSends: number
  /** Pending for longer than their time, in seconds: 0 when nothing is late. */
  readonly oldestDueSeconds: number
  /** Why mail waits, when a service or a server said so: the latest answer of a pending delivery. */
  readonly waitingBecause: string | null
}

/** What /metrics and `status` say of deliveries. */
export async function readDeliveryFigures(db: Db, at: Date): Promise<DeliveryFigures> {
  const { rows } = await sql<Omit<DeliveryFigures, 'byState'> & DeliveryFigures['byState']>`
    select
      count(*) filter (where state = 'pending') as pending,
      count(*) filter (where state = 'sending') as sending,
      count(*) filter (where state = 'accepted') as accepted,
      count(*) filter (where state = 'failed') as failed,
      count(*) filter (where state = 'unknown') as unknown,
      coalesce(sum(ambiguous_sends), 0) as "ambiguousSends",
      coalesce(extract(epoch from ${at}::timestamptz
        - min(next_attempt_at) filter (where state = 'pending' and next_attempt_at < ${at}::timestamptz)
      ), 0)::float8 as "oldestDueSeconds",
      (array_agg(answer order by next_attempt_at desc)
        filter (where state = 'pending' and answer is not null))[1] as "waitingBecause"
    from deliveries
  `.execute(db)
  const [row] = rows
  if (!row) throw new Error('An aggregate without groups has one row.')
  const { ambiguousSends, oldestDueSeconds, waitingBecause, ...byState } = row
  return { byState, ambiguousSends, oldestDueSeconds, waitingBecause }
}

/** Lets every pending delivery of the kind say why it is not sent. */
export async function explainWaiting(db: Db, kind: ChannelKind, reason: string): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ answer: reason })
    .where('state', '=', 'pending')
    .where('kind', '=', kind)
    .where((eb) => eb.or([eb('answer', 'is', null), eb('answer', '!=', reason)]))
    .execute()
}

export interface KindFigures {
  readonly kind: ChannelKind
  readonly state: DeliveriesTable['state']
  readonly count: number
  readonly ambiguousSends: number
}

/** The same by kind of channel: only what there is. */
export async function readKindFigures(db: Db): Promise<KindFigures[]> {
  const { rows } = await sql<KindFigures>`
    select kind, state, count(*) as count, coalesce(sum(ambiguous_sends), 0) as "ambiguousSends"
    from deliveries group by kind, state order by kind, state
  `.execute(db)
  return rows
}

/** Channels that take no more, by kind and reason. */
export async function countSuppressed(
  db: Db,
): Promise<{ kind: ChannelKind; reason: string; count: number }[]> {
  const { rows } = await sql<{ kind: ChannelKind; reason: string; count: number }>`
    select c.kind, coalesce(c.state_reason, 'other') as reason, count(*) as count
    from channels c join subscribers p on p.id = c.subscriber_id
    where c.state = 'suppressed' and p.erased_at is null
    group by 1, 2 order by 1, 2
  `.execute(db)
  return rows
}
