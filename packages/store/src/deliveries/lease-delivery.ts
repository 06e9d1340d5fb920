/**
 * The right to send one delivery.
 *
 * `pending → sending` is committed before anything goes over the wire, and no lock is held while it
 * does. A lease that runs out means its holder died: whether the message left nobody can say.
 */
import type { ChannelConfig, ChannelKind, DeliveryEnvelope, DigestContent } from '@jianbao/schema'
import { sql } from 'kysely'
import { contentOf, type FrozenRow, sharedColumns } from '../digests/frozen-content.ts'
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
 *
 * The envelope is today's, unless an earlier send may have arrived: then the same bytes go again.
 */
export async function leaseDelivery(
  db: Db,
  given: {
    deliveryId: string
    attempt: number
    at: Date
    until: Date
    envelope: Omit<DeliveryEnvelope, 'to'>
  },
): Promise<LeasedDelivery | null> {
  const { deliveryId, attempt, at, until, envelope } = given
  const { rows } = await sql<Omit<LeasedDelivery, 'content'> & FrozenRow>`
    ${planOnce('lease-delivery')} with leased as (
      update deliveries v set state = 'sending', attempt = v.attempt + 1,
        lease_until = ${until}::timestamptz,
        envelope = case when v.ambiguous_sends > 0 and v.envelope is not null then v.envelope
          else ${JSON.stringify(envelope)}::jsonb || jsonb_build_object('to', c.address) end
      from digests d join channels c on c.id = d.channel_id
      where v.id = ${deliveryId} and d.id = v.digest_id and c.state = 'active'
        and v.state = 'pending' and v.attempt = ${attempt - 1}
        and v.next_attempt_at <= ${at}::timestamptz and exists (
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

/** The sender still lives. False when the lease is no longer its own. */
export async function renewLease(
  db: Db,
  { deliveryId, attempt, until }: { deliveryId: string; attempt: number; until: Date },
): Promise<boolean> {
  const renewed = await db
    .updateTable('deliveries')
    .set({ lease_until: until })
    .where('id', '=', deliveryId)
    .where('attempt', '=', attempt)
    .where('state', '=', 'sending')
    .returning('id')
    .executeTakeFirst()
  return renewed !== undefined
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
