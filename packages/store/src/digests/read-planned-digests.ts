import type { Db } from '../open-store.ts'

/** Digests that were planned and not composed, oldest first: a compose job is owed. */
export async function readPlannedDigests(db: Db, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('digests')
    .select('id')
    .where('state', '=', 'planned')
    .orderBy('created_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** The digests of one bulletin that still want composing. */
export async function readPlannedDigestsOf(db: Db, bulletinId: string): Promise<string[]> {
  const rows = await db
    .selectFrom('digests')
    .select('id')
    .where('state', '=', 'planned')
    .where('slot_key', '=', `bulletin:${bulletinId}`)
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}
