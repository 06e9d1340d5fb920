/** Clock slots: which readers are due, and the one digest each of them gets. */
import type { Cadence } from '@jianbao/schema'
import { sql } from 'kysely'
import { itemsPerDigestMax } from '../limits.ts'
import type { Db } from '../open-store.ts'
import { afterQuietHours, isTooLate, latestSlot } from '../subscriptions/cadence-slots.ts'
import { firstSlot } from '../subscriptions/first-slot.ts'
import { slotKey } from '../subscriptions/wall-clock.ts'

/** A person and channel with at least one subscription whose slot has come. */
export interface DueReader {
  readonly subscriberId: string
  readonly channelId: string
}

export async function readDueReaders(
  db: Db,
  { at, limit }: { at: Date; limit: number },
): Promise<DueReader[]> {
  return await db
    .selectFrom('subscriptions')
    .select(['subscriber_id as subscriberId', 'channel_id as channelId'])
    .where('state', '=', 'active')
    .where('next_slot_at', '<=', at)
    .groupBy(['subscriber_id', 'channel_id'])
    .orderBy(sql`min(next_slot_at)`)
    .orderBy('channel_id')
    .limit(limit)
    .execute()
}

interface DueSubscription {
  readonly id: string
  readonly cadence: Cadence
  readonly slot: Date
  readonly pausedUntil: Date | null
  readonly urgent: boolean
}

/** Clock slots by the reader's clock; an instant subscription is due once, when its quiet or an end was over. */
function keyOf({ cadence, slot }: DueSubscription): string {
  return cadence.kind === 'instant'
    ? `deferred:${slot.toISOString()}`
    : slotKey(slot, cadence.timeZone)
}

/** Of two that are due at one instant, the one a clock names comes last and gives the digest its key. */
function comesAfter(one: DueSubscription, other: DueSubscription): boolean {
  if (one.slot.getTime() !== other.slot.getTime()) return one.slot > other.slot
  return one.cadence.kind !== 'instant' && other.cadence.kind === 'instant'
}

/** The reader's due subscriptions, locked: two planners at once plan one digest. */
async function lockDue(trx: Db, reader: DueReader, at: Date): Promise<DueSubscription[]> {
  const rows = await trx
    .selectFrom('subscriptions')
    .select(['id', 'cadence', 'next_slot_at', 'paused_until as pausedUntil', 'urgent'])
    .where('subscriber_id', '=', reader.subscriberId)
    .where('channel_id', '=', reader.channelId)
    .where('state', '=', 'active')
    .where('next_slot_at', '<=', at)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute()
  return rows.flatMap(({ id, cadence, next_slot_at: from, pausedUntil, urgent }) => {
    if (from === null) return []
    const slot = cadence.kind === 'instant' ? from : latestSlot(cadence, from, at)
    return [{ id, cadence, slot, pausedUntil, urgent }]
  })
}

/**
 * When the subscription is heard instead, if not now: when its quiet hours or its pause are over, or,
 * when the slot was missed by too much, at the next one. Null when now.
 */
function heardAt(due: DueSubscription, at: Date): Date | null {
  const { cadence, slot, pausedUntil, urgent } = due
  const isPaused = pausedUntil !== null && pausedUntil > at
  if (isPaused) return firstSlot(cadence, { at, pausedUntil, mayWait: true })
  const quietEnd = urgent ? at : afterQuietHours(cadence, at)
  if (isTooLate(cadence, slot, quietEnd)) {
    return firstSlot(cadence, { at, pausedUntil, mayWait: true })
  }
  return quietEnd > at ? quietEnd : null
}

async function moveTo(trx: Db, id: string, nextSlotAt: Date | null): Promise<void> {
  await trx
    .updateTable('subscriptions')
    .set({ next_slot_at: nextSlotAt })
    .where('id', '=', id)
    .execute()
}

