import { type Cadence, canonicalFilter, type SubscriptionFilter } from '@jianbao/schema'
import type { Db } from '../open-store.ts'
import { nextSlot } from '../subscriptions/cadence-slots.ts'
import { type Act, addSubscriptionEvent } from '../subscriptions/subscription-events.ts'

/**
 * Lets a reader's active subscription follow something else, or at other times. What waits already
 * still comes; the next slot is that of the new time table. False when it is not theirs or not active.
 *
 * @throws CadenceError when the time table is wrong.
 */
export async function changeSubscription(
  db: Db,
  given: {
    subscriptionId: string
    subscriberId: string
    name: string
    filter: SubscriptionFilter
    cadence: Cadence
  },
  act: Act,
): Promise<boolean> {
  const { subscriptionId, subscriberId, name, filter, cadence } = given
  const nextSlotAt = nextSlot(cadence, act.at)
  return await db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('subscriptions')
      .set({
        name,
        filter: JSON.stringify(canonicalFilter(filter)),
        cadence: JSON.stringify(cadence),
        // An instant subscription is due once, now, for what waited for a slot.
        next_slot_at: nextSlotAt ?? act.at,
      })
      .where('id', '=', subscriptionId)
      .where('subscriber_id', '=', subscriberId)
      .where('state', '=', 'active')
      .returning('id')
      .executeTakeFirst()
    if (!changed) return false
    await addSubscriptionEvent(trx, { ...act, subscriptionId, what: 'changed' })
    return true
  })
}
