import type { Db } from '../open-store.ts'

export interface UnfinishedClaim {
  readonly id: string
  readonly sha256: string | null
  readonly inboxPath: string
  readonly storedPath: string
  readonly fault: string | null
}

/** Claims whose file the ledger still believes in the inbox: under way, or cut short by a crash. */
export async function dropsInInbox(
  db: Db,
  given: { claimedBefore: Date; limit: number },
): Promise<UnfinishedClaim[]> {
  return db
    .selectFrom('drops')
    .select(['id', 'sha256', 'inbox_path as inboxPath', 'stored_path as storedPath', 'fault'])
    .where('settled_at', 'is', null)
    .where('place', '=', 'inbox')
    .where('claimed_at', '<', given.claimedBefore)
    .orderBy('claimed_at')
    .orderBy('id')
    .limit(given.limit)
    .execute()
}
