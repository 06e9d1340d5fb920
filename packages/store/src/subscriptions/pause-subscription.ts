import { type Act, addAuditEvent } from '../audit/add-audit-event.ts'
import type { Db } from '../open-store.ts'
import { firstSlot } from './first-slot.ts'

/**
 * Sends nothing before `until`; null takes the pause back. What matches meanwhile waits, and comes
 * with the first digest afterwards. False when the subscription does not exist or has ended.
 */
export async function pauseSubscription(
  db: Db,
  { subscriptionId, until: wished, ...act }: Act & { subscriptionId: string; until: Date | null },
): Promise<boolean> {
  const { at } = act
  const until = wished && wished > at ? wished : null
  return await db.transaction().execute(async (trx) => {
    const active = await trx
      .selectFrom('subscriptions')
      .select('cadence')
      .where('id', '=', subscriptionId)
      .where('state', '=', 'active')
      .forUpdate()
      .executeTakeFirst()
    if (!active) return false
    const nextSlotAt = firstSlot(active.cadence, { at, pausedUntil: until, mayWait: true })
    await trx
      .updateTable('subscriptions')
      .set({ paused_until: until, next_slot_at: nextSlotAt })
      .where('id', '=', subscriptionId)
      .execute()
    await addAuditEvent(trx, { ...act, subscriptionId, what: until ? 'paused' : 'unpaused' })
    return true
  })
}
