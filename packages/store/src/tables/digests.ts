/** What waits for a reader, and the digests made of it. */
import type { DigestArticle, MatchReason, OwnContent } from '@jianbao/schema'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Json } from './json.ts'

export interface DigestsTable {
  id: Generated<string>
  subscriber_id: string
  channel_id: string
  slot_key: string
  slot_at: Date
  subscription_ids: string[]
  state: 'planned' | 'composed'
  created_at: Date
  composed_at: Date | null
  content_sha256: string | null
  shared_sha256: string | null
  own: JSONColumnType<OwnContent | null, string | null, string | null>
}

export interface ContentsTable {
  sha256: string
  subject: string
  html: string
  plain: string
  articles: JSONColumnType<DigestArticle[], string, string>
  article_count: ColumnType<number, never, never>
  date: string | null
  locale: string | null
}

export interface ContentsLetGoTable {
  sha256: string
}

export interface InboxItemsTable {
  id: Generated<string>
  subscriber_id: string
  channel_id: string
  story_id: string
  revision: number
  article_id: string | null
  digest_id: string | null
  created_at: Date
}

export interface InboxReasonsTable {
  item_id: string
  subscription_id: string
  why: Json<MatchReason>
  created_at: Date
}
