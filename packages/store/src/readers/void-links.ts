import { type Act, addAuditEvent } from '../audit/add-audit-event.ts'
import type { Db } from '../open-store.ts'

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
    await addAuditEvent(trx, { ...act, subscriberId, what: 'links-voided' })
  })
}
