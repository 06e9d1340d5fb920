import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/** Those of the sources that wait for their verdict, in the order given. */
export async function undecidedAmong(db: Db, sha256s: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('sources')
    .select('sha256')
    .where('state', '=', 'received')
    // One parameter, however many there are: the protocol takes 65,535.
    .where(sql<boolean>`sha256 = any(${[...sha256s]}::text[])`)
    .execute()
  const waiting = new Set(rows.map((row) => row.sha256))
  return sha256s.filter((each) => waiting.has(each))
}
