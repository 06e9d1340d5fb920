import type { Db } from '../open-store.ts'

export interface BulletinToMatch {
  readonly id: string
  readonly run: number
  readonly matchedRun: number | null
  readonly backfill: boolean
  readonly createdAt: Date
}

/** Locks the bulletin until the transaction ends: matching one bulletin twice at once is in vain. */
export async function readBulletinToMatch(
  trx: Db,
  bulletinId: string,
): Promise<BulletinToMatch | undefined> {
  return await trx
    .selectFrom('bulletins')
    .select(['id', 'run', 'matched_run as matchedRun', 'backfill', 'created_at as createdAt'])
    .where('id', '=', bulletinId)
    .forUpdate()
    .executeTakeFirst()
}

/** The match job of this run is done. */
export async function setMatchedRun(trx: Db, bulletinId: string, run: number): Promise<void> {
  await trx
    .updateTable('bulletins')
    .set({ matched_run: run })
    .where('id', '=', bulletinId)
    .execute()
}

export interface ArticleToMatchRow {
  readonly id: string
  readonly topics: string[]
  readonly labelRegions: { code: string; name: string }[]
  readonly matchText: string
  readonly storyId: string
  readonly revision: number
}

/** The articles of the bulletin in print order, without their records. */
export async function readArticlesToMatch(
  trx: Db,
  bulletinId: string,
): Promise<ArticleToMatchRow[]> {
  return await trx
    .selectFrom('articles')
    .select((eb) => [
      'id',
      'topics',
      eb.ref('record', '->').key('labelRegions').as('labelRegions'),
      'match_text as matchText',
      'story_id as storyId',
      'revision',
    ])
    .where('bulletin_id', '=', bulletinId)
    .orderBy('ordinal')
    .execute()
}
