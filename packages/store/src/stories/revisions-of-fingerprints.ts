import type { Db } from '../open-store.ts'
import type { StoryRevision } from './story-revision.ts'

/** The revision each known fingerprint points to, for ever. Unknown fingerprints are absent. */
export async function revisionsOfFingerprints(
  db: Db,
  fingerprints: readonly string[],
): Promise<Map<string, StoryRevision>> {
  if (fingerprints.length === 0) return new Map()
  const rows = await db
    .selectFrom('story_fingerprints')
    .select(['fingerprint', 'story_id as storyId', 'revision'])
    .where('fingerprint', 'in', fingerprints)
    .execute()
  return new Map(
    rows.map(({ fingerprint, storyId, revision }) => [fingerprint, { storyId, revision }]),
  )
}
