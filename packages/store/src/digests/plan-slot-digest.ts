/** Clock slots: which readers are due, and the one digest each of them gets. */
import type { Cadence } from '@jianbao/schema'
import { sql } from 'kysely'
import { itemsPerDigestMax } from '../limits.ts'
import type { Db } from '../open-store.ts'
import { latestSlot, nextSlot, slotKey } from '../subscriptions/cadence-slots.ts'

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
}

/** Clock slots by the reader's clock; an instant subscription is due once, after an undo. */
function keyOf({ cadence, slot }: DueSubscription): string {
  return cadence.kind === 'cron' ? slotKey(slot, cadence.timeZone) : `resumed:${slot.toISOString()}`
}

/** The reader's due subscriptions, locked: two planners at once plan one digest. */
async function lockDue(trx: Db, reader: DueReader, at: Date): Promise<DueSubscription[]> {
  const rows = await trx
    .selectFrom('subscriptions')
    .select(['id', 'cadence', 'next_slot_at'])
    .where('subscriber_id', '=', reader.subscriberId)
    .where('channel_id', '=', reader.channelId)
    .where('state', '=', 'active')
    .where('next_slot_at', '<=', at)
    .orderBy('id')
    .forUpdate()
    .execute()
  return rows.flatMap(({ id, cadence, next_slot_at: from }) => {
    if (from === null) return []
    const slot = cadence.kind === 'cron' ? latestSlot(cadence, from, at) : from
    return [{ id, cadence, slot }]
  })
}

/** An instant subscription has no next slot: it stays due while there is more than one digest holds. */
async function moveToNextSlot(
  trx: Db,
  due: readonly DueSubscription[],
  { at, more }: { at: Date; more: boolean },
): Promise<void> {
  const soon = more ? new Date(at.getTime() + 1) : null
  for (const { id, cadence } of due) {
    await trx
      .updateTable('subscriptions')
      .set({ next_slot_at: nextSlot(cadence, at) ?? soon })
      .where('id', '=', id)
      .execute()
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
    for update of i
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
 * after the latest; what is too much for one waits for the next slot. Null when nothing waits or someone else planned it.
 */
export async function planSlotDigest(db: Db, reader: DueReader, at: Date): Promise<string | null> {
  return await db.transaction().execute(async (trx) => {
    const due = await lockDue(trx, reader, at)
    const [first, ...others] = due
    if (!first) return null
    const subscriptionIds = due.map((subscription) => subscription.id)
    const itemIds = await lockWaitingItems(trx, reader.channelId, subscriptionIds)
    await moveToNextSlot(trx, due, { at, more: itemIds.length >= itemsPerDigestMax })
    if (itemIds.length === 0) return null
    const latest = others.reduce((a, b) => (b.slot > a.slot ? b : a), first)
    return await addClaimingDigest(trx, {
      ...reader,
      slotKey: keyOf(latest),
      slotAt: latest.slot,
      subscriptionIds,
      itemIds,
      at,
    })
  })
}
