/** Begins a subscription: the person, the address and what they follow, in one transaction. */
import {
  canonicalFilter,
  type Locale,
  type SubscriptionRequest,
  subscriptionRequest,
} from '@jianbao/schema'
import { type Act, addAuditEvent } from '../audit/add-audit-event.ts'
import { findOrAddChannel, type Reader } from '../channels/find-or-add-channel.ts'
import { addFeed } from '../feeds/feeds.ts'
import type { Db } from '../open-store.ts'
import { firstSlot } from './first-slot.ts'

export interface SubscriptionCreated extends Reader {
  readonly subscriptionId: string
  /** What signs webhooks, when it was made just now: shown once, then never again. */
  readonly newSecret: string | null
  /** The feed to read, when that was asked for. */
  readonly feedId: string | null
}

/**
 * A known address joins the person it belongs to, so that no article reaches it twice. The
 * subscription sees what is stored after `at`. `origin` says who asked (`cli`, `console`, …).
 *
 * @throws ZodError when the request is wrong, CadenceError when its time table is.
 */
export async function createSubscription(
  db: Db,
  request: SubscriptionRequest,
  given: Act & { sample?: boolean; locale?: Locale },
): Promise<SubscriptionCreated> {
  return await db.transaction().execute((trx) => beginSubscription(trx, request, given))
}

/** The same inside a transaction of the caller's. */
export async function beginSubscription(
  trx: Db,
  request: SubscriptionRequest,
  { sample = false, locale = 'zh-CN', ...act }: Act & { sample?: boolean; locale?: Locale },
): Promise<SubscriptionCreated> {
  const { name, filter, cadence, urgent, ...asked } = subscriptionRequest.parse(request)
  const { at } = act
  const pausedUntil = asked.pausedUntil === undefined ? null : new Date(asked.pausedUntil)
  const nextSlotAt = firstSlot(cadence, { at, pausedUntil, mayWait: false })
  const channel = { ...asked, locale, sample, at }
  const { kind, newSecret, ...reader } = await findOrAddChannel(trx, channel)
  const created = await trx
    .insertInto('subscriptions')
    .values({
      subscriber_id: reader.subscriberId,
      channel_id: reader.channelId,
      name,
      filter: JSON.stringify(canonicalFilter(filter)),
      cadence: JSON.stringify(cadence),
      starts_at: at,
      next_slot_at: nextSlotAt,
      urgent: urgent ?? false,
      paused_until: pausedUntil,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  await addAuditEvent(trx, { subscriptionId: created.id, what: 'started', ...act })
  const feedId =
    kind === 'feed' ? await addFeed(trx, { subscriptionId: created.id, title: name, at }) : null
  return { ...reader, subscriptionId: created.id, newSecret, feedId }
}
