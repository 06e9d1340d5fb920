/**
 * An end stops what is under way: what a digest holds only for subscriptions that ended since goes
 * back to the inbox. There an undo, or another subscription that asked for it, finds it again.
 */
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/**
 * Gives back the items of a digest that no active one of its subscriptions asked for, and deletes
 * the digest if none is left: then false. For digests that surely were not sent, with their
 * subscriptions locked.
 */
export async function releaseUnwanted(trx: Db, digestId: string, at: Date): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update inbox_items i set digest_id = null
    from digests d
    where d.id = ${digestId} and i.digest_id = d.id and not exists (
      select from inbox_reasons r join subscriptions s on s.id = r.subscription_id
      where r.item_id = i.id and s.id = any(d.subscription_ids) and s.state = 'active'
        and r.created_at >= s.starts_at
    )
    returning i.id
  `.execute(trx)
  await wakeInstant(
    trx,
    rows.map((row) => row.id),
    at,
  )
  const deleted = await sql`
    delete from digests d
    where d.id = ${digestId} and not exists (select from inbox_items i where i.digest_id = d.id)
  `.execute(trx)
  return !deleted.numAffectedRows
}

/** Active instant subscriptions that asked for these items are due once, now: they have no slot. */
async function wakeInstant(trx: Db, itemIds: readonly string[], at: Date): Promise<void> {
  if (itemIds.length === 0) return
  await sql`
    update subscriptions s set next_slot_at = ${at}::timestamptz
    where s.state = 'active' and s.next_slot_at is null and s.id in (
      select r.subscription_id from inbox_reasons r
      where r.item_id = any(${[...itemIds]}::uuid[]) and r.created_at >= s.starts_at
    )
  `.execute(trx)
}

interface Waiting {
  readonly deliveryId: string
  readonly digestId: string
  readonly mayHaveArrived: boolean
}

/** Locked: nobody leases it meanwhile. Null when it was leased, or an undo came first. */
async function lockUnwanted(trx: Db, deliveryId: string): Promise<Waiting | null> {
  const waiting = await trx
    .selectFrom('deliveries')
    .select([
      'id as deliveryId',
      'digest_id as digestId',
      sql<boolean>`ambiguous_sends > 0`.as('mayHaveArrived'),
    ])
    .where('id', '=', deliveryId)
    .where('state', '=', 'pending')
    .forUpdate()
    .executeTakeFirst()
  if (!waiting) return null
  const subscriptions = await lockSubscriptionsOf(trx, waiting.digestId)
  return subscriptions.some((each) => each.state === 'active') ? null : waiting
}

/** What a digest was made for, held against an end or an undo until the transaction ends. */
export async function lockSubscriptionsOf(trx: Db, digestId: string) {
  return await trx
    .selectFrom('subscriptions')
    .select(['id', 'state'])
    .where((eb) =>
      eb(
        'id',
        '=',
        sql<string>`any((select subscription_ids from digests where id = ${digestId})::uuid[])`,
      ),
    )
    .orderBy('created_at')
    .orderBy('id')
    .forShare()
    .execute()
}

/**
 * Withdraws pending deliveries whose subscriptions have all ended: the digest is taken back as if
 * it had never been planned. One that may have arrived already has failed instead, and its items
 * stay told. Returns how many.
 */
export async function withdrawUnwantedDeliveries(
  db: Db,
  { at, limit }: { at: Date; limit: number },
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select v.id from deliveries v join digests d on d.id = v.digest_id
    where v.state = 'pending' and not exists (
      select from subscriptions s where s.id = any(d.subscription_ids) and s.state = 'active'
    )
    order by v.next_attempt_at, v.id
    limit ${limit}
  `.execute(db)
  for (const { id } of rows) {
    await db.transaction().execute(async (trx) => {
      const waiting = await lockUnwanted(trx, id)
      if (!waiting) return
      if (waiting.mayHaveArrived) await failUnsubscribed(trx, id, at)
      else await releaseUnwanted(trx, waiting.digestId, at)
    })
  }
  return rows.length
}

async function failUnsubscribed(trx: Db, deliveryId: string, at: Date): Promise<void> {
  await trx
    .updateTable('deliveries')
    .set({ state: 'failed', finished_at: at, answer: '已退订，不再投递。' })
    .where('id', '=', deliveryId)
    .execute()
}
