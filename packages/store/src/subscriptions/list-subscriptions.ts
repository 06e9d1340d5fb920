import type { Cadence, ChannelKind, Locale, SubscriptionFilter } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

export interface SubscriptionRow {
  readonly id: string
  readonly subscriberId: string
  readonly subscriber: string
  /** The language the reader is written to in. */
  readonly locale: Locale
  readonly sample: boolean
  readonly channelId: string
  readonly channelKind: ChannelKind
  /** As it may be shown. */
  readonly address: string
  readonly channelState: 'active' | 'suppressed'
  readonly name: string
  readonly filter: SubscriptionFilter
  readonly cadence: Cadence
  readonly urgent: boolean
  readonly state: 'active' | 'ended'
  readonly startsAt: Date
  readonly endedAt: Date | null
  readonly nextSlotAt: Date | null
  readonly pausedUntil: Date | null
  /** Articles that wait for the next digest. */
  readonly waiting: number
}

export function selectSubscriptions(db: Db) {
  return db
    .selectFrom('subscriptions as s')
    .innerJoin('subscribers as p', 'p.id', 's.subscriber_id')
    .innerJoin('channels as c', 'c.id', 's.channel_id')
    .select([
      's.id',
      's.subscriber_id as subscriberId',
      'p.name as subscriber',
      sql<Locale>`p.locale`.as('locale'),
      'p.sample',
      's.channel_id as channelId',
      'c.kind as channelKind',
      'c.address',
      'c.state as channelState',
      's.name',
      's.filter',
      's.cadence',
      's.urgent',
      's.state',
      's.starts_at as startsAt',
      's.ended_at as endedAt',
      's.next_slot_at as nextSlotAt',
      's.paused_until as pausedUntil',
      sql<number>`(
        select count(*) from inbox_items i join inbox_reasons r on r.item_id = i.id
        where i.channel_id = s.channel_id and i.digest_id is null
          and r.subscription_id = s.id and r.created_at >= s.starts_at
      )`.as('waiting'),
    ])
}

/** Newest first; active before ended. */
export async function listSubscriptions(
  db: Db,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<SubscriptionRow[]> {
  return await selectSubscriptions(db)
    .orderBy('s.state')
    .orderBy('s.created_at', 'desc')
    .orderBy('s.id')
    .limit(limit)
    .offset(offset)
    .execute()
}

export async function readSubscription(db: Db, id: string): Promise<SubscriptionRow | undefined> {
  return await selectSubscriptions(db).where('s.id', '=', id).executeTakeFirst()
}
