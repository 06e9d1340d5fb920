/** Bulletins, their articles and mentions, and the stories these belong to. */
import type { Article, Bulletin } from '@jianbao/schema'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Json } from './json.ts'

/** The record of a bulletin without its articles and text. */
export type BulletinHeader = Omit<Bulletin, 'articles' | 'text'>

export interface BulletinsTable {
  id: string
  run: number
  parser_version: string
  aliased_by: string
  layout: string
  title: string | null
  publisher: string | null
  article_count: number
  record: Json<BulletinHeader>
  text: string
  source_map: JSONColumnType<object, string, string>
  backfill: boolean
  matched_run: number | null
  indexed_run: Generated<number | null>
  created_at: Date
  parsed_at: Date
}

export interface StoriesTable {
  id: Generated<string>
  title: string
  created_at: Date
}

export interface StoryRevisionsTable {
  story_id: string
  revision: number
  created_at: Date
}

export interface StoryFingerprintsTable {
  fingerprint: string
  story_id: string
  revision: number
}

export interface StoryBandsTable {
  band: string
  story_id: string
}

export interface ArticlesTable {
  id: string
  bulletin_id: string
  ordinal: number
  section: string | null
  label: string | null
  title: string
  source_url: string | null
  topics: string[]
  label_regions: string[]
  issuers: string[]
  record: Json<Article>
  match_text: string
  fingerprint: string
  signature: number[]
  story_id: string
  revision: number
  created_at: Date
}

export interface MentionsTable {
  article_id: string
  kind: string
  ordinal: number
  starts: number
  ends: number
  surface: string
  region_code: string | null
  amount: ColumnType<string | null, string | number | null, string | number | null>
  amount_max: ColumnType<string | null, string | number | null, string | number | null>
  currency: string | null
  edtf: string | null
  document_title: string | null
  document_number: string | null
  detail: JSONColumnType<object, string, string>
}
