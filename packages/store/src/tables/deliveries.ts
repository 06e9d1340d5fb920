/** What was sent, how it went, and what is broken. */
import type {
  ActorKind,
  AlarmDetail,
  AlarmKind,
  ChannelKind,
  DeliveryEnvelope,
} from '@jianbao/schema'
import type { Generated, JSONColumnType } from 'kysely'
import type { Json } from './json.ts'

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
