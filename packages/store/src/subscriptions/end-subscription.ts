import { type Act, addAuditEvent } from '../audit/add-audit-event.ts'
import type { Db } from '../open-store.ts'

/** Ends the subscription. False when it does not exist or has ended already: nothing is changed. */
export async function endSubscription(
  db: Db,
  { subscriptionId, ...act }: Act & { subscriptionId: string },
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const ended = await trx
      .updateTable('subscriptions')
      .set({ state: 'ended', ended_at: act.at, next_slot_at: null })
      .where('id', '=', subscriptionId)
      .where('state', '=', 'active')
      .returning('id')
      .executeTakeFirst()
    if (!ended) return false
    await addAuditEvent(trx, { subscriptionId, what: 'ended', ...act })
    return true
  })
}
