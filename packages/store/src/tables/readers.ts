/** Readers, where and what they are told, and the mails that ask them. */
import type {
  ActorKind,
  AuditDetail,
  AuditWhat,
  Cadence,
  ChannelConfig,
  ChannelKind,
  ChannelStateReason,
  MailEnvelope,
  NoticeKind,
  SignUpWish,
  SubscriptionFilter,
} from '@jianbao/schema'
import type { ColumnType, Generated, JSONColumnType } from 'kysely'
import type { Json } from './json.ts'

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
  subscriber_id: string | null
  network: string | null
  detail: JSONColumnType<AuditDetail | null, string | null, string | null>
  actor: string | null
  actor_kind: ActorKind | null
  subject_id: string | null
  subject: string | null
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

export interface LinkKeysTable {
  version: Generated<number>
  secret: Buffer
  created_at: Date
}
