import { type Act, addAuditEvent } from '../audit/add-audit-event.ts'
import { undoEndMsMax } from '../limits.ts'
import type { Db } from '../open-store.ts'
import { firstSlot } from './first-slot.ts'

/**
 * Takes an ended subscription up again. Within a day it is an undo: what was waiting for the next
 * digest, and what was stored since the end, still comes. Later it starts afresh, and both stay
 * silent.
 *
 * False when it does not exist or is active: nothing is changed.
 */
export async function resumeSubscription(
  db: Db,
  { subscriptionId, ...act }: Act & { subscriptionId: string },
): Promise<boolean> {
  const { at } = act
  return await db.transaction().execute(async (trx) => {
    const ended = await trx
      .selectFrom('subscriptions')
      .select(['cadence', 'starts_at', 'ended_at'])
      .where('id', '=', subscriptionId)
      .where('state', '=', 'ended')
      // An erased reader has no wishes left to take up.
      .where((eb) =>
        eb.not(
          eb.exists(
            eb
              .selectFrom('subscribers as p')
              .select('p.id')
              .whereRef('p.id', '=', 'subscriptions.subscriber_id')
              .where('p.erased_at', 'is not', null),
          ),
        ),
      )
      .forUpdate()
      .executeTakeFirst()
    if (!ended) return false
    const isUndo = ended.ended_at !== null && at.getTime() - ended.ended_at.getTime() < undoEndMsMax
    await trx
      .updateTable('subscriptions')
      .set({
        state: 'active',
        ended_at: null,
        starts_at: isUndo ? ended.starts_at : at,
        paused_until: null,
        // An instant subscription is due once, now, for what was stored in between.
        next_slot_at: firstSlot(ended.cadence, { at, pausedUntil: null, mayWait: isUndo }),
      })
      .where('id', '=', subscriptionId)
      .execute()
    await addAuditEvent(trx, { subscriptionId, what: 'resumed', ...act })
    return true
  })
}
