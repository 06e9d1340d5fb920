/**
 * Erases a person: name, addresses, wishes, reasons, networks, and the words that were sent. Ids,
 * times, states and counts stay, and a hash of each digest, so that what happened can still be counted
 * and a digest someone shows be recognised. Nothing can bring the rest back.
 */
import { ownLinesMark } from '@jianbao/schema'
import { sql } from 'kysely'
import { type Act, addAuditEvent } from '../audit/add-audit-event.ts'
import { sweepContents } from '../digests/frozen-content.ts'
import type { Db } from '../open-store.ts'

/** What stands in an answer besides its codes may name the address: `550 5.1.1 <a@b>: no such user`. */
const codesOnly = sql`substring(answer from '^\\d{3}(?: \\d\\.\\d{1,3}\\.\\d{1,3})?')`

async function endSubscriptions(trx: Db, subscriberId: string, act: Act): Promise<void> {
  await sql`
    with ended as (
      update subscriptions set state = 'ended', ended_at = ${act.at}::timestamptz, next_slot_at = null
      where subscriber_id = ${subscriberId} and state = 'active' returning id
    )
    insert into audit_events (subscription_id, subscriber_id, what, origin, actor, actor_kind, at)
    select id, ${subscriberId}, 'ended', ${act.origin}, ${act.actor ?? null}, ${act.actorKind ?? null},
      ${act.at}::timestamptz from ended
  `.execute(trx)
  await sql`
    update feeds set title = '', revoked_at = coalesce(revoked_at, ${act.at}::timestamptz)
    where subscription_id in (select id from subscriptions where subscriber_id = ${subscriberId})
  `.execute(trx)
  await sql`
    update subscriptions set name = '', filter = '{"topics":[],"regions":[],"words":{"any":[],"all":[],"none":[]}}'
    where subscriber_id = ${subscriberId}
  `.execute(trx)
}

/** A send under way loses its lease: its answer, which may name the address, is then not written. */
async function eraseDeliveries(trx: Db, subscriberId: string, at: Date): Promise<void> {
  const theirs = sql`(select id from digests where subscriber_id = ${subscriberId})`
  await sql`
    update deliveries set envelope = null, answer = ${codesOnly},
      state = case when state in ('pending', 'sending') then 'failed' else state end,
      finished_at = coalesce(finished_at, ${at}::timestamptz), lease_until = null
    where digest_id in ${theirs}
  `.execute(trx)
  await sql`
    update delivery_parts set content = '', sent = null, answer = null
    where delivery_id in (select id from deliveries where digest_id in ${theirs})
  `.execute(trx)
  await sql`
    update bounces set diagnostic = null
    where channel_id in (select id from channels where subscriber_id = ${subscriberId})
  `.execute(trx)
  await sql`
    update delivery_attempts set answer = ${codesOnly}
    where delivery_id in (select id from deliveries where digest_id in ${theirs})
  `.execute(trx)
  await sql`
    update delivery_parts set content = '', sent = null, answer = ${codesOnly}
    where delivery_id in (select id from deliveries where digest_id in ${theirs})
  `.execute(trx)
}

/** What was told stays counted: which story, in which digest. What waited and why goes. */
async function eraseDigests(trx: Db, subscriberId: string): Promise<void> {
  await sql`
    delete from inbox_items i where i.subscriber_id = ${subscriberId} and not exists (
      select from digests d where d.id = i.digest_id and d.state = 'composed'
    )
  `.execute(trx)
  await sql`
    delete from inbox_reasons where subscription_id in (
      select id from subscriptions where subscriber_id = ${subscriberId}
    )
  `.execute(trx)
  await sql`delete from digests where subscriber_id = ${subscriberId} and state = 'planned'`.execute(
    trx,
  )
  // The hash is of what the reader saw: with their own lines where the mark stands.
  const seen = (shared: 'html' | 'plain', own: 'html' | 'text') =>
    sql`coalesce(replace(c.${sql.ref(shared)}, ${ownLinesMark}, d.own->>${own}), c.${sql.ref(shared)})`
  await sql`
    update digests d set shared_sha256 = null, own = null,
      content_sha256 = encode(sha256(convert_to(concat_ws(
        chr(10), c.subject, ${seen('html', 'html')}, ${seen('plain', 'text')}), 'UTF8')), 'hex')
    from contents c
    where d.subscriber_id = ${subscriberId} and c.sha256 = d.shared_sha256
  `.execute(trx)
  await sweepContents(trx)
}

/** URLs, secrets and feeds; what a mail server wrote back may name the address. */
async function eraseChannels(trx: Db, subscriberId: string, at: Date): Promise<void> {
  await sql`
    update bounces set diagnostic = null
    where channel_id in (select id from channels where subscriber_id = ${subscriberId})
  `.execute(trx)
  await sql`
    update feeds set title = '', revoked_at = coalesce(revoked_at, ${at}::timestamptz)
    where subscription_id in (select id from subscriptions where subscriber_id = ${subscriberId})
  `.execute(trx)
  await sql`
    update channels set address = 'erased:' || id, config = '{}', state = 'suppressed'
    where subscriber_id = ${subscriberId}
  `.execute(trx)
}

async function eraseAsked(trx: Db, subscriberId: string): Promise<void> {
  const addresses = sql`(select lower(address) from channels where subscriber_id = ${subscriberId})`
  await sql`delete from notices where lower(address) in ${addresses}`.execute(trx)
  await sql`
    delete from confirmations where subscriber_id = ${subscriberId} or lower(address) in ${addresses}
      or channel_id in (select id from channels where subscriber_id = ${subscriberId})
  `.execute(trx)
  await sql`
    delete from alarms where subject in (
      select id::text from subscriptions where subscriber_id = ${subscriberId}
      union all select id::text from channels where subscriber_id = ${subscriberId}
    )
  `.execute(trx)
  await sql`
    update audit_events set network = null, subject = null, detail = detail - 'words'
    where subscriber_id = ${subscriberId}
  `.execute(trx)
}

/** False when there is no such reader, or no longer. */
export async function eraseReader(
  db: Db,
  { subscriberId, ...act }: Omit<Act, 'network'> & { subscriberId: string },
): Promise<boolean> {
  const { at } = act
  return await db.transaction().execute(async (trx) => {
    const reader = await trx
      .selectFrom('subscribers')
      .select('id')
      .where('id', '=', subscriberId)
      .where('erased_at', 'is', null)
      .forUpdate()
      .executeTakeFirst()
    if (!reader) return false
    await endSubscriptions(trx, subscriberId, act)
    await eraseDeliveries(trx, subscriberId, at)
    await eraseDigests(trx, subscriberId)
    await eraseAsked(trx, subscriberId)
    await eraseChannels(trx, subscriberId, at)
    await sql`
      update subscribers set name = '', erased_at = ${at}::timestamptz where id = ${subscriberId}
    `.execute(trx)
    await addAuditEvent(trx, { ...act, subscriberId, what: 'erased' })
    return true
  })
}
