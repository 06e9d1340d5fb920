import { sql } from 'kysely'
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
 * Candidates for near-duplicates: for each question (the bands of one article) the newest article of
 * every revision of the stories that share a band, at most `storyCandidatesMax` stories, those with
 * most bands in common first. One statement for a whole bulletin. Answers stand in the questions' order.
 */
export async function nearArticles(
  db: Db,
  given: { questions: readonly (readonly string[])[]; exceptBulletin: string },
): Promise<NearArticle[][]> {
  const asked = given.questions.flatMap((bands, question) =>
    bands.map((band) => ({ question, band })),
  )
  const answers: NearArticle[][] = given.questions.map(() => [])
  if (asked.length === 0) return answers
  const { rows } = await sql<NearArticle & { question: number; signature: number[] }>`
    with shared as (
      select q.question, b.story_id,
        row_number() over (partition by q.question order by count(*) desc, b.story_id) as place
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as q (question integer, band text)
      join story_bands b on b.band = q.band
      group by q.question, b.story_id
    )
    select distinct on (s.question, a.story_id, a.revision) s.question, a.story_id as "storyId",
      a.revision, a.bulletin_id as "bulletinId", a.signature, u.aliased_by as "aliasedBy"
    from shared s
    join articles a on a.story_id = s.story_id
    join bulletins u on u.id = a.bulletin_id
    where s.place <= ${storyCandidatesMax} and a.bulletin_id <> ${given.exceptBulletin}
    order by s.question, a.story_id, a.revision, a.created_at desc, a.id
  `.execute(db)
  for (const { question, ...near } of rows)
    answers[question]?.push({ ...near, signature: signatureFromRow(near.signature) })
  return answers
}
