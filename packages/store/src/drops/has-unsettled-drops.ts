import type { Db } from '../open-store.ts'

/** True while any file waits for its verdict or for its move. */
export async function hasUnsettledDrops(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('drops')
    .select('id')
    .where('settled_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
