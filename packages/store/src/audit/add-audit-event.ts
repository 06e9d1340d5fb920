import type { ActorKind, AuditDetail, AuditWhat } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/**
 * Who did it and when: `origin` is `cli`, `console`, `manage-link` …; `network` where a client's is known;
 * `actor` names the account or token where one is logged in.
 */
export interface Act {
  readonly at: Date
  readonly origin: string
  readonly network?: string | undefined
  readonly actor?: string | null
  readonly actorKind?: ActorKind
}

export interface AuditEvent extends Act {
  readonly what: AuditWhat
  /** Whose it is, by one of these three; none where it is nobody's: a file, a queue, a feed of a topic. */
  readonly subscriberId?: string
  readonly subscriptionId?: string | null
  readonly digestId?: string
  /** What it was done to where that is no reader and no subscription: its key. */
  readonly subjectId?: string
  /** The name it had then, which may be gone. */
  readonly subject?: string | undefined
  readonly detail?: AuditDetail
}

/** One line of the audit trail: when, by whom, from where, what. Written in the transaction of the act. */
export async function addAuditEvent(trx: Db, event: AuditEvent): Promise<void> {
  const { subscriptionId = null, subscriberId = null, digestId = null } = event
  const detail = event.detail === undefined ? null : JSON.stringify(event.detail)
  await sql`
    insert into audit_events (subscription_id, subscriber_id, subject_id, subject,
      what, origin, network, actor, actor_kind, detail, at)
    values (${subscriptionId}::uuid, coalesce(
        ${subscriberId}::uuid,
        (select subscriber_id from subscriptions where id = ${subscriptionId}::uuid),
        (select subscriber_id from digests where id = ${digestId}::uuid)
      ), ${event.subjectId ?? null}, ${event.subject ?? null},
      ${event.what}, ${event.origin}, ${event.network ?? null}, ${event.actor ?? null},
      ${event.actorKind ?? null}, ${detail}::jsonb, ${event.at}::timestamptz)
  `.execute(trx)
}
