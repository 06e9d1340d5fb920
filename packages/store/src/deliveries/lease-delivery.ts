/** The right to send one delivery. */
import type { ChannelConfig, ChannelKind, DeliveryEnvelope, DigestContent } from '@jianbao/schema'
import { sql } from 'kysely'
import { contentOf, type FrozenRow, sharedColumns } from '../digests/frozen-content.ts'
import { isFree, type Taking, takenColumns } from '../leases.ts'
import type { Db } from '../open-store.ts'
import { planOnce } from '../plan-once.ts'

export interface LeasedDelivery {
  readonly id: string
  readonly digestId: string
  readonly channelId: string
  readonly kind: ChannelKind
  readonly config: ChannelConfig
  /** The attempt this lease is for. Renewals and the outcome name it. */
  readonly attempt: number
  readonly messageId: string
  readonly envelope: DeliveryEnvelope
  readonly content: DigestContent
  readonly slotAt: Date
  readonly composedAt: Date
  /** When it was first owed, or a person pressed the button last: bounds how long it is retried. */
  readonly owedSince: Date
}

/**
 * Takes the delivery for its attempt number `attempt`, or null: someone else has it, it is not due,
 * it is over, the channel takes no more, or all it was made for has ended.
 */
export async function leaseDelivery(
  db: Db,
  given: Taking & { deliveryId: string; envelope: Omit<DeliveryEnvelope, 'to'> },
): Promise<LeasedDelivery | null> {
  const { deliveryId, at } = given
  const { rows } = await sql<Omit<LeasedDelivery, 'content'> & FrozenRow>`
    ${planOnce('lease-delivery')} with leased as (
      update deliveries v set ${takenColumns(given, sql`c.address`)}
      from digests d join channels c on c.id = d.channel_id
      where v.id = ${deliveryId} and d.id = v.digest_id and c.state = 'active'
        and ${isFree(given)} and exists (
          select from subscriptions s where s.id = any(d.subscription_ids) and s.state = 'active'
        )
      returning v.id, v.digest_id, d.channel_id, c.kind, c.config, v.attempt, v.message_id,
        v.envelope, d.shared_sha256, d.own, d.slot_at, d.composed_at,
        coalesce(v.retried_at, v.created_at) as owed_since
    ), noted as (
      insert into delivery_attempts (delivery_id, attempt, started_at)
      select id, attempt, ${at}::timestamptz from leased
    )
    select l.id, l.digest_id as "digestId", l.channel_id as "channelId", l.kind, l.config, l.attempt,
      l.message_id as "messageId", l.envelope, l.slot_at as "slotAt",
      l.composed_at as "composedAt", l.owed_since as "owedSince", l.own, ${sharedColumns}
    from leased l join contents c on c.sha256 = l.shared_sha256
  `.execute(db)
  const [row] = rows
  const content = row && contentOf(row)
  return content ? { ...row, content } : null
}

/** Deliveries to a channel that takes no more are over. Returns how many. */
export async function failSuppressedDeliveries(db: Db, at: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update deliveries v set state = 'failed', finished_at = ${at}::timestamptz,
      answer = coalesce(v.answer, '该地址已停用，不再投递。')
    from digests d join channels c on c.id = d.channel_id
    where d.id = v.digest_id and v.state = 'pending' and c.state = 'suppressed'
  `.execute(db)
  return Number(numAffectedRows ?? 0n)
}
