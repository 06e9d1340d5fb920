/** The job `search-index`: makes searchable what parsing has left behind, a few bulletins a transaction. */
import { type Db, indexOwedBulletins } from '@jianbao/store'
import type { ParserTools } from './tools.ts'

export async function indexArticles(
  { db, log }: Pick<ParserTools, 'log'> & { db: Db },
  timeZone: string,
): Promise<void> {
  let indexed = 0
  for (;;) {
    const bulletins = await indexOwedBulletins(db, { timeZone })
    if (bulletins === 0) break
    indexed += bulletins
  }
  if (indexed > 0) log.info({ bulletins: indexed }, 'bulletins made searchable')
}

/** A hint: without it the next tick finds in the ledger what is not searchable yet. */
export async function wakeIndexing({ queues, log }: ParserTools): Promise<void> {
  try {
    await queues.relay('search-index', {})
  } catch (err) {
    log.warn({ err }, 'the queue is away; indexing waits for its tick')
  }
}
