import type { FaultCode } from '@jianbao/schema'
import type { Db } from '../open-store.ts'
import { type ClaimedDrop, insertDrop } from './insert-drop.ts'

/** A file refused without being read (a link, too large, empty): a drop with a fault and no source. */
export async function recordRefusedDrop(
  db: Db,
  file: { inboxPath: string; storedPaths: readonly string[]; fault: FaultCode },
  at: Date,
): Promise<ClaimedDrop> {
  return insertDrop(db, { ...file, sha256: null, duplicate: false, at })
}
