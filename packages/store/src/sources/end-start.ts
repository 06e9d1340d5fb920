import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/**
 * Says whose fault it was that a counted start brought no verdict. The machine's (a disk, a connection):
 * the start is taken back. The file's (its reader threw, its child died): a failure is counted. A start
 * that nobody could end, because the parser itself was killed, only stays a start.
 */
export async function endStart(
  db: Db,
  given: { sha256: string; run: number; fault: 'machine' | 'file' },
): Promise<void> {
  const count =
    given.fault === 'machine'
      ? { starts: sql<number>`greatest(starts - 1, 0)` }
      : { failures: sql<number>`failures + 1` }
  await db
    .updateTable('sources')
    .set(count)
    .where('sha256', '=', given.sha256)
    .where('run', '=', given.run)
    .where('state', '=', 'received')
    .where('opened_run', 'is distinct from', given.run)
    .execute()
}
