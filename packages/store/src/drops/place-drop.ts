import type { Db } from '../open-store.ts'

/** Writes down that the file now lies in `processing/`: the claim is complete. */
export async function placeInProcessing(db: Db, id: string): Promise<void> {
  await db
    .updateTable('drops')
    .set({ place: 'processing' })
    .where('id', '=', id)
    .where('place', '=', 'inbox')
    .execute()
}

/** Writes down where the verdict has put the file. */
export async function settleDrop(
  db: Db,
  given: { id: string; place: 'processed' | 'rejected'; at: Date },
): Promise<void> {
  await db
    .updateTable('drops')
    .set({ place: given.place, settled_at: given.at })
    .where('id', '=', given.id)
    .execute()
}
