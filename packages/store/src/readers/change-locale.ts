import type { Locale } from '@jianbao/schema'
import { type Act, addAuditEvent } from '../audit/add-audit-event.ts'
import type { Db } from '../open-store.ts'

/** Digests come in another language from now on. False when there is no such reader, or it is so already. */
export async function changeLocale(
  db: Db,
  { subscriberId, locale, ...act }: Act & { subscriberId: string; locale: Locale },
): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const changed = await trx
      .updateTable('subscribers')
      .set({ locale })
      .where('id', '=', subscriberId)
      .where('locale', '<>', locale)
      .where('erased_at', 'is', null)
      .returning('id')
      .executeTakeFirst()
    if (changed) await addAuditEvent(trx, { ...act, subscriberId, what: 'changed' })
    return changed !== undefined
  })
}
