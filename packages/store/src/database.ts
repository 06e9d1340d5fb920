/** The tables as kysely sees them. The migrations decide; a test compares the two. */
import type {
  AccessEventWhat,
  ActorKind,
  AlarmDetail,
  AlarmKind,
  Article,
  AuditDetail,
  AuditWhat,
  Bulletin,
  Cadence,
  ChannelConfig,
  ChannelKind,
  ChannelStateReason,
  DeliveryEnvelope,
  DigestArticle,
  MailEnvelope,
  MatchReason,
  NoticeKind,
  OwnContent,
  Role,
  Scope,
  SignUpWish,
  SubscriptionFilter,
} from '@jianbao/schema'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'

type Json<T> = JSONColumnType<T & object, string, string>

export interface SourcesTable {
  sha256: string
  parent_sha256: string | null
  member: string | null
  name: string
  series: string | null
  /** bigint arrives as text from the driver; sizes fit a double, so the pool parses them to number. */
  bytes: number
  media_type: string | null
  encoding: string | null
  state: 'received' | 'parsed' | 'rejected'
  fault: string | null
  run: Generated<number>
  starts: Generated<number>
  failures: Generated<number>
  backfill: Generated<boolean>
  received_at: Date
  decided_at: Date | null
  opened_run: number | null
  fault_detail: string | null
}

export interface MembersTable {
  parent_sha256: string
  ordinal: number
  member: string
  sha256: string | null
  bytes: number
  duplicate: Generated<boolean>
  fault: string | null
  received_at: Date
}

export interface DropsTable {
  id: Generated<string>
  sha256: string | null
  inbox_path: string
  stored_path: string
  place: 'inbox' | 'processing' | 'processed' | 'rejected'
  duplicate: Generated<boolean>
  fault: string | null
  claimed_at: Date
  settled_at: Date | null
}

export interface InboxWaitsTable {
  inbox_path: string
  reason: string
  since: Date
}

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

export interface SubscribersTable {
  id: Generated<string>
  name: string
  locale: Generated<string>
  sample: Generated<boolean>
  created_at: Date
  links_from: Date | null
  erased_at: Date | null
}
export interface ChannelsTable {
  id: Generated<string>
  subscriber_id: string
  kind: ChannelKind
  /** As it may be shown: of a URL with a token, what `maskUrl` leaves. */
  address: string
  state: Generated<'active' | 'suppressed'>
  created_at: Date
  config: JSONColumnType<ChannelConfig, string | undefined, string>
  state_reason: ChannelStateReason | null
  state_at: Date | null
}
export interface SubscriptionsTable {
  id: Generated<string>
  subscriber_id: string
  channel_id: string
  name: string
  filter: Json<SubscriptionFilter>
  cadence: Json<Cadence>
  state: Generated<'active' | 'ended'>
  starts_at: Date
  ended_at: Date | null
  next_slot_at: Date | null
  filter_key: ColumnType<string, never, never>
  /** A transaction number: bigger than a double holds exactly. */
  filter_changed_in: ColumnType<string, never, never>
  urgent: Generated<boolean>
  paused_until: Date | null
  created_at: Date
}
export interface AuditEventsTable {
  id: Generated<string>
  subscription_id: string | null
  what: AuditWhat
  origin: string
  at: Date
  subscriber_id: string
  network: string | null
  detail: JSONColumnType<AuditDetail | null, string | null, string | null>
  actor: string | null
  actor_kind: ActorKind | null
}
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

