/**
 * A reader's digests go to another address from now on. Links of mails sent before no longer manage
 * anything, and the old address is told.
 */
import { locale } from '@jianbao/schema'
import { sql } from 'kysely'
import { type Act, addAuditEvent } from '../audit/add-audit-event.ts'
import { lockAddress } from '../channels/find-or-add-channel.ts'
import { askedLinkMsMax } from '../limits.ts'
import type { Db } from '../open-store.ts'
import { oweNotice } from './ask-by-mail.ts'
import type { Confirmation } from './read-confirmation.ts'

interface Place {
  readonly channelId: string
  readonly subscriberId: string
}

async function readerAt(trx: Db, address: string): Promise<Place | undefined> {
  return await trx
    .selectFrom('channels')
    .select(['id as channelId', 'subscriber_id as subscriberId'])
    .where('kind', '=', 'mail')
    .where((eb) => eb(eb.fn('lower', ['address']), '=', address.toLowerCase()))
    .executeTakeFirst()
}

/**
 * The new address has a reader already: one person, as both have agreed. Subscriptions join that
 * reader, with what waits for them; what that reader has or had already does not come twice.
 */
async function join(trx: Db, from: string, to: Place): Promise<void> {
  await sql`
    insert into inbox_items (subscriber_id, channel_id, story_id, revision, article_id, created_at)
    select ${to.subscriberId}, ${to.channelId}, story_id, revision, article_id, created_at
    from inbox_items where channel_id = ${from} and digest_id is null
    order by story_id, revision
    on conflict do nothing
  `.execute(trx)
  await sql`
    insert into inbox_reasons (item_id, subscription_id, why, created_at)
    select n.id, r.subscription_id, r.why, r.created_at
    from inbox_reasons r
    join inbox_items o on o.id = r.item_id and o.channel_id = ${from} and o.digest_id is null
    join inbox_items n on n.channel_id = ${to.channelId} and n.story_id = o.story_id
      and n.revision = o.revision
    order by n.id, r.subscription_id
    on conflict do nothing
  `.execute(trx)
  await sql`delete from inbox_items where channel_id = ${from} and digest_id is null`.execute(trx)
  await sql`
    update subscriptions set channel_id = ${to.channelId}, subscriber_id = ${to.subscriberId}
    where channel_id = ${from}
  `.execute(trx)
}

/** The address of the channel, locked with its reader's language; undefined when it is gone. */
async function lockChannel(trx: Db, channelId: string) {
  return await trx
    .selectFrom('channels as c')
    .innerJoin('subscribers as p', 'p.id', 'c.subscriber_id')
    .select(['c.address', 'c.subscriber_id as subscriberId', 'p.locale'])
    .where('c.id', '=', channelId)
    .where('p.erased_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}

/** Undefined when the reader was erased meanwhile. */
export async function moveAddress(
  trx: Db,
  confirmation: Confirmation,
  act: Act,
): Promise<{ subscriberId: string | null; subscriptionId: null }> {
  const { address, channelId } = confirmation
  if (channelId === null) throw new Error('A new address without a channel.')
  await lockAddress(trx, { kind: 'mail', shown: address })
  const before = await lockChannel(trx, channelId)
  if (!before) return { subscriberId: null, subscriptionId: null }
  const there = await readerAt(trx, address)
  const joins = there !== undefined && there.channelId !== channelId
  if (joins) await join(trx, channelId, there)
  else {
    await trx
      .updateTable('channels')
      .set({ address, state: 'active' })
      .where('id', '=', channelId)
      .execute()
  }
  const subscriberId = joins ? there.subscriberId : before.subscriberId
  await sql`update subscribers set links_from = ${act.at}::timestamptz
    where id in (${subscriberId}, ${before.subscriberId})`.execute(trx)
  await addAuditEvent(trx, { ...act, subscriberId, what: 'address-changed' })
  await oweNotice(trx, {
    kind: 'address-changed',
    address: before.address,
    locale: locale.catch('zh-CN').parse(before.locale),
    confirmationId: null,
    at: act.at,
    expiresAt: new Date(act.at.getTime() + askedLinkMsMax),
  })
  return { subscriberId, subscriptionId: null }
}
