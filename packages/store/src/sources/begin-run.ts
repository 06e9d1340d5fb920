import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

export interface StartedRun {
  readonly backfill: boolean
  /** This start included: 1 for the first. */
  readonly starts: number
  /** Starts before this one that the file itself ended. */
  readonly failures: number
}

/**
 * Counts a start of the parser before it reads a byte, so that a file which kills the process is
 * found out. Null when there is nothing to do: the run is over, a newer one has begun, or it
 * took a container apart and waits for its members.
 */
export async function beginRun(
  db: Db,
  given: { sha256: string; run: number },
): Promise<StartedRun | null> {
  const row = await db
    .updateTable('sources')
    .set({ starts: sql<number>`starts + 1` })
    .where('sha256', '=', given.sha256)
    .where('run', '=', given.run)
    .where('state', '=', 'received')
    .where('opened_run', 'is distinct from', given.run)
    .returning(['backfill', 'starts', 'failures'])
    .executeTakeFirst()
  return row ?? null
}
