import type { Cadence, SubscriptionFilter } from '@jianbao/schema'
import type { Db } from '../open-store.ts'

export interface ActiveSubscription {
  readonly id: string
  readonly subscriberId: string
  readonly channelId: string
  readonly filter: SubscriptionFilter
  readonly cadence: Cadence
  readonly startsAt: Date
}

/** Raised by the database on every change of a subscription: says whether an index is stale. */
export async function readSubscriptionsVersion(db: Db): Promise<number> {
  const row = await db
    .selectFrom('subscriptions_version')
    .select('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/** Everything a matcher must know of the active subscriptions whose address takes mail. */
export async function readActiveSubscriptions(db: Db): Promise<ActiveSubscription[]> {
  return await db
    .selectFrom('subscriptions as s')
    .innerJoin('channels as c', 'c.id', 's.channel_id')
    .select([
      's.id',
      's.subscriber_id as subscriberId',
      's.channel_id as channelId',
      's.filter',
      's.cadence',
      's.starts_at as startsAt',
    ])
    .where('s.state', '=', 'active')
    .where('c.state', '=', 'active')
    .execute()
}
