/** The order of search, and the place of an article in it. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** Newest day first, then as stored. */
export interface SearchKey {
  readonly day: string
  /** Within the day: see `search-row.ts`. */
  readonly place: string
  readonly id: string
}

/** What is read from `after` on. */
export interface Page {
  readonly limit: number
  readonly after?: SearchKey | undefined
}

export const keyColumns = sql`to_char(day, 'YYYY-MM-DD') as day, place, article_id as id`
export const orderColumns = sql`day, place, article_id`
export const newestFirst = sql`day desc, place desc`

export function behind(key: SearchKey | undefined): RawBuilder<SqlBool> {
  if (!key) return sql<SqlBool>`true`
  return sql<SqlBool>`(day, place) < (${key.day}::date, ${key.place})`
}

export const keyOf = ({ day, place, id }: SearchKey): SearchKey => ({ day, place, id })