/** Those that are heard now; the others are moved to when they will be. */
async function putOff(trx: Db, due: readonly DueSubscription[], at: Date) {
  const ready: DueSubscription[] = []
  for (const each of due) {
    const later = heardAt(each, at)
    if (later) await moveTo(trx, each.id, later)
    else ready.push(each)
  }
  return ready
}

/** An instant subscription has no next slot: it stays due while something waits for it. */
async function moveToNextSlot(
  trx: Db,
  due: readonly DueSubscription[],
  { at, more }: { at: Date; more: boolean },
): Promise<void> {
  const soon = more ? new Date(at.getTime() + 1) : null
  for (const { id, cadence } of due) {
    const next = firstSlot(cadence, { at, pausedUntil: null, mayWait: false })
    await moveTo(trx, id, next ?? soon)
  }
}

/**
 * Unclaimed items that one of the subscriptions asked for since it began: the oldest, as many as one
 * digest holds. Locked in one order.
 */
export async function lockWaitingItems(
  trx: Db,
  channelId: string,
  subscriptionIds: readonly string[],
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with oldest as (
      select i.id from inbox_items i
      where i.channel_id = ${channelId} and i.digest_id is null and exists (
        select from inbox_reasons r join subscriptions s on s.id = r.subscription_id
        where r.item_id = i.id and s.id = any(${subscriptionIds}::uuid[])
          and r.created_at >= s.starts_at
      )
      order by i.created_at, i.id
      limit ${itemsPerDigestMax}
    )
    select i.id from inbox_items i join oldest on oldest.id = i.id
    where i.digest_id is null
    order by i.id
    for no key update of i
  `.execute(trx)
  return rows.map((row) => row.id)
}

/** Creates the digest and gives it the items. Null when its slot is taken: the items wait for the next. */
export async function addClaimingDigest(
  trx: Db,
  digest: DueReader & {
    slotKey: string
    slotAt: Date
    subscriptionIds: readonly string[]
    itemIds: readonly string[]
    at: Date
  },
): Promise<string | null> {
  const created = await trx
    .insertInto('digests')
    .values({
      subscriber_id: digest.subscriberId,
      channel_id: digest.channelId,
      slot_key: digest.slotKey,
      slot_at: digest.slotAt,
      subscription_ids: [...digest.subscriptionIds],
      state: 'planned',
      created_at: digest.at,
    })
    .onConflict((conflict) =>
      conflict.columns(['subscriber_id', 'channel_id', 'slot_key']).doNothing(),
    )
    .returning('id')
    .executeTakeFirst()
  if (!created) return null
  await sql`
    update inbox_items set digest_id = ${created.id} where id = any(${[...digest.itemIds]}::uuid[])
  `.execute(trx)
  return created.id
}

/**
 * The digest for everything that is due to this reader at `at`, and the due subscriptions moved to
 * their next slots, in one transaction. However many slots were missed, it is one digest, named
 * after the latest; what is too much for one waits for the next slot. Null when nothing waits, when
 * nothing may be heard now, or when someone else planned it.
 */
export async function planSlotDigest(db: Db, reader: DueReader, at: Date): Promise<string | null> {
  return await db.transaction().execute(async (trx) => {
    const ready = await putOff(trx, await lockDue(trx, reader, at), at)
    const [first, ...others] = ready
    if (!first) return null
    const subscriptionIds = ready.map((subscription) => subscription.id)
    const itemIds = await lockWaitingItems(trx, reader.channelId, subscriptionIds)
    const latest = others.reduce((a, b) => (comesAfter(b, a) ? b : a), first)
    const digest = { slotKey: keyOf(latest), slotAt: latest.slot, subscriptionIds, itemIds, at }
    const created =
      itemIds.length > 0 ? await addClaimingDigest(trx, { ...reader, ...digest }) : null
    const more = itemIds.length > 0 && (created === null || itemIds.length >= itemsPerDigestMax)
    await moveToNextSlot(trx, ready, { at, more })
    return created
  })
}
