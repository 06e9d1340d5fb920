/**
 * The right to send one notice, under the discipline of `deliveries/lease-delivery.ts`: leased before
 * the first byte, no lock while sending, and a lease that runs out makes the send ambiguous.
 */
import type { MailEnvelope, NoticeKind, SignUpWish } from '@jianbao/schema'
import { sql } from 'kysely'
import { endedNoticeMs } from '../limits.ts'
import type { Db } from '../open-store.ts'

export interface LeasedNotice {
  readonly id: string
  readonly kind: NoticeKind
  readonly locale: string
  readonly confirmationId: string | null
  /** What a sign-up asks for. */
  readonly request: SignUpWish | null
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
 * Ends what need not be sent: a link to manage what is nobody's, and what has expired or was agreed
 * to already. Returns how many.
 */
export async function dropUnneededNotices(db: Db, at: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update notices n set state = 'unneeded', finished_at = ${at}::timestamptz
    where n.state = 'pending' and (
      n.expires_at <= ${at}::timestamptz
      or n.kind = 'manage-link' and not exists (
        select from channels c where c.kind = 'mail' and lower(c.address) = lower(n.address)
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
  given: {
    noticeId: string
    attempt: number
    at: Date
    until: Date
    envelope: Omit<MailEnvelope, 'to'>
  },
): Promise<LeasedNotice | null> {
  const { noticeId, attempt, at, until, envelope } = given
  const { rows } = await sql<LeasedNotice>`
    with leased as (
      update notices n set state = 'sending', attempt = n.attempt + 1,
        lease_until = ${until}::timestamptz,
        envelope = case when n.ambiguous_sends > 0 and n.envelope is not null then n.envelope
          else ${JSON.stringify(envelope)}::jsonb || jsonb_build_object('to', n.address) end
      where n.id = ${noticeId} and n.state = 'pending' and n.attempt = ${attempt - 1}
        and n.next_attempt_at <= ${at}::timestamptz and n.expires_at > ${at}::timestamptz
      returning n.*
    )
    select l.id, l.kind, l.locale, l.confirmation_id as "confirmationId", q.request, l.attempt,
      l.envelope, l.created_at as "createdAt", l.expires_at as "expiresAt"
    from leased l left join confirmations q on q.id = l.confirmation_id
  `.execute(db)
  return rows[0] ?? null
}

/** The sender still lives. */
export async function renewNoticeLease(
  db: Db,
  { noticeId, attempt, until }: { noticeId: string; attempt: number; until: Date },
): Promise<void> {
  await db
    .updateTable('notices')
    .set({ lease_until: until })
    .where('id', '=', noticeId)
    .where('attempt', '=', attempt)
    .where('state', '=', 'sending')
    .execute()
}

/** Deletes what ended some time ago, with the addresses of those who never agreed. */
export async function forgetEndedNotices(db: Db, at: Date): Promise<void> {
  const before = new Date(at.getTime() - endedNoticeMs)
  await db.deleteFrom('notices').where('expires_at', '<', before).execute()
  await db.deleteFrom('confirmations').where('expires_at', '<', before).execute()
}
