/** What the page behind an unsubscribe link shows, and what its button does. */
import type { Db } from '../open-store.ts'
import { endSubscription } from './end-subscription.ts'
import { type Link, verifyLink } from './sign-link.ts'

export interface SubscriptionOfLink {
  readonly id: string
  readonly name: string
  readonly state: 'active' | 'ended'
}

async function readSubscriptionsOfLink(db: Db, link: Link): Promise<SubscriptionOfLink[]> {
  const ids =
    link.purpose === 'unsubscribe-subscription'
      ? [link.subject]
      : ((
          await db
            .selectFrom('digests')
            .select('subscription_ids')
            .where('id', '=', link.subject)
            .executeTakeFirst()
        )?.subscription_ids ?? [])
  if (ids.length === 0) return []
  return await db
    .selectFrom('subscriptions')
    .select(['id', 'name', 'state'])
    .where('id', 'in', ids)
    .orderBy('name')
    .orderBy('id')
    .execute()
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
  { at, origin, only }: { at: Date; origin: string; only?: readonly string[] },
): Promise<SubscriptionOfLink[] | null> {
  const link = await verifyLink(db, token)
  if (!link) return null
  for (const { id } of await readSubscriptionsOfLink(db, link)) {
    if (!only || only.includes(id)) await endSubscription(db, { subscriptionId: id, at, origin })
  }
  return await readSubscriptionsOfLink(db, link)
}
