import { type Cadence, canonicalFilter, type SubscriptionFilter } from '@jianbao/schema'
import { type Act, addAuditEvent } from '../audit/add-audit-event.ts'
import type { Db } from '../open-store.ts'
import { firstSlot } from '../subscriptions/first-slot.ts'

/**
 * Lets an active subscription follow something else, or at other times. What waits already
 * still comes, with the first slot of the new time table; with `instant` at once. False when it is not theirs or not active.
 *
 * @throws CadenceError when the time table is wrong.
 */
export async function changeSubscription(
  db: Db,
  given: {
    subscriptionId: string
    /** Whose it must be, where a reader asks. */
    subscriberId?: string
    name: string
    filter: SubscriptionFilter
    cadence: Cadence
    /** As it is when left out. */
    urgent?: boolean | undefined
  },
  act: Act,
): Promise<boolean> {
  const { subscriptionId, subscriberId, name, filter, cadence, urgent } = given
  return await db.transaction().execute(async (trx) => {
    const active = await trx
      .selectFrom('subscriptions')
      .select(['paused_until as pausedUntil', 'subscriber_id as owner'])
      .where('id', '=', subscriptionId)
      .where('state', '=', 'active')
      .forUpdate()
      .executeTakeFirst()
    if (!active || (subscriberId !== undefined && subscriberId !== active.owner)) return false
    const { pausedUntil } = active
    await trx
      .updateTable('subscriptions')
      .set({
        name,
        filter: JSON.stringify(canonicalFilter(filter)),
        cadence: JSON.stringify(cadence),
        next_slot_at: firstSlot(cadence, { at: act.at, pausedUntil, mayWait: true }),
        ...(urgent !== undefined && { urgent }),
      })
      .where('id', '=', subscriptionId)
      .execute()
    await addAuditEvent(trx, { ...act, subscriptionId, what: 'changed' })
    return true
  })
}
