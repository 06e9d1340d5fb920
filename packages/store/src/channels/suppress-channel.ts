/** When a channel takes no more, and how it is taken up again. */
import { type ChannelStateReason, locale } from '@jianbao/schema'
import { sql } from 'kysely'
import { type Act, addAuditEvent } from '../audit/add-audit-event.ts'
import type { ChannelsTable } from '../database.ts'
import { askedLinkMsMax } from '../limits.ts'
import type { Db } from '../open-store.ts'
import { oweNotice } from '../sign-up/ask-by-mail.ts'

interface Suppression {
  readonly channelId: string
  readonly reason: ChannelStateReason
  readonly at: Date
}

type Standing = Pick<ChannelsTable, 'state_reason' | 'state_at'> & {
  state: 'active' | 'suppressed'
}

/** Undefined when it stood so before: nothing is changed. */
async function setStanding(db: Db, channelId: string, standing: Standing) {
  return await db
    .updateTable('channels')
    .set(standing)
    .where('id', '=', channelId)
    .where('state', '!=', standing.state)
    .returning(['kind', 'subscriber_id as subscriberId'])
    .executeTakeFirst()
}

/**
 * Nothing more goes there, and its owner is told once where mail reaches them. False when it was so
 * before.
 */
export async function suppressChannel(db: Db, given: Suppression): Promise<boolean> {
  const { channelId, reason, at } = given
  return await db.transaction().execute(async (trx) => {
    const standing: Standing = { state: 'suppressed', state_reason: reason, state_at: at }
    const channel = await setStanding(trx, channelId, standing)
    if (channel && channel.kind !== 'mail') await oweOwner(trx, { ...given, ...channel })
    return channel !== undefined
  })
}

/** The owner's notice, at the mail channel they have had longest; nothing where they have none. */
async function oweOwner(trx: Db, given: Suppression & { subscriberId: string }): Promise<void> {
  const { channelId, subscriberId, at } = given
  const owner = await trx
    .selectFrom('channels as c')
    .innerJoin('subscribers as p', 'p.id', 'c.subscriber_id')
    .select(['c.address', 'p.locale'])
    .where('c.subscriber_id', '=', subscriberId)
    .where('c.kind', '=', 'mail')
    .where('c.state', '=', 'active')
    .orderBy('c.created_at')
    .orderBy('c.id')
    .executeTakeFirst()
  if (!owner) return
  await oweNotice(trx, {
    kind: 'channel-off',
    address: owner.address,
    locale: locale.catch('zh-CN').parse(owner.locale),
    confirmationId: null,
    offChannelId: channelId,
    at,
    expiresAt: new Date(at.getTime() + askedLinkMsMax),
  })
}

/** A person takes a channel up again. False when it was not suppressed. */
export async function releaseChannel(
  db: Db,
  { channelId, ...act }: Act & { channelId: string },
): Promise<boolean> {
  const standing: Standing = { state: 'active', state_reason: null, state_at: null }
  return await db.transaction().execute(async (trx) => {
    const channel = await setStanding(trx, channelId, standing)
    if (!channel) return false
    const { kind, subscriberId } = channel
    const what = 'channel-released'
    const detail = { channel: kind }
    await addAuditEvent(trx, { ...act, what, subscriberId, subjectId: channelId, detail })
    return true
  })
}

/**
 * Suppresses an address whose last `bouncesMax` deliveries were all refused for good or sent back
 * (RFC 3463 class 5, policy excepted). True when that many had come together.
 */
export async function suppressBouncing(
  db: Db,
  { channelId, bouncesMax, at }: { channelId: string; bouncesMax: number; at: Date },
): Promise<boolean> {
  const { rows } = await sql<{ bounced: boolean }>`
    select count(*) = ${bouncesMax} and bool_and(
      (state = 'failed' and answer ~ '^5[0-9]{2}[ -]') or exists (
        select from bounces b where b.delivery_id = newest.id
          and b.status like '5.%' and b.status not like '5.7.%'
      )
    ) as bounced
    from (
      select v.id, v.state, v.answer from deliveries v join digests d on d.id = v.digest_id
      where d.channel_id = ${channelId} and v.finished_at is not null
      order by v.finished_at desc, v.id
      limit ${bouncesMax}
    ) as newest
  `.execute(db)
  const bounces = rows[0]?.bounced === true
  if (bounces) await suppressChannel(db, { channelId, reason: 'bounced', at })
  return bounces
}

/** Suppresses a channel that has accepted nothing since `since`. True when it was suppressed now. */
export async function suppressFailing(
  db: Db,
  { channelId, since, at }: { channelId: string; since: Date; at: Date },
): Promise<boolean> {
  const accepted = await db
    .selectFrom('deliveries as v')
    .innerJoin('digests as d', 'd.id', 'v.digest_id')
    .select('v.id')
    .where('d.channel_id', '=', channelId)
    .where('v.state', '=', 'accepted')
    .where('v.finished_at', '>', since)
    .limit(1)
    .executeTakeFirst()
  if (accepted) return false
  return await suppressChannel(db, { channelId, reason: 'failing', at })
}
