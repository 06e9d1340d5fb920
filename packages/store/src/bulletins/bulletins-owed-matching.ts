import type { JobPayload } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/** The jobs of `article-match` the ledger is owed, longest waiting first. */
export async function bulletinsOwedMatching(
  db: Db,
  limit: number,
): Promise<JobPayload<'article-match'>[]> {
  return db
    .selectFrom('bulletins')
    .select(['id as bulletinId', 'run', 'backfill'])
    .where('matched_run', 'is distinct from', sql.ref<number>('run'))
    .orderBy('parsed_at')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** The match job this bulletin owes, or null: matched already, or no bulletin. */
export async function matchJobOf(
  db: Db,
  bulletinId: string,
): Promise<JobPayload<'article-match'> | null> {
  const job = await db
    .selectFrom('bulletins')
    .select(['id as bulletinId', 'run', 'backfill'])
    .where('id', '=', bulletinId)
    .where('matched_run', 'is distinct from', sql.ref<number>('run'))
    .executeTakeFirst()
  return job ?? null
}
