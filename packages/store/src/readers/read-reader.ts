import type { Cadence, SubscriptionFilter } from '@jianbao/schema'
import { sql } from 'kysely'
import { undoEndMsMax } from '../limits.ts'
import type { Db } from '../open-store.ts'

export interface ReaderSubscription {
  readonly id: string
  readonly name: string
  readonly filter: SubscriptionFilter
  readonly cadence: Cadence
  readonly state: 'active' | 'ended'
  readonly nextSlotAt: Date | null
  readonly pausedUntil: Date | null
  /** Where it goes. */
  readonly kind: string
  readonly address: string
}

export interface Reader {
  readonly id: string
  readonly locale: string
  /** Active ones, and those that ended so lately that an undo misses nothing. */
  readonly subscriptions: readonly ReaderSubscription[]
}

/** What the manage page shows. Undefined when there is no such reader, or no longer. */
export async function readReader(db: Db, id: string, at: Date): Promise<Reader | undefined> {
  const reader = await db
    .selectFrom('subscribers')
    .select(['id', 'locale'])
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (!reader) return undefined
  const { rows } = await sql<ReaderSubscription>`
    select s.id, s.name, s.filter, s.cadence, s.state, s.next_slot_at as "nextSlotAt",
      s.paused_until as "pausedUntil", c.kind, c.address
    from subscriptions s join channels c on c.id = s.channel_id
    where s.subscriber_id = ${id} and (
      s.state = 'active' or s.ended_at > ${new Date(at.getTime() - undoEndMsMax)}::timestamptz
    )
    order by s.state, s.created_at, s.id
  `.execute(db)
  return { ...reader, subscriptions: rows }
}

export interface FoundReader {
  readonly id: string
  readonly name: string
  readonly address: string
}

/** Readers by the beginning of their id, or by an address whole. Erased ones are nobody's. */
export async function findReaders(db: Db, given: string): Promise<FoundReader[]> {
  const { rows } = await sql<FoundReader>`
    select distinct on (p.id) p.id, p.name, c.address
    from subscribers p join channels c on c.subscriber_id = p.id
    where p.erased_at is null
      and (lower(c.address) = ${given.toLowerCase()} or p.id::text like ${`${given.toLowerCase()}%`})
    order by p.id, lower(c.address) = ${given.toLowerCase()} desc
    limit 10
  `.execute(db)
  return rows
}
