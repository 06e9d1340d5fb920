/** Cited policy documents: every title once, however often and in whichever spelling it is cited. */
import { type Article, foldName } from '@jianbao/schema'
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../open-store.ts'
import { behind, newestFirst, type SearchKey } from './search-key.ts'

export interface DocumentRow {
  readonly key: string
  readonly title: string
  readonly numbers: string[]
  readonly articles: number
  readonly firstSeen: string
  readonly lastSeen: string
}

/** The last row of a page: by what the list is ordered, then the key. */
export interface DocumentKey {
  readonly articles: number
  readonly lastSeen: string
  readonly key: string
}

const orders = {
  cited: sql`articles desc, key desc`,
  newest: sql`last_seen desc, key desc`,
}

/** Documents by how many articles cite them, or by the newest that does. */
export async function listDocuments(
  db: Db,
  given: {
    limit: number
    sort: keyof typeof orders
    query?: string | undefined
    after?: DocumentKey | undefined
  },
): Promise<DocumentRow[]> {
  const { after, sort } = given
  const query = foldName(given.query ?? '')
  const named =
    query === ''
      ? sql<SqlBool>`true`
      : sql<SqlBool>`key in (
    select key from search_documents
    where strpos(key, ${query}) > 0
      or strpos(translate(lower(normalize(number, NFKC)), '〔[【〕]】 ', '((()))'), ${query}) > 0)`
  const follows: Record<keyof typeof orders, () => RawBuilder<SqlBool>> = {
    cited: () => sql`(articles, key) < (${after?.articles}::integer, ${after?.key})`,
    newest: () => sql`(last_seen, key) < (${after?.lastSeen}::date, ${after?.key})`,
  }
  const { rows } = await sql<DocumentRow>`
    with page as (
      select * from (
        select key, count(*)::integer as articles, min(day) as first_seen, max(day) as last_seen
        from search_documents where ${named} group by key
      ) cited
      where ${after ? follows[sort]() : sql`true`} order by ${orders[sort]} limit ${given.limit}
    )
    select key, ${titleOf}, ${numbersOf}, articles, to_char(first_seen, 'YYYY-MM-DD') as "firstSeen",
      to_char(last_seen, 'YYYY-MM-DD') as "lastSeen"
    from page order by ${orders[sort]}
  `.execute(db)
  return rows
}

/** As the newest citation spells it. */
const titleOf = sql`(
  select title from search_documents d where d.key = page.key order by ${newestFirst} limit 1
) as title`
const numbersOf = sql`array(
  select number from search_documents d where d.key = page.key and number is not null
  group by number order by count(*) desc, number limit 20
) as numbers`

export async function readDocument(db: Db, key: string): Promise<DocumentRow | null> {
  const { rows } = await sql<DocumentRow>`
    with page as (
      select key, count(*)::integer as articles, min(day) as first_seen, max(day) as last_seen
      from search_documents where key = ${key} group by key
    )
    select key, ${titleOf}, ${numbersOf}, articles, to_char(first_seen, 'YYYY-MM-DD') as "firstSeen",
      to_char(last_seen, 'YYYY-MM-DD') as "lastSeen"
    from page
  `.execute(db)
  return rows[0] ?? null
}

/** Titles by key, for facets. */
export async function documentTitles(
  db: Db,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ key: string; title: string }>`
    select key, ${titleOf} from unnest(${keys}::text[]) as page (key)
  `.execute(db)
  return new Map(rows.map(({ key, title }) => [key, title]))
}

export interface CitationRow {
  readonly id: string
  readonly bulletinId: string
  readonly bulletinName: string
  readonly bulletinTitle: string | null
  readonly day: string
  readonly place: string
  readonly number: string | null
  readonly verb: string | null
  readonly starts: number
  readonly ends: number
  readonly article: Article
}

/** The articles that cite it, newest first. */
export async function listCitations(
  db: Db,
  given: { key: string; limit: number; after?: SearchKey | undefined },
): Promise<CitationRow[]> {
  const { rows } = await sql<CitationRow>`
    with page as (
      select * from search_documents where key = ${given.key} and ${behind(given.after)}
      order by ${newestFirst} limit ${given.limit}
    )
    select a.id, a.bulletin_id as "bulletinId", s.name as "bulletinName", b.title as "bulletinTitle",
      to_char(d.day, 'YYYY-MM-DD') as day, d.place, d.number, d.verb, d.starts, d.ends,
      a.record as article
    from page d join articles a on a.id = d.article_id
    join bulletins b on b.id = a.bulletin_id join sources s on s.sha256 = b.id
    order by d.day desc, d.place desc
  `.execute(db)
  return rows
}
