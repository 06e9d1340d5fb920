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

/**
 * Writes down where the verdict given at `decidedAt` has put the file. If there is a newer one, or none
 * any more, the place is noted and the file is owed its next verdict.
 */
export async function settleDrop(
  db: Db,
  given: { id: string; sha256: string; decidedAt: Date; place: 'processed' | 'rejected'; at: Date },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    // Locked, in the order replay takes its locks: neither can miss what the other writes.
    const verdict = await trx
      .selectFrom('sources')
      .select('sha256')
      .where('sha256', '=', given.sha256)
      .where('decided_at', '=', given.decidedAt)
      .forShare()
      .executeTakeFirst()
    await trx
      .updateTable('drops')
      .set({ place: given.place, settled_at: verdict ? given.at : null })
      .where('id', '=', given.id)
      .execute()
  })
}

/** Writes down that a file refused unread lies in `rejected/`. */
export async function settleRefusedDrop(db: Db, given: { id: string; at: Date }): Promise<void> {
  await db
    .updateTable('drops')
    .set({ place: 'rejected', settled_at: given.at })
    .where('id', '=', given.id)
    .execute()
}
