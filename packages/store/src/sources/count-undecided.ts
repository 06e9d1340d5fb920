import type { Db } from '../open-store.ts'

/** Sources that wait for their verdict. Answered by a partial index. */
export async function countUndecided(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('sources')
    .select((e) => e.fn.countAll<number>().as('count'))
    .where('state', '=', 'received')
    .executeTakeFirstOrThrow()
  return count
}
