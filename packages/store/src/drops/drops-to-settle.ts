import { sql } from 'kysely'
import type { Db } from '../open-store.ts'
import { afterDrop, type DropCursor } from './drop-cursor.ts'

export interface DecidedDrop extends DropCursor {
  readonly sha256: string
  readonly series: string | null
  readonly bytes: number
  readonly inboxPath: string
  readonly storedPath: string
  readonly place: 'processing' | 'processed' | 'rejected'
  readonly state: 'parsed' | 'rejected'
  readonly fault: string | null
  readonly detail: string | null
  /** Articles of the file itself. */
  readonly own: number | null
  readonly decidedAt: Date
  /** What came out of it follows verdicts of its own. */
  readonly isContainer: boolean
  /** The run whose verdict this is. */
  readonly run: number
}

/**
 * Files whose source has its verdict and which do not lie where it says. Oldest first; `after` is the
 * last one seen, so that files which cannot be moved hide no other.
 */
export async function dropsToSettle(
  db: Db,
  given: { limit: number; after?: DropCursor | undefined },
): Promise<DecidedDrop[]> {
  return db
    .selectFrom('drops')
    .innerJoin('sources', 'sources.sha256', 'drops.sha256')
    .leftJoin('bulletins', 'bulletins.id', 'drops.sha256')
    .select([
      'drops.id',
      'sources.sha256',
      'sources.series',
      'sources.bytes',
      'drops.inbox_path as inboxPath',
      'drops.stored_path as storedPath',
      'drops.place',
      'drops.claimed_at as claimedAt',
      'sources.state',
      'sources.fault',
      'sources.fault_detail as detail',
      'bulletins.article_count as own',
      'sources.run',
      'sources.decided_at as decidedAt',
    ])
    .select(sql<boolean>`sources.opened_run is not distinct from sources.run`.as('isContainer'))
    .where('drops.settled_at', 'is', null)
    .where('drops.place', 'in', ['processing', 'processed', 'rejected'])
    .where('sources.state', 'in', ['parsed', 'rejected'])
    .where(afterDrop(given.after))
    .orderBy('drops.claimed_at')
    .orderBy('drops.id')
    .limit(given.limit)
    .$narrowType<{ place: DecidedDrop['place']; state: DecidedDrop['state']; decidedAt: Date }>()
    .execute()
}
