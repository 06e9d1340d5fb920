import type { Db } from '../open-store.ts'
import { signatureFromRow } from '../stories/signature-column.ts'
import type { StoryRevision } from '../stories/story-revision.ts'

export interface StoredArticle extends StoryRevision {
  readonly id: string
  readonly ordinal: number
  readonly title: string
  readonly fingerprint: string
  readonly signature: readonly number[]
}

/** What an earlier run found in this bulletin, in print order. Empty before the first run. */
export async function storedArticles(db: Db, bulletinId: string): Promise<StoredArticle[]> {
  const rows = await db
    .selectFrom('articles')
    .select([
      'id',
      'ordinal',
      'title',
      'fingerprint',
      'signature',
      'story_id as storyId',
      'revision',
    ])
    .where('bulletin_id', '=', bulletinId)
    .orderBy('ordinal')
    .execute()
  return rows.map((row) => ({ ...row, signature: signatureFromRow(row.signature) }))
}
