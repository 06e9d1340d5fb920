/** What search finds by. */
import type { Generated } from 'kysely'

/** `day` is a date as text. */
export interface SearchArticlesTable {
  article_id: string
  number: Generated<number>
  day: string
  place: string
  topics: string[]
  regions: number[]
  mentioned: number[]
  amount_max: string | null
  facets: string[]
  tokens: number[]
}

export interface SearchTextsTable {
  number: number
  section_key: string | null
  issuer_keys: string[]
  series_keys: string[]
  cited: string[]
  title_text: string
  match_text: string
}

export interface SearchDocumentsTable {
  article_id: string
  key: string
  day: string
  place: string
  title: string
  number: string | null
  verb: string | null
  starts: number
  ends: number
}

export interface SearchAmountsTable {
  article_id: string
  ordinal: number
  day: string
  amount: string
  amount_max: string | null
  currency: string
  qualifier: string
  per: string | null
  surface: string
  starts: number
  ends: number
}
