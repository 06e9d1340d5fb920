/** Begins a subscription: the person, the address and what they follow, in one transaction. */
import {
  canonicalFilter,
  type Locale,
  type SubscriptionRequest,
  subscriptionRequest,
} from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'
import { firstSlot } from './first-slot.ts'
import { type Act, addSubscriptionEvent } from './subscription-events.ts'

interface Reader {
  readonly subscriberId: string
  readonly channelId: string
}

/** Two requests for one new address must not make two people. Held until the transaction ends. */
export async function lockAddress(trx: Db, address: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`mail:${address.toLowerCase()}`}, 0))`.execute(
    trx,
  )
}

/** The person behind the address. A suppressed address counts again: someone asks for mail there. */
async function findReader(trx: Db, address: string): Promise<Reader | undefined> {
  const found = await trx
    .updateTable('channels')
    .set({ state: 'active' })
    .where('kind', '=', 'mail')
    .where(sql<string>`lower(address)`, '=', address.toLowerCase())
    .returning(['subscriber_id', 'id'])
    .executeTakeFirst()
  return found && { subscriberId: found.subscriber_id, channelId: found.id }
}

async function addReader(
  trx: Db,
  given: { name: string; address: string; locale: Locale; sample: boolean; at: Date },
): Promise<Reader> {
  const subscriber = await trx
    .insertInto('subscribers')
    .values({
      name: given.name,
      locale: given.locale,
      sample: given.sample,
      created_at: given.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const channel = await trx
    .insertInto('channels')
    .values({
      subscriber_id: subscriber.id,
      kind: 'mail',
      address: given.address,
      created_at: given.at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { subscriberId: subscriber.id, channelId: channel.id }
}

export interface SubscriptionCreated extends Reader {
  readonly subscriptionId: string
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
  const { address, subscriber, name, filter, cadence, urgent, ...asked } =
    subscriptionRequest.parse(request)
  const { at } = act
  const pausedUntil = asked.pausedUntil === undefined ? null : new Date(asked.pausedUntil)
  const nextSlotAt = firstSlot(cadence, { at, pausedUntil, mayWait: false })
  await lockAddress(trx, address)
  const reader =
    (await findReader(trx, address)) ??
    (await addReader(trx, { name: subscriber ?? address, address, locale, sample, at }))
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
  await addSubscriptionEvent(trx, { subscriptionId: created.id, what: 'started', ...act })
  return { ...reader, subscriptionId: created.id }
}
