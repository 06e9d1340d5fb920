import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

const settings = {
  // Read the articles by the index of their order: never all of them to sort them.
  'in-order': ['enable_seqscan', 'enable_bitmapscan', 'enable_sort'],
  // Ask the index of tokens (see `found`).
  'by-index': ['enable_seqscan'],
} as const

/** Twenty thousand hits with what facets count are sorted in 8 MB; the default of 4 takes them to the disk. */
const sortMemory = '32MB'

/**
 * One statement with its plan laid down. PostgreSQL cannot know how many texts hold a word, and a wrong
 * guess costs a second: we know how to look, because we have looked (`search-articles.ts`).
 */
export async function planAs<T>(
  db: Db,
  how: keyof typeof settings,
  work: (trx: Db) => Promise<T>,
): Promise<T> {
  return await db.transaction().execute(async (trx) => {
    const off = [...settings[how], 'jit'].map((name) => sql`set_config(${name}, 'off', true)`)
    const memory = sql`set_config('work_mem', ${sortMemory}, true)`
    await sql`select ${sql.join([...off, memory])}`.execute(trx)
    return await work(trx)
  })
}
