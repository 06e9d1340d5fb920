import { sql } from 'kysely'
import { storyCandidatesMax } from '../limits.ts'
import type { Db } from '../open-store.ts'
import { signatureFromRow } from '../stories/signature-column.ts'

export interface SimilarArticle {
  readonly id: string
  readonly bulletinId: string
  readonly bulletinName: string
  readonly bulletinTitle: string | null
  readonly ordinal: number
  readonly label: string | null
  readonly title: string
  readonly day: string
  readonly signature: readonly number[]
}

/** The signature of one article and the story it tells, or null. */
export async function readSignature(
  db: Db,
  id: string,
): Promise<{ storyId: string; signature: number[] } | null> {
  const row = await db
    .selectFrom('articles')
    .select(['story_id as storyId', 'signature'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { ...row, signature: signatureFromRow(row.signature) } : null
}

/**
 * The newest article of every other story that shares a band of the signature: candidates, those with
 * most bands in common first.
 */
export async function similarArticles(
  db: Db,
  given: { bands: readonly string[]; exceptStory: string },
): Promise<SimilarArticle[]> {
  const { rows } = await sql<SimilarArticle & { signature: number[] }>`
    with shared as (
      select story_id from story_bands
      where band = any(${given.bands}::text[]) and story_id <> ${given.exceptStory}
      group by story_id order by count(*) desc, story_id limit ${storyCandidatesMax}
    )
    select a.id, a.bulletin_id as "bulletinId", s.name as "bulletinName", b.title as "bulletinTitle",
      a.ordinal, a.label, a.title, to_char(x.day, 'YYYY-MM-DD') as day, a.signature
    from shared, lateral (
      select * from articles where story_id = shared.story_id order by created_at desc, id limit 1
    ) a
    join search_articles x on x.article_id = a.id
    join bulletins b on b.id = a.bulletin_id
    join sources s on s.sha256 = b.id
  `.execute(db)
  return rows.map((row) => ({ ...row, signature: signatureFromRow(row.signature) }))
}
