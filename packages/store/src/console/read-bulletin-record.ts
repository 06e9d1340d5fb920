import type { BulletinHeader } from '../database.ts'
import type { Db } from '../open-store.ts'

export interface BulletinRecordRow {
  readonly header: BulletinHeader
  readonly run: number
  readonly matchedRun: number | null
  readonly parserVersion: string
  readonly parsedAt: Date
}

/** What the parser wrote of a bulletin, without text and articles. Null until there is a record. */
export async function readBulletinRecord(db: Db, id: string): Promise<BulletinRecordRow | null> {
  const row = await db
    .selectFrom('bulletins')
    .select([
      'record as header',
      'run',
      'matched_run as matchedRun',
      'parser_version as parserVersion',
      'parsed_at as parsedAt',
    ])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export interface SourceFileRow {
  readonly run: number
  readonly name: string
  readonly mediaType: string | null
  readonly encoding: string | null
}

/** How a source was read last. Null when the ledger does not know it. */
export async function readSourceFile(db: Db, sha256: string): Promise<SourceFileRow | null> {
  const row = await db
    .selectFrom('sources')
    .select(['run', 'name', 'media_type as mediaType', 'encoding'])
    .where('sha256', '=', sha256)
    .executeTakeFirst()
  return row ?? null
}

export interface DropRow {
  readonly place: 'inbox' | 'processing' | 'processed' | 'rejected'
  readonly inboxPath: string
  readonly storedPath: string
  readonly duplicate: boolean
  readonly claimedAt: Date
  readonly settledAt: Date | null
}

/** The arrivals of a source, first first. */
export async function listDropsOf(
  db: Db,
  given: { sha256: string; limit: number },
): Promise<DropRow[]> {
  return await db
    .selectFrom('drops')
    .select([
      'place',
      'inbox_path as inboxPath',
      'stored_path as storedPath',
      'duplicate',
      'claimed_at as claimedAt',
      'settled_at as settledAt',
    ])
    .where('sha256', '=', given.sha256)
    .orderBy('claimed_at')
    .orderBy('id')
    .limit(given.limit)
    .execute()
}
