import type { Db } from '../open-store.ts'
import { type SubscriptionRow, selectSubscriptions } from '../subscriptions/list-subscriptions.ts'
import { afterKey, type PageRequest } from './page-key.ts'

export type SubscriptionPageRow = SubscriptionRow & { readonly createdAt: Date }

/** Subscriptions of one state or all, of one reader if asked, newest first, paged by key. */
export async function pageSubscriptions(
  db: Db,
  given: PageRequest & { state: 'active' | 'ended' | 'all'; subscriberId?: string | undefined },
): Promise<SubscriptionPageRow[]> {
  const { after, state, subscriberId } = given
  let found = selectSubscriptions(db).select('s.created_at as createdAt')
  if (state !== 'all') found = found.where('s.state', '=', state)
  if (subscriberId) found = found.where('s.subscriber_id', '=', subscriberId)
  if (after) found = found.where((e) => afterKey(e, { at: 's.created_at', id: 's.id' }, after))
  return await found.orderBy('s.created_at', 'desc').orderBy('s.id').limit(given.limit).execute()
}
