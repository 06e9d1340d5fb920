import type { Db } from '../open-store.ts'
import { slotKey } from '../subscriptions/wall-clock.ts'
import { addClaimingDigest, lockWaitingItems } from './plan-slot-digest.ts'

/**
 * A digest of what waits for this subscription, because a person asked for it now. Its next slot
 * stays where it is. Null when nothing waits, the subscription is not active, or one was made within
 * the same minute.
 */
export async function planDigestNow(
  db: Db,
  given: { subscriptionId: string; at: Date; timeZone: string },
): Promise<string | null> {
  const { subscriptionId, at, timeZone } = given
  return await db.transaction().execute(async (trx) => {
    const subscription = await trx
      .selectFrom('subscriptions')
      .select(['subscriber_id as subscriberId', 'channel_id as channelId'])
      .where('id', '=', subscriptionId)
      .where('state', '=', 'active')
      .executeTakeFirst()
    if (!subscription) return null
    const itemIds = await lockWaitingItems(trx, subscription.channelId, [subscriptionId])
    if (itemIds.length === 0) return null
    return await addClaimingDigest(trx, {
      ...subscription,
      slotKey: `asked:${slotKey(at, timeZone)}`,
      slotAt: at,
      subscriptionIds: [subscriptionId],
      itemIds,
      at,
    })
  })
}
