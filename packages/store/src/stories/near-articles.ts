import { type SqlBool, sql } from 'kysely'
import { storyCandidatesMax } from '../limits.ts'
import type { Db } from '../open-store.ts'
import { signatureFromRow } from './signature-column.ts'
import type { StoryRevision } from './story-revision.ts'

export interface NearArticle extends StoryRevision {
  readonly bulletinId: string
  readonly signature: readonly number[]
  /** The newest parser whose fingerprints of this article's bulletin are known. */
  readonly aliasedBy: string
}

/**
 * The newest article of every revision of the stories that share a band: candidates for a
 * near-duplicate, at most `storyCandidatesMax` stories, those with most bands in common first.
 */
export async function nearArticles(
  db: Db,
  given: { bands: readonly string[]; exceptBulletin: string },
): Promise<NearArticle[]> {
  if (given.bands.length === 0) return []
  const rows = await db
    .with('candidates', (q) =>
      q
        .selectFrom('story_bands')
        .select('story_id')
        .where('band', 'in', given.bands)
        .groupBy('story_id')
        .orderBy(sql`count(*)`, 'desc')
        .orderBy('story_id')
        .limit(storyCandidatesMax),
    )
    .selectFrom('articles')
    .innerJoin('candidates', 'candidates.story_id', 'articles.story_id')
    .innerJoin('bulletins', 'bulletins.id', 'articles.bulletin_id')
    .distinctOn(['articles.story_id', 'articles.revision'])
    .select([
      'articles.story_id as storyId',
      'articles.revision',
      'articles.bulletin_id as bulletinId',
      'articles.signature',
      'bulletins.aliased_by as aliasedBy',
    ])
    .where('articles.bulletin_id', '<>', given.exceptBulletin)
    .orderBy('articles.story_id')
    .orderBy('articles.revision')
    .orderBy('articles.created_at', 'desc')
    .orderBy('articles.id')
    .execute()
  return rows.map((row) => ({ ...row, signature: signatureFromRow(row.signature) }))
}

/** Bulletins that print one of the stories and whose fingerprints under `parserVersion` are not known yet. */
export async function bulletinsOwedAliases(
  db: Db,
  given: { storyIds: readonly string[]; parserVersion: string; limit: number },
): Promise<string[]> {
  if (given.storyIds.length === 0) return []
  const rows = await db
    .selectFrom('bulletins')
    .select('id')
    .where('aliased_by', '<>', given.parserVersion)
    .where(
      sql<SqlBool>`exists (select from articles a where a.bulletin_id = bulletins.id
        and a.story_id = any(${given.storyIds}::uuid[]))`,
    )
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(given.limit)
    .execute()
  return rows.map((row) => row.id)
}
