import type { AmountMention, DocumentMention } from '@jianbao/schema'
import { sql } from 'kysely'
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

interface RegionOfLabel {
  readonly code: string
  readonly name: string
}

/** What a filter may ask of an article. */
export interface ArticleToMatchRow {
  readonly id: string
  readonly storyId: string
  readonly revision: number
  readonly topics: string[]
  readonly section: string | null
  readonly labelRegions: RegionOfLabel[]
  /** Canonical names. */
  readonly issuers: string[]
  readonly documents: DocumentMention[]
  readonly amounts: AmountMention[]
  readonly printedSeries: string | null
  /** The folder of the inbox that the bulletin came in. */
  readonly folder: string | null
  readonly matchText: string
}

/** Which parts of an article are wanted: a record is packed and large, so what is not asked for is not read. */
export interface PartsToMatch {
  readonly regions: boolean
  readonly documents: boolean
  readonly amounts: boolean
  readonly text: boolean
}

const allParts: PartsToMatch = { regions: true, documents: true, amounts: true, text: true }

/** The articles without their records. */
export function selectArticlesToMatch(db: Db, parts: PartsToMatch = allParts) {
  const part = <T>(isWanted: boolean, path: string) =>
    sql<T>`case when ${isWanted}::boolean then a.record #> ${path}::text[] else '[]' end`
  return db
    .selectFrom('articles as a')
    .innerJoin('bulletins as b', 'b.id', 'a.bulletin_id')
    .innerJoin('sources as s', 's.sha256', 'b.id')
    .select((eb) => [
      'a.id',
      'a.story_id as storyId',
      'a.revision',
      'a.topics',
      'a.section',
      part<RegionOfLabel[]>(parts.regions, '{labelRegions}').as('labelRegions'),
      'a.issuers',
      part<DocumentMention[]>(parts.documents, '{mentions,documents}').as('documents'),
      part<AmountMention[]>(parts.amounts, '{mentions,amounts}').as('amounts'),
      eb.ref('b.record', '->').key('series').key('name').as('printedSeries'),
      's.series as folder',
      sql<string>`case when ${parts.text}::boolean then a.match_text else '' end`.as('matchText'),
    ])
}

/** The articles of the bulletin in print order. */
export async function readArticlesToMatch(
  trx: Db,
  bulletinId: string,
): Promise<ArticleToMatchRow[]> {
  return await selectArticlesToMatch(trx)
    .where('a.bulletin_id', '=', bulletinId)
    .orderBy('a.ordinal')
    .execute()
}
