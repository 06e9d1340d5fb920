import type { Db } from '../open-store.ts'
import { sourceDepth } from './source-depth.ts'

export interface SourceStanding {
  readonly sha256: string
  readonly name: string
  readonly bytes: number
  readonly depth: 0 | 1
  readonly state: 'received' | 'parsed' | 'rejected'
  readonly fault: string | null
  readonly run: number
  readonly receivedAt: Date
  readonly decidedAt: Date | null
  /** Null until a bulletin was made of it. */
  readonly articleCount: number | null
}

/** How a source stands. Null when the ledger does not know it. */
export async function findSource(db: Db, sha256: string): Promise<SourceStanding | null> {
  const row = await db
    .selectFrom('sources')
    .leftJoin('bulletins', 'bulletins.id', 'sources.sha256')
    .select([
      'sources.sha256',
      'sources.name',
      'sources.bytes',
      sourceDepth.as('depth'),
      'sources.state',
      'sources.fault',
      'sources.run',
      'sources.received_at as receivedAt',
      'sources.decided_at as decidedAt',
      'bulletins.article_count as articleCount',
    ])
    .where('sources.sha256', '=', sha256)
    .executeTakeFirst()
  return row ?? null
}
