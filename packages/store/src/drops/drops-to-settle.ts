import type { Db } from '../open-store.ts'

export interface DecidedDrop {
  readonly id: string
  readonly sha256: string
  readonly name: string
  readonly bytes: number
  readonly inboxPath: string
  readonly storedPath: string
  readonly place: 'processing' | 'processed' | 'rejected'
  readonly state: 'parsed' | 'rejected'
  readonly fault: string | null
}

/** Files whose source has its verdict and which do not lie where it says. Oldest first. */
export async function dropsToSettle(db: Db, limit: number): Promise<DecidedDrop[]> {
  return db
    .selectFrom('drops')
    .innerJoin('sources', 'sources.sha256', 'drops.sha256')
    .select([
      'drops.id',
      'sources.sha256',
      'sources.name',
      'sources.bytes',
      'drops.inbox_path as inboxPath',
      'drops.stored_path as storedPath',
      'drops.place',
      'sources.state',
      'sources.fault',
    ])
    .where('drops.settled_at', 'is', null)
    .where('drops.place', 'in', ['processing', 'processed', 'rejected'])
    .where('sources.state', 'in', ['parsed', 'rejected'])
    .orderBy('drops.claimed_at')
    .orderBy('drops.id')
    .limit(limit)
    .$narrowType<{ place: DecidedDrop['place']; state: DecidedDrop['state'] }>()
    .execute()
}
