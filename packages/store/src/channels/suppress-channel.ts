/** When a channel takes no more, and how it is taken up again. */
import type { ChannelStateReason } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

interface Suppression {
  readonly channelId: string
  readonly reason: ChannelStateReason
  readonly at: Date
}

/** Nothing more goes there. False when it was so before. */
export async function suppressChannel(
  db: Db,
  { channelId, reason, at }: Suppression,
): Promise<boolean> {
  const suppressed = await db
    .updateTable('channels')
    .set({ state: 'suppressed', state_reason: reason, state_at: at })
    .where('id', '=', channelId)
    .where('state', '=', 'active')
    .returning('id')
    .executeTakeFirst()
  return suppressed !== undefined
}

/** A person takes a channel up again. False when it was not suppressed. */
export async function releaseChannel(db: Db, channelId: string): Promise<boolean> {
  const released = await db
    .updateTable('channels')
    .set({ state: 'active', state_reason: null, state_at: null })
    .where('id', '=', channelId)
    .where('state', '=', 'suppressed')
    .returning('id')
    .executeTakeFirst()
  return released !== undefined
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
