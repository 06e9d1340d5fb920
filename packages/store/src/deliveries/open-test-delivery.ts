import type { ChannelKind, DigestContent } from '@jianbao/schema'
import { type Act, addAuditEvent } from '../audit/add-audit-event.ts'
import { storeContent } from '../digests/frozen-content.ts'
import type { Db } from '../open-store.ts'
import type { DueDelivery } from './read-due-deliveries.ts'

export interface ChannelToTest {
  readonly subscriberId: string
  readonly kind: ChannelKind
  readonly state: 'active' | 'suppressed'
  /** What a message there is made for; none, and nothing can be sent. */
  readonly subscriptions: { readonly id: string; readonly name: string }[]
}

export async function readChannelToTest(db: Db, id: string): Promise<ChannelToTest | undefined> {
  const channel = await db
    .selectFrom('channels')
    .select(['subscriber_id as subscriberId', 'kind', 'state'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!channel) return undefined
  const subscriptions = await db
    .selectFrom('subscriptions')
    .select(['id', 'name'])
    .where('channel_id', '=', id)
    .where('state', '=', 'active')
    .orderBy('created_at')
    .execute()
  return { ...channel, subscriptions }
}

/**
 * A digest that holds no article of anybody's, to be delivered like any other. Null when one was
 * opened in the same second.
 */
export async function openTestDelivery(
  db: Db,
  given: ChannelToTest & { channelId: string; content: DigestContent; domain: string; by: Act },
): Promise<(Omit<DueDelivery, 'kind'> & { digestId: string }) | null> {
  const { channelId, subscriberId, content, by, kind } = given
  const { at } = by
  return await db.transaction().execute(async (trx) => {
    const digest = await trx
      .insertInto('digests')
      .values({
        subscriber_id: subscriberId,
        channel_id: channelId,
        slot_key: `test:${at.toISOString().slice(0, 19)}`,
        slot_at: at,
        subscription_ids: given.subscriptions.map(({ id }) => id),
        state: 'composed',
        shared_sha256: await storeContent(trx, content),
        created_at: at,
        composed_at: at,
      })
      .onConflict((conflict) =>
        conflict.columns(['subscriber_id', 'channel_id', 'slot_key']).doNothing(),
      )
      .returning('id')
      .executeTakeFirst()
    if (!digest) return null
    const { id } = await trx
      .insertInto('deliveries')
      .values({
        digest_id: digest.id,
        kind,
        state: 'pending',
        lease_until: null,
        next_attempt_at: at,
        message_id: `<${digest.id}@${given.domain}>`,
        envelope: null,
        answer: null,
        created_at: at,
        finished_at: null,
        retried_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const what = 'test-sent'
    await addAuditEvent(trx, {
      ...by,
      what,
      subscriberId,
      subjectId: id,
      detail: { channel: kind },
    })
    return { deliveryId: id, digestId: digest.id, attempt: 1 }
  })
}
