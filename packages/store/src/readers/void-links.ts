import type { Db } from '../open-store.ts'
import { type Act, addReaderEvent } from '../subscriptions/subscription-events.ts'

/** Manage links of all mails sent before now serve no more. Links that end a subscription still do. */
export async function voidLinks(
  db: Db,
  { subscriberId, ...act }: Act & { subscriberId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await trx
      .updateTable('subscribers')
      .set({ links_from: act.at })
      .where('id', '=', subscriberId)
      .execute()
    await addReaderEvent(trx, { ...act, subscriberId, what: 'links-voided' })
  })
}
