import type { JobPayload } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/**
 * The jobs of `bulletin-parse` the ledger is owed, longest waiting first: files without a verdict, but
 * not containers that wait for a member. Pages by `after`, the
 * last sha256 seen with its time, so that a backlog longer than `limit` is relayed whole.
 */
export async function sourcesOwedParsing(
  db: Db,
  given: { limit: number; after?: { receivedAt: Date; sha256: string } },
): Promise<(JobPayload<'bulletin-parse'> & { receivedAt: Date })[]> {
  const { after } = given
  let owed = db
    .selectFrom('sources')
    .select(['sha256', 'run', 'backfill', 'received_at as receivedAt'])
    .where('state', '=', 'received')
    .where(
      sql<boolean>`(opened_run is distinct from run or not exists (
        select from members m join sources c on c.sha256 = m.sha256
        where m.parent_sha256 = sources.sha256 and c.state = 'received'))`,
    )
  if (after) {
    owed = owed.where((e) =>
      e.or([
        e('received_at', '>', after.receivedAt),
        e.and([e('received_at', '=', after.receivedAt), e('sha256', '>', after.sha256)]),
      ]),
    )
  }
  return owed.orderBy('received_at').orderBy('sha256').limit(given.limit).execute()
}
