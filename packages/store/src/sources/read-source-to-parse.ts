import type { Db } from '../open-store.ts'
import { sourceDepth } from './source-depth.ts'

export interface SourceToParse {
  readonly name: string
  readonly bytes: number
  readonly depth: 0 | 1
  /** Times the parser has begun this run before. */
  readonly starts: number
}

/** What a run is to read. Null when there is nothing to do, as `beginRun` says. */
export async function readSourceToParse(
  db: Db,
  given: { sha256: string; run: number },
): Promise<SourceToParse | null> {
  const row = await db
    .selectFrom('sources')
    .select(['name', 'bytes', 'starts', sourceDepth.as('depth')])
    .where('sha256', '=', given.sha256)
    .where('run', '=', given.run)
    .where('state', '=', 'received')
    .where('opened_run', 'is distinct from', given.run)
    .executeTakeFirst()
  return row ?? null
}
