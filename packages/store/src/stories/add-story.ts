import { sql } from 'kysely'
import type { Db } from '../open-store.ts'
import type { StoryRevision } from './story-revision.ts'

/** What a new text of a story is known by from now on. */
export interface StoryText {
  readonly title: string
  readonly fingerprint: string
  readonly bands: readonly string[]
}

/** A story that was never seen, as its first revision. */
export async function addStory(trx: Db, text: StoryText, at: Date): Promise<StoryRevision> {
  const { id } = await trx
    .insertInto('stories')
    .values({ title: text.title, created_at: at })
    .returning('id')
    .executeTakeFirstOrThrow()
  return addText(trx, { storyId: id, revision: 1 }, text, at)
}

/** The next revision of a story: its source text has changed. */
export async function addRevision(
  trx: Db,
  storyId: string,
  text: StoryText,
  at: Date,
): Promise<StoryRevision> {
  const { newest } = await trx
    .selectFrom('story_revisions')
    .select((e) => e.fn.max('revision').as('newest'))
    .where('story_id', '=', storyId)
    .executeTakeFirstOrThrow()
  return addText(trx, { storyId, revision: newest + 1 }, text, at)
}

/**
 * One more fingerprint of a revision: the same source text as another parser reads it. A fingerprint
 * that points somewhere already keeps pointing there.
 */
export async function addAlias(
  trx: Db,
  target: StoryRevision,
  text: Pick<StoryText, 'fingerprint' | 'bands'>,
): Promise<void> {
  await trx
    .insertInto('story_fingerprints')
    .values({
      fingerprint: text.fingerprint,
      story_id: target.storyId,
      revision: target.revision,
    })
    .onConflict((conflict) => conflict.column('fingerprint').doNothing())
    .execute()
  await sql`
    insert into story_bands (band, story_id)
    select band, ${target.storyId} from unnest(${text.bands}::text[]) as band
    on conflict do nothing
  `.execute(trx)
}

async function addText(
  trx: Db,
  target: StoryRevision,
  text: StoryText,
  at: Date,
): Promise<StoryRevision> {
  await trx
    .insertInto('story_revisions')
    .values({ story_id: target.storyId, revision: target.revision, created_at: at })
    .execute()
  await addAlias(trx, target, text)
  return target
}
