import type { Article } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'
import type { StoryRevision } from '../stories/story-revision.ts'

export interface StoryPrintRow {
  readonly id: string
  readonly bulletinId: string
  readonly bulletinName: string
  readonly bulletinTitle: string | null
  /** As printed. */
  readonly bulletinDate: string | null
  readonly ordinal: number
  readonly title: string
  readonly revision: number
  readonly createdAt: Date
  /** Of all rows, those beyond the limit too. */
  readonly total: number
}

/** The other articles of the story, newest first. */
export async function readStoryPrints(
  db: Db,
  given: { storyId: string; exceptId: string; limit: number },
): Promise<StoryPrintRow[]> {
  return await db
    .selectFrom('articles as a')
    .innerJoin('bulletins as b', 'b.id', 'a.bulletin_id')
    .innerJoin('sources as s', 's.sha256', 'b.id')
    .select([
      'a.id',
      'a.bulletin_id as bulletinId',
      's.name as bulletinName',
      'b.title as bulletinTitle',
      sql<string | null>`b.record->'series'->>'date'`.as('bulletinDate'),
      'a.ordinal',
      'a.title',
      'a.revision',
      'a.created_at as createdAt',
      sql<number>`(count(*) over ())::integer`.as('total'),
    ])
    .where('a.story_id', '=', given.storyId)
    .where('a.id', '<>', given.exceptId)
    .orderBy('a.created_at', 'desc')
    .orderBy('a.id')
    .limit(given.limit)
    .execute()
}

export interface NeighbourRevisionRow {
  readonly id: string
  readonly bulletinId: string
  readonly revision: number
  readonly article: Article
}

/** The first print of the nearest older and of the nearest newer revision, those there are. */
export async function readNeighbourRevisions(
  db: Db,
  { storyId, revision }: StoryRevision,
): Promise<NeighbourRevisionRow[]> {
  const { rows } = await sql<NeighbourRevisionRow>`
    (select id, bulletin_id as "bulletinId", revision, record as article from articles
      where story_id = ${storyId} and revision < ${revision}
      order by revision desc, created_at, id limit 1)
    union all
    (select id, bulletin_id, revision, record from articles
      where story_id = ${storyId} and revision > ${revision}
      order by revision, created_at, id limit 1)
  `.execute(db)
  return rows
}
