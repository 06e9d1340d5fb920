/** What a manage link allows, and whose it is. Looking changes nothing. */
import { sql } from 'kysely'
import { askedLinkMsMax, digestLinkMsMax } from '../limits.ts'
import type { Db } from '../open-store.ts'
import { type Link, verifyLink } from '../subscriptions/sign-link.ts'

/**
 * `all`: the link came to the reader's own address within the day. `undoable`: it stood in a digest,
 * which may have been passed on, so it does nothing that cannot be undone and shows no address whole.
 */
export interface ManageAccess {
  readonly subscriberId: string
  /** Where the mail with the link went. */
  readonly channelId: string
  readonly address: string
  readonly rights: 'all' | 'undoable'
  /** Too old, or voided since: it only asks for a new link to the reader's own address. */
  readonly expired: boolean
}

interface Row {
  readonly subscriberId: string
  readonly channelId: string
  readonly address: string
  readonly sentAt: Date | null
  readonly linksFrom: Date | null
}

async function ofDigest(db: Db, digestId: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select d.subscriber_id as "subscriberId", d.channel_id as "channelId", c.address,
      d.composed_at as "sentAt", p.links_from as "linksFrom"
    from digests d
    join subscribers p on p.id = d.subscriber_id
    join channels c on c.id = d.channel_id
    where d.id = ${digestId} and p.erased_at is null
  `.execute(db)
  return rows[0]
}

/** A link that was asked for, or one that comes with an agreement just given. */
async function ofNotice(db: Db, noticeId: string): Promise<Row | undefined> {
  const { rows } = await sql<Row>`
    select c.subscriber_id as "subscriberId", c.id as "channelId", c.address,
      coalesce(q.confirmed_at, n.created_at) as "sentAt", p.links_from as "linksFrom"
    from notices n
    left join confirmations q on q.id = n.confirmation_id
    join channels c on c.kind = 'mail' and lower(c.address) = lower(n.address)
    join subscribers p on p.id = c.subscriber_id
    where n.id = ${noticeId} and p.erased_at is null
      and (n.kind in ('manage-link', 'channel-off') or q.confirmed_at is not null)
  `.execute(db)
  return rows[0]
}

async function rowOf(db: Db, link: Link): Promise<Row | undefined> {
  if (link.purpose === 'manage-digest') return await ofDigest(db, link.subject)
  if (link.purpose === 'manage-notice') return await ofNotice(db, link.subject)
  return undefined
}

/** Null when the token is not ours, or its reader was erased. */
export async function readManageLink(
  db: Db,
  token: string,
  at: Date,
): Promise<ManageAccess | null> {
  const link = await verifyLink(db, token)
  const row = link && (await rowOf(db, link))
  if (!row) return null
  const { sentAt, linksFrom, ...whose } = row
  const isAsked = link.purpose === 'manage-notice'
  const endsAt = (sentAt?.getTime() ?? 0) + (isAsked ? askedLinkMsMax : digestLinkMsMax)
  const isVoid = sentAt === null || (linksFrom !== null && sentAt < linksFrom)
  return {
    ...whose,
    rights: isAsked ? 'all' : 'undoable',
    expired: isVoid || endsAt <= at.getTime(),
  }
}
