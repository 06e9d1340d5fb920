import { sql } from 'kysely'
import type { Db } from '../open-store.ts'
import { afterKey, type PageRequest } from './page-key.ts'

export interface ArticleRow {
  readonly id: string
  readonly bulletinId: string
  readonly ordinal: number
  readonly section: string | null
  readonly label: string | null
  readonly title: string
  readonly topics: string[]
  readonly createdAt: Date
}

const columns = [
  'id',
  'bulletin_id as bulletinId',
  'ordinal',
  'section',
  'label',
  'title',
  'topics',
  'created_at as createdAt',
] as const

/** Articles, newest first, of one topic if asked. */
export async function listArticles(
  db: Db,
  given: PageRequest & { topic?: string | undefined },
): Promise<ArticleRow[]> {
  const { after, topic } = given
  let found = db.selectFrom('articles').select(columns)
  if (topic) found = found.where(sql<boolean>`${topic} = any(topics)`)
  if (after) found = found.where((e) => afterKey(e, { at: 'created_at', id: 'id' }, after))
  return await found.orderBy('created_at', 'desc').orderBy('id').limit(given.limit).execute()
}

interface ArticleOfBulletinRow extends ArticleRow {
  /** Where its body begins and ends in the bulletin's text. Null when it has no body. */
  readonly startsAt: number | null
  readonly endsAt: number | null
}

/** The articles of a bulletin in print order. */
export async function listArticlesOf(
  db: Db,
  given: { bulletinId: string; limit: number },
): Promise<ArticleOfBulletinRow[]> {
  return await db
    .selectFrom('articles')
    .select(columns)
    .select([
      sql<number | null>`(record->'blocks'->0->>'start')::integer`.as('startsAt'),
      sql<number | null>`(record->'blocks'->-1->>'end')::integer`.as('endsAt'),
    ])
    .where('bulletin_id', '=', given.bulletinId)
    .orderBy('ordinal')
    .limit(given.limit)
    .execute()
}
