import type { Db } from '../open-store.ts'

/**
 * The sources whose id begins with `prefix` (hex; empty for all) in the order they arrived.
 * `limit` bounds the answer; ask for one more than you accept to see an ambiguous prefix.
 */
export async function findSourceIds(
  db: Db,
  given: { prefix: string; limit: number },
): Promise<string[]> {
  const rows = await db
    .selectFrom('sources')
    .select('sha256')
    .where('sha256', '>=', given.prefix)
    // "g" follows every hex digit: a range, so that the primary key answers.
    .where('sha256', '<', `${given.prefix}g`)
    .orderBy('received_at')
    .orderBy('sha256')
    .limit(given.limit)
    .execute()
  return rows.map((row) => row.sha256)
}
