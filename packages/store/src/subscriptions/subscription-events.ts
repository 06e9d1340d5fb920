import type { SubscriptionEventsTable } from '../database.ts'
import type { Db } from '../open-store.ts'

/** The audit trail: when, by whom, and what became of a subscription. */
export async function addSubscriptionEvent(
  trx: Db,
  event: {
    subscriptionId: string
    what: SubscriptionEventsTable['what']
    origin: string
    at: Date
  },
): Promise<void> {
  await trx
    .insertInto('subscription_events')
    .values({
      subscription_id: event.subscriptionId,
      what: event.what,
      origin: event.origin,
      at: event.at,
    })
    .execute()
}
