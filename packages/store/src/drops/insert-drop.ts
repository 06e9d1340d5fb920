import type { FaultCode } from '@jianbao/schema'
import type { Db } from '../open-store.ts'

export interface ClaimedDrop {
  readonly id: string
  readonly sha256: string | null
  readonly storedPath: string
  readonly duplicate: boolean
}

/**
 * Inserts the drop under the first free stored path, or finds the one an earlier, interrupted claim
 * of the same arrival made.
 */
export async function insertDrop(
  db: Db,
  drop: {
    sha256: string | null
    inboxPath: string
    storedPaths: readonly string[]
    duplicate: boolean
    fault: FaultCode | null
    at: Date
  },
): Promise<ClaimedDrop> {
  for (const storedPath of drop.storedPaths) {
    const inserted = await db
      .insertInto('drops')
      .values({
        sha256: drop.sha256,
        inbox_path: drop.inboxPath,
        stored_path: storedPath,
        place: 'inbox',
        duplicate: drop.duplicate,
        fault: drop.fault,
        claimed_at: drop.at,
      })
      // Without a target: the arrival may be known, or the stored path taken. Which, is asked next.
      .onConflict((conflict) => conflict.doNothing())
      .returning(['id', 'sha256', 'stored_path as storedPath', 'duplicate'])
      .executeTakeFirst()
    const drop_ = inserted ?? (await dropBeingClaimed(db, drop))
    if (drop_) return drop_
  }
  throw new Error(`No free name to store ${drop.storedPaths[0]} under.`)
}

async function dropBeingClaimed(
  db: Db,
  given: { sha256: string | null; inboxPath: string },
): Promise<ClaimedDrop | undefined> {
  return db
    .selectFrom('drops')
    .select(['id', 'sha256', 'stored_path as storedPath', 'duplicate'])
    .where('inbox_path', '=', given.inboxPath)
    .where('sha256', 'is not distinct from', given.sha256)
    .where('place', '=', 'inbox')
    .executeTakeFirst()
}
