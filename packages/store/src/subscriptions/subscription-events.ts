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

/** The audit trail: when, by whom, and what became of a subscription. */
export async function addSubscriptionEvent(
  trx: Db,
  event: Act & { subscriptionId: string; what: AuditWhat; detail?: AuditDetail },
): Promise<void> {
  const detail = event.detail === undefined ? null : JSON.stringify(event.detail)
  await sql`
    insert into audit_events (subscription_id, subscriber_id, what, origin, network, actor, actor_kind, detail, at)
    select id, subscriber_id, ${event.what}, ${event.origin}, ${event.network ?? null},
      ${event.actor ?? null}, ${event.actorKind ?? null}, ${detail}::jsonb, ${event.at}::timestamptz
    from subscriptions where id = ${event.subscriptionId}
  `.execute(trx)
}

/** What became of the reader as a person. */
export async function addReaderEvent(
  trx: Db,
  event: Act & { subscriberId: string; what: AuditWhat },
): Promise<void> {
  await trx
    .insertInto('audit_events')
    .values({
      subscriber_id: event.subscriberId,
      what: event.what,
      origin: event.origin,
      network: event.network ?? null,
      actor: event.actor ?? null,
      actor_kind: event.actorKind ?? null,
      at: event.at,
    })
    .execute()
}
