/** A mail that one server took and another sent back: what it says of the address. */
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'
import { suppressBouncing, suppressChannel } from './suppress-channel.ts'

export interface Bounce {
  /** Of the mail that came back, as its header has it; null when the report names none. */
  readonly messageId: string | null
  /** Whom it was for; used when the Message-ID is not ours. */
  readonly recipient: string | null
  /** RFC 3463: 5.1.1 and the like. */
  readonly status: string
  readonly diagnostic: string | null
  /** Names the report, so that the same one twice counts once. */
  readonly reportSha256: string
}

export type BounceOutcome = 'unknown' | 'repeated' | 'noted' | 'suppressed'

/** Bad destination mailbox, bad destination system, mailbox moved, no such domain. */
const noSuchAddress = new Set(['5.1.1', '5.1.2', '5.1.6', '5.1.10'])

async function findMail(db: Db, { messageId, recipient }: Bounce) {
  if (messageId !== null) {
    const row = await db
      .selectFrom('deliveries as v')
      .innerJoin('digests as d', 'd.id', 'v.digest_id')
      .select(['v.id as deliveryId', 'd.channel_id as channelId'])
      .where('v.message_id', '=', messageId)
      .where('v.kind', '=', 'mail')
      .executeTakeFirst()
    if (row) return row
  }
  if (recipient === null) return undefined
  const row = await db
    .selectFrom('channels')
    .select('id as channelId')
    .where('kind', '=', 'mail')
    .where(sql<string>`lower(address)`, '=', recipient.toLowerCase())
    .executeTakeFirst()
  return row && { ...row, deliveryId: null }
}

/**
 * Notes it, and suppresses the address at once when it does not exist, or when `bouncesMax`
 * deliveries in a row came back. Policy (5.7.x) and what may pass (4.x.x) suppress nothing.
 */
export async function noteBounce(
  db: Db,
  bounce: Bounce,
  { at, bouncesMax }: { at: Date; bouncesMax: number },
): Promise<BounceOutcome> {
  const found = await findMail(db, bounce)
  if (!found) return 'unknown'
  const { channelId, deliveryId } = found
  const noted = await db
    .insertInto('bounces')
    .values({
      channel_id: channelId,
      delivery_id: deliveryId,
      status: bounce.status,
      diagnostic: bounce.diagnostic,
      report_sha256: bounce.reportSha256,
      received_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!noted) return 'repeated'
  if (noSuchAddress.has(bounce.status)) {
    await suppressChannel(db, { channelId, reason: 'bounced', at })
    return 'suppressed'
  }
  const isOff = await suppressBouncing(db, { channelId, bouncesMax, at })
  return isOff ? 'suppressed' : 'noted'
}
