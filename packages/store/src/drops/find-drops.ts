import type { Db } from '../open-store.ts'

export interface DropStanding {
  readonly id: string
  /** Null when it was refused unread. */
  readonly sha256: string | null
  readonly inboxPath: string
  readonly storedPath: string
  readonly place: 'inbox' | 'processing' | 'processed' | 'rejected'
  readonly duplicate: boolean
  readonly fault: string | null
  readonly claimedAt: Date
}

/** The newest arrival under this inbox path at or after `since`, or null. */
export async function findDrop(
  db: Db,
  given: { inboxPath: string; since: Date },
): Promise<DropStanding | null> {
  const row = await db
    .selectFrom('drops')
    .select([
      'id',
      'sha256',
      'inbox_path as inboxPath',
      'stored_path as storedPath',
      'place',
      'duplicate',
      'fault',
      'claimed_at as claimedAt',
    ])
    .where('inbox_path', '=', given.inboxPath)
    .where('claimed_at', '>=', given.since)
    .orderBy('claimed_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}
