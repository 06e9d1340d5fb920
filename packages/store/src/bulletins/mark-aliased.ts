import type { Db } from '../open-store.ts'

/** Writes down that the bulletin's fingerprints under this parser are known as aliases. */
export async function markAliased(
  trx: Db,
  given: { bulletinId: string; parserVersion: string },
): Promise<void> {
  await trx
    .updateTable('bulletins')
    .set({ aliased_by: given.parserVersion })
    .where('id', '=', given.bulletinId)
    .execute()
}
