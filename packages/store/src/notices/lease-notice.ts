/** The right to send one notice. */
import type {
  ChannelKind,
  ChannelStateReason,
  MailEnvelope,
  NoticeKind,
  SignUpWish,
} from '@jianbao/schema'
import { sql } from 'kysely'
import { isFree, type Taking, takenColumns } from '../leases.ts'
import { endedNoticeMs } from '../limits.ts'
import type { Db } from '../open-store.ts'

export interface LeasedNotice {
  readonly id: string
  readonly kind: NoticeKind
  readonly locale: string
  readonly confirmationId: string | null
  /** What a sign-up asks for. */
  readonly request: SignUpWish | null
  /** The channel that was switched off, and why. */
  readonly channel: {
    readonly kind: ChannelKind
    readonly address: string
    readonly reason: ChannelStateReason | null
  } | null
  readonly attempt: number
  readonly envelope: MailEnvelope
  readonly createdAt: Date
  readonly expiresAt: Date
}

export interface DueNotice {
  readonly noticeId: string
  /** The attempt that is due: one more than were made. */
  readonly attempt: number
}

export async function readDueNotices(
  db: Db,
  { at, limit }: { at: Date; limit: number },
): Promise<DueNotice[]> {
  return await db
    .selectFrom('notices')
    .select(['id as noticeId', sql<number>`attempt + 1`.as('attempt')])
    .where('state', '=', 'pending')
    .where('next_attempt_at', '<=', at)
    .orderBy('next_attempt_at')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/**
 * Ends what need not be sent: a link to manage what is nobody's, a channel that was taken up again,
 * and what has expired or was agreed to already. Returns how many.
 */
export async function dropUnneededNotices(db: Db, at: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update notices n set state = 'unneeded', finished_at = ${at}::timestamptz
    where n.state = 'pending' and (
      n.expires_at <= ${at}::timestamptz
      or n.kind = 'manage-link' and not exists (
        select from channels c where c.kind = 'mail' and lower(c.address) = lower(n.address)
      )
      or n.kind = 'channel-off' and exists (
        select from channels c where c.id = n.channel_id and c.state = 'active'
      )
      or exists (
        select from confirmations q where q.id = n.confirmation_id and q.confirmed_at is not null
      )
    )
  `.execute(db)
  return Number(numAffectedRows ?? 0n)
}

/** Takes the notice for its attempt number `attempt`, or null: someone else has it, or it is over. */
export async function leaseNotice(
  db: Db,
  given: Taking & { noticeId: string; envelope: Omit<MailEnvelope, 'to'> },
): Promise<LeasedNotice | null> {
  const { noticeId, at } = given
  const { rows } = await sql<LeasedNotice>`
    with leased as (
      update notices v set ${takenColumns(given, sql`v.address`)}
      where v.id = ${noticeId} and ${isFree(given)} and v.expires_at > ${at}::timestamptz
      returning v.*
    )
    select l.id, l.kind, l.locale, l.confirmation_id as "confirmationId", q.request, l.attempt,
      l.envelope, l.created_at as "createdAt", l.expires_at as "expiresAt",
      case when c.id is not null then jsonb_build_object(
        'kind', c.kind, 'address', c.address, 'reason', c.state_reason
      ) end as channel
    from leased l left join confirmations q on q.id = l.confirmation_id
    left join channels c on c.id = l.channel_id
  `.execute(db)
  return rows[0] ?? null
}

/** Deletes what ended some time ago, with the addresses of those who never agreed. */
export async function forgetEndedNotices(db: Db, at: Date): Promise<void> {
  const before = new Date(at.getTime() - endedNoticeMs)
  await db.deleteFrom('notices').where('expires_at', '<', before).execute()
  await db.deleteFrom('confirmations').where('expires_at', '<', before).execute()
}
