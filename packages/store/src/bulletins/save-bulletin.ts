import type { BulletinHeader } from '../database.ts'
import type { Db } from '../open-store.ts'

export interface BulletinToSave {
  readonly id: string
  readonly run: number
  readonly parserVersion: string
  readonly header: BulletinHeader
  readonly articleCount: number
  readonly text: string
  readonly sourceMap: object
  readonly backfill: boolean
}

/**
 * Writes the bulletin, or over the one an earlier run wrote. What was matched stays on record, so
 * that the new run's match job is owed; when it arrived stays too.
 */
export async function saveBulletin(trx: Db, given: BulletinToSave, at: Date): Promise<void> {
  const { header } = given
  const row = {
    run: given.run,
    parser_version: given.parserVersion,
    aliased_by: given.parserVersion,
    layout: header.layout,
    title: header.title,
    publisher: header.publisher,
    article_count: given.articleCount,
    record: JSON.stringify(header),
    text: given.text,
    source_map: JSON.stringify(given.sourceMap),
    backfill: given.backfill,
    parsed_at: at,
  }
  await trx
    .insertInto('bulletins')
    .values({ id: given.id, created_at: at, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
}