export interface DeliveriesTable {
  id: Generated<string>
  digest_id: string
  kind: ChannelKind
  state: 'pending' | 'sending' | 'accepted' | 'failed' | 'unknown'
  attempt: Generated<number>
  lease_until: Date | null
  next_attempt_at: Date
  message_id: string
  envelope: JSONColumnType<DeliveryEnvelope | null, string | null, string | null>
  ambiguous_sends: Generated<number>
  answer: string | null
  created_at: Date
  finished_at: Date | null
  retried_at: Date | null
}
export interface DeliveryAttemptsTable {
  delivery_id: string
  attempt: number
  started_at: Date
  ended_at: Date | null
  outcome: 'accepted' | 'failed' | 'deferred' | 'ambiguous' | null
  answer: string | null
  bytes: number | null
  sha256: string | null
}
export interface DeliveryPartsTable {
  delivery_id: string
  part: number
  content: string
  state: Generated<'waiting' | 'sending' | 'accepted'>
  sent: Buffer | null
  bytes: number | null
  sha256: string | null
  sent_at: Date | null
  answer: string | null
}
export interface RobotTurnsTable {
  id: Generated<string>
  channel_id: string
  at: Date
}
export interface BouncesTable {
  id: Generated<string>
  channel_id: string
  delivery_id: string | null
  status: string
  diagnostic: string | null
  report_sha256: string
  received_at: Date
}
export interface FeedsTable {
  id: Generated<string>
  title: string
  topic: string | null
  region_code: string | null
  subscription_id: string | null
  created_at: Date
  revoked_at: Date | null
}
export interface ConfirmationsTable {
  id: Generated<string>
  kind: 'sign-up' | 'address'
  address: string
  locale: string
  request: JSONColumnType<SignUpWish | null, string | null, string | null>
  channel_id: string | null
  network: string | null
  created_at: Date
  expires_at: Date
  confirmed_at: Date | null
  subscriber_id: string | null
  subscription_id: string | null
}
export interface NoticesTable {
  id: Generated<string>
  kind: NoticeKind
  address: string
  locale: string
  confirmation_id: string | null
  channel_id: string | null
  state: Generated<'pending' | 'sending' | 'accepted' | 'failed' | 'unknown' | 'unneeded'>
  attempt: Generated<number>
  lease_until: Date | null
  next_attempt_at: Date
  ambiguous_sends: Generated<number>
  envelope: JSONColumnType<MailEnvelope | null, string | null, string | null>
  answer: string | null
  created_at: Date
  expires_at: Date
  finished_at: Date | null
}
export interface AlarmsTable {
  id: Generated<string>
  kind: AlarmKind
  subject: string
  detail: Json<AlarmDetail>
  since: Date
  opened_at: Date
  acknowledged_at: Date | null
  closed_at: Date | null
  actor: string | null
  actor_kind: ActorKind | null
}
export interface LinkKeysTable {
  version: Generated<number>
  secret: Buffer
  created_at: Date
}

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

export interface AccountsTable {
  id: Generated<string>
  name: string
  role: Role
  password: string
  created_at: Date
  password_at: Date
  last_login_at: Date | null
}
export interface AccountSessionsTable {
  secret_sha256: string
  account_id: string
  created_at: Date
  expires_at: Date
}
export interface ApiTokensTable {
  id: Generated<string>
  name: string
  secret_sha256: string
  scopes: Scope[]
  account_id: string | null
  created_at: Date
  expires_at: Date | null
  last_used_at: Date | null
}
export interface AccessEventsTable {
  id: Generated<string>
  at: Date
  what: AccessEventWhat
  subject: string
  actor: string | null
  origin: 'cli' | 'console'
  detail: string | null
  actor_kind: ActorKind | null
}

export interface Database {
  sources: SourcesTable
  members: MembersTable
  drops: DropsTable
  inbox_waits: InboxWaitsTable
  bulletins: BulletinsTable
  stories: StoriesTable
  story_revisions: StoryRevisionsTable
  story_fingerprints: StoryFingerprintsTable
  story_bands: StoryBandsTable
  articles: ArticlesTable
  mentions: MentionsTable
  subscribers: SubscribersTable
  channels: ChannelsTable
  subscriptions: SubscriptionsTable
  audit_events: AuditEventsTable
  digests: DigestsTable
  contents: ContentsTable
  contents_let_go: ContentsLetGoTable
  inbox_items: InboxItemsTable
  inbox_reasons: InboxReasonsTable
  deliveries: DeliveriesTable
  delivery_attempts: DeliveryAttemptsTable
  confirmations: ConfirmationsTable
  notices: NoticesTable
  alarms: AlarmsTable
  delivery_parts: DeliveryPartsTable
  robot_turns: RobotTurnsTable
  bounces: BouncesTable
  feeds: FeedsTable
  link_keys: LinkKeysTable
  search_articles: SearchArticlesTable
  search_texts: SearchTextsTable
  search_documents: SearchDocumentsTable
  search_amounts: SearchAmountsTable
  accounts: AccountsTable
  account_sessions: AccountSessionsTable
  api_tokens: ApiTokensTable
  access_events: AccessEventsTable
}
