/** A person's buttons: send it again, or say that it arrived. */
import type { ChannelKind } from '@jianbao/schema'
import { sql } from 'kysely'
import { type Act, addAuditEvent } from '../audit/add-audit-event.ts'
import type { Db } from '../open-store.ts'

const again = (at: Date) => ({
  state: 'pending' as const,
  next_attempt_at: at,
  retried_at: at,
  finished_at: null,
})

const told = ['id', 'digest_id as digestId', 'kind'] as const

/** That a person decided it, in the transaction in which it changed. */
async function note(
  trx: Db,
  what: 'sent-again' | 'settled',
  { id, digestId, kind, ...act }: Act & { id: string; digestId: string; kind: ChannelKind },
): Promise<void> {
  await addAuditEvent(trx, { ...act, what, digestId, subjectId: id, detail: { channel: kind } })
}

/** For what failed or is unknown: it is sent again at `at`, whatever happened. False when it is in no such state. */
export async function retryDelivery(
  db: Db,
  { digestId, ...act }: Act & { digestId: string },
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const retried = await trx
      .updateTable('deliveries')
      .set(again(act.at))
      .where('digest_id', '=', digestId)
      .where('state', 'in', ['failed', 'unknown'])
      .returning(told)
      .executeTakeFirst()
    if (retried) await note(trx, 'sent-again', { ...act, ...retried })
    return retried !== undefined
  })
}

/**
 * Sends a delivery again: what failed, what is unknown, and of a webhook what was accepted too (a
 * replay under the same id, which its receiver knows). Parts that were accepted stay so, unless all
 * were. The days of retrying begin anew.
 */
export async function sendAgain(
  db: Db,
  { deliveryId, ...act }: Act & { deliveryId: string },
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('deliveries')
      .set(again(act.at))
      .where('id', '=', deliveryId)
      .where((eb) =>
        eb.or([
          eb('state', 'in', ['failed', 'unknown']),
          eb.and([eb('state', '=', 'accepted'), eb('kind', '=', 'webhook')]),
        ]),
      )
      .returning(told)
      .executeTakeFirst()
    if (!changed) return false
    await note(trx, 'sent-again', { ...act, ...changed })
    await sql`
      update delivery_parts p set state = 'waiting'
      where p.delivery_id = ${deliveryId} and (p.state = 'sending' or not exists (
        select from delivery_parts o where o.delivery_id = p.delivery_id and o.state <> 'accepted'
      ))
    `.execute(trx)
    return true
  })
}

/**
 * A person looked and says that it arrived. Of several parts it is the one nobody could tell of;
 * those after it are sent then, at `at`. False when the delivery is not unknown.
 */
export async function settleAsAccepted(
  db: Db,
  { deliveryId, answer, ...act }: Act & { deliveryId: string; answer: string },
): Promise<boolean> {
  const { at } = act
  return await db.transaction().execute(async (trx) => {
    const unknown = await trx
      .selectFrom('deliveries')
      .select(told)
      .where('id', '=', deliveryId)
      .where('state', '=', 'unknown')
      .forUpdate()
      .executeTakeFirst()
    if (!unknown) return false
    await trx
      .updateTable('delivery_parts')
      .set({ state: 'accepted', answer })
      .where('delivery_id', '=', deliveryId)
      .where('state', '=', 'sending')
      .execute()
    const rest = await trx
      .selectFrom('delivery_parts')
      .select('part')
      .where('delivery_id', '=', deliveryId)
      .where('state', '!=', 'accepted')
      .executeTakeFirst()
    await trx
      .updateTable('deliveries')
      .set(rest ? { ...again(at), answer } : { state: 'accepted', finished_at: at, answer })
      .where('id', '=', deliveryId)
      .execute()
    await note(trx, 'settled', { ...act, ...unknown })
    return true
  })
}
