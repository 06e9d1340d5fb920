/** The tables as kysely sees them, by room. The migrations decide; a test compares the two. */
import type {
  AccessEventsTable,
  AccountSessionsTable,
  AccountsTable,
  ApiTokensTable,
} from './tables/access.ts'
import type {
  ArticlesTable,
  BulletinsTable,
  MentionsTable,
  StoriesTable,
  StoryBandsTable,
  StoryFingerprintsTable,
  StoryRevisionsTable,
} from './tables/bulletins.ts'
import type {
  AlarmsTable,
  BouncesTable,
  DeliveriesTable,
  DeliveryAttemptsTable,
  DeliveryPartsTable,
  RobotTurnsTable,
} from './tables/deliveries.ts'
import type {
  ContentsLetGoTable,
  ContentsTable,
  DigestsTable,
  InboxItemsTable,
  InboxReasonsTable,
} from './tables/digests.ts'
import type {
  AuditEventsTable,
  ChannelsTable,
  ConfirmationsTable,
  FeedsTable,
  LinkKeysTable,
  NoticesTable,
  SubscribersTable,
  SubscriptionsTable,
} from './tables/readers.ts'
import type {
  SearchAmountsTable,
  SearchArticlesTable,
  SearchDocumentsTable,
  SearchTextsTable,
} from './tables/search.ts'
import type { DropsTable, InboxWaitsTable, MembersTable, SourcesTable } from './tables/sources.ts'

export type * from './tables/access.ts'
export type * from './tables/bulletins.ts'
export type * from './tables/deliveries.ts'
export type * from './tables/digests.ts'
export type * from './tables/readers.ts'
export type * from './tables/search.ts'
export type * from './tables/sources.ts'

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
