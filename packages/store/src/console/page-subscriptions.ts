import type { Db } from '../open-store.ts'
import { type SubscriptionRow, selectSubscriptions } from '../subscriptions/list-subscriptions.ts'
import { afterKey, type PageRequest } from './page-key.ts'

export type SubscriptionPageRow = SubscriptionRow & { readonly createdAt: Date }

/** Subscriptions in one state, newest first, paged by key. */
export async function pageSubscriptions(
  db: Db,
  given: PageRequest & { state: 'active' | 'ended' },
): Promise<SubscriptionPageRow[]> {
  const { after } = given
  let found = selectSubscriptions(db)
    .select('s.created_at as createdAt')
    .where('s.state', '=', given.state)
  if (after) found = found.where((e) => afterKey(e, { at: 's.created_at', id: 's.id' }, after))
  return await found.orderBy('s.created_at', 'desc').orderBy('s.id').limit(given.limit).execute()
}
