/** What the page behind an unsubscribe link shows, and what its button does. */
import { sql } from 'kysely'
import type { Act } from '../audit/add-audit-event.ts'
import type { Db } from '../open-store.ts'
import { endSubscription } from './end-subscription.ts'
import { type Link, verifyLink } from './sign-link.ts'

export interface SubscriptionOfLink {
  readonly id: string
  readonly name: string
  readonly state: 'active' | 'ended'
}

/**
 * A digest's link says 全部退订: it is about all that is active at the reader's address, whatever the
 * digest was made for. What ended last, together, stays in sight: an undo takes it up again.
 */
async function readSubscriptionsOfLink(db: Db, link: Link): Promise<SubscriptionOfLink[]> {
  if (!link.purpose.startsWith('unsubscribe-')) return []
  const { rows } =
    link.purpose === 'unsubscribe-subscription'
      ? await sql<SubscriptionOfLink>`
          select s.id, s.name, s.state
          from subscriptions s join subscribers p on p.id = s.subscriber_id
          where s.id = ${link.subject} and p.erased_at is null
        `.execute(db)
      : await sql<SubscriptionOfLink>`
          select s.id, s.name, s.state
          from digests d join subscriptions s on s.channel_id = d.channel_id
          join subscribers p on p.id = s.subscriber_id
          where d.id = ${link.subject} and p.erased_at is null and (
            s.state = 'active' or s.id = any(d.subscription_ids) or s.ended_at = (
              select max(ended_at) from subscriptions where channel_id = d.channel_id
            )
          )
          order by s.name, s.id
        `.execute(db)
  return rows
}

/** For GET: the subscriptions the link may end. Changes nothing. Null when the token is not ours. */
export async function readUnsubscribeLink(
  db: Db,
  token: string,
): Promise<SubscriptionOfLink[] | null> {
  const link = await verifyLink(db, token)
  return link && (await readSubscriptionsOfLink(db, link))
}

/**
 * For POST: ends the subscriptions of the link; with `only`, just those of them. Repeating it
 * changes nothing. Returns them as they now are, null when the token is not ours.
 */
export async function unsubscribeByLink(
  db: Db,
  token: string,
  { only, ...act }: Act & { only?: readonly string[] },
): Promise<SubscriptionOfLink[] | null> {
  const link = await verifyLink(db, token)
  if (!link) return null
  for (const { id } of await readSubscriptionsOfLink(db, link)) {
    if (!only || only.includes(id)) await endSubscription(db, { subscriptionId: id, ...act })
  }
  return await readSubscriptionsOfLink(db, link)
}
