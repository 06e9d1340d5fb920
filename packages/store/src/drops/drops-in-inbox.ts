import type { Db } from '../open-store.ts'
import { afterDrop, type DropCursor } from './drop-cursor.ts'

export interface UnfinishedClaim extends DropCursor {
  readonly sha256: string | null
  readonly inboxPath: string
  readonly storedPath: string
  readonly fault: string | null
}

/**
 * Claims whose file the ledger still believes in the inbox: under way, or cut short by a crash.
 * Oldest first; `after` is the last one seen, so that claims which cannot be mended hide no other.
 */
export async function dropsInInbox(
  db: Db,
  given: { claimedBefore: Date; limit: number; after?: DropCursor | undefined },
): Promise<UnfinishedClaim[]> {
  return db
    .selectFrom('drops')
    .select([
      'id',
      'sha256',
      'inbox_path as inboxPath',
      'stored_path as storedPath',
      'fault',
      'claimed_at as claimedAt',
    ])
    .where('settled_at', 'is', null)
    .where('place', '=', 'inbox')
    .where('claimed_at', '<', given.claimedBefore)
    .where(afterDrop(given.after))
    .orderBy('claimed_at')
    .orderBy('id')
    .limit(given.limit)
    .execute()
}
