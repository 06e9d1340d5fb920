import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

const settings = {
  // Read the articles by the index of their order: never all of them to sort them.
  'in-order': { enable_seqscan: 'off', enable_bitmapscan: 'off', enable_sort: 'off' },
  // Ask the index of tokens (`byTheIndex`).
  'by-index': { enable_seqscan: 'off' },
  // Read all texts, in parallel. They lie one behind the other: the kernel reads ahead, and nobody need be asked to.
  'by-text': { parallel_setup_cost: '0', parallel_tuple_cost: '0', effective_io_concurrency: '0' },
} as const

/** Twenty thousand hits with what facets count are sorted in 8 MB; the default of 4 takes them to the disk. */
const sortMemory = '32MB'

/**
 * One statement with its plan laid down. PostgreSQL cannot know how many texts hold a word, and a wrong
 * guess costs a second: we know how to look, because we have looked (`ways-to-hits.ts`).
 */
export async function planAs<T>(
  db: Db,
  how: keyof typeof settings,
  work: (trx: Db) => Promise<T>,
): Promise<T> {
  const given = { ...settings[how], jit: 'off', work_mem: sortMemory }
  return await db.transaction().execute(async (trx) => {
    const set = Object.entries(given).map(([name, to]) => sql`set_config(${name}, ${to}, true)`)
    await sql`select ${sql.join(set)}`.execute(trx)
    return await work(trx)
  })
}
