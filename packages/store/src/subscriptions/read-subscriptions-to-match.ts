import type { Cadence, SubscriptionFilter } from '@jianbao/schema'
import { sql } from 'kysely'
import { undoEndMsMax } from '../limits.ts'
import type { Db } from '../open-store.ts'

export interface SubscriptionToMatch {
  readonly id: string
  readonly subscriberId: string
  readonly channelId: string
  readonly filter: SubscriptionFilter
  readonly cadence: Cadence
  readonly startsAt: Date
  /** Ended ones wait for an undo: nothing is sent for them. */
  readonly active: boolean
}

/** Raised by the database on every change of a subscription: says whether an index is stale. */
export async function readSubscriptionsVersion(db: Db): Promise<number> {
  const row = await db
    .selectFrom('subscriptions_version')
    .select('version')
    .executeTakeFirstOrThrow()
  return row.version
}

/**
 * Everything a matcher must know of the subscriptions whose address takes mail: the active ones, and
 * those that ended so recently at `at` that an undo must find nothing missing.
 */
export async function readSubscriptionsToMatch(db: Db, at: Date): Promise<SubscriptionToMatch[]> {
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
      sql<boolean>`s.state = 'active'`.as('active'),
    ])
    .where('c.state', '=', 'active')
    .where((eb) =>
      eb.or([
        eb('s.state', '=', 'active'),
        eb('s.ended_at', '>', new Date(at.getTime() - undoEndMsMax)),
      ]),
    )
    .execute()
}
