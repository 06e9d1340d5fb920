import type { Article, Diagnostic } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

export interface ArticlePageRow {
  readonly article: Article
  readonly storyId: string
  readonly revision: number
  readonly bulletinId: string
  readonly bulletinName: string
  readonly bulletinTitle: string | null
  readonly publisher: string | null
  /** As printed in it. */
  readonly series: string | null
  readonly issue: string | null
  readonly date: string | null
  readonly receivedAt: Date
  readonly bulletinDiagnostics: Diagnostic[]
}

/** One article and the bulletin round it. Null when there is none. */
export async function readArticle(db: Db, id: string): Promise<ArticlePageRow | null> {
  const row = await db
    .selectFrom('articles as a')
    .innerJoin('bulletins as b', 'b.id', 'a.bulletin_id')
    .innerJoin('sources as s', 's.sha256', 'b.id')
    .select([
      'a.record as article',
      'a.story_id as storyId',
      'a.revision',
      'b.id as bulletinId',
      's.name as bulletinName',
      'b.title as bulletinTitle',
      'b.publisher',
      sql<string | null>`b.record->'series'->>'name'`.as('series'),
      sql<string | null>`b.record->'series'->>'issue'`.as('issue'),
      sql<string | null>`b.record->'series'->>'date'`.as('date'),
      's.received_at as receivedAt',
      sql<Diagnostic[]>`coalesce(b.record->'diagnostics', '[]')`.as('bulletinDiagnostics'),
    ])
    .where('a.id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

export interface NeighbourRow {
  readonly id: string
  readonly ordinal: number
  readonly title: string
  /** Where its last block ends in the bulletin's text. Null when it has no body. */
  readonly endsAt: number | null
}

/** The articles printed just before and just after, those there are, in print order. */
export async function readNeighbours(
  db: Db,
  given: { bulletinId: string; ordinal: number },
): Promise<NeighbourRow[]> {
  return await db
    .selectFrom('articles')
    .select([
      'id',
      'ordinal',
      'title',
      sql<number | null>`(record->'blocks'->-1->>'end')::integer`.as('endsAt'),
    ])
    .where('bulletin_id', '=', given.bulletinId)
    .where('ordinal', 'in', [given.ordinal - 1, given.ordinal + 1])
    .orderBy('ordinal')
    .execute()
}
