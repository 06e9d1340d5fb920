import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/** Takes a counted start back: the machine was at fault (a disk, a connection), not the file. */
export async function giveBackStart(db: Db, given: { sha256: string; run: number }): Promise<void> {
  await db
    .updateTable('sources')
    .set({ starts: sql<number>`greatest(starts - 1, 0)` })
    .where('sha256', '=', given.sha256)
    .where('run', '=', given.run)
    .where('state', '=', 'received')
    .where('opened_run', 'is distinct from', given.run)
    .execute()
}
