/** Many subscriptions of few distinct filters, written by the database itself. */
import type { SubscriptionFilter } from '@jianbao/schema'
import type { Db } from '@jianbao/store'
import { sql } from 'kysely'

/** Each reader has four subscriptions. They begin at `at`, and none is instant. */
export async function fillSubscriptions(
  db: Db,
  given: { subscriptions: number; filters: readonly SubscriptionFilter[]; at: Date },
): Promise<void> {
  const readers = Math.ceil(given.subscriptions / 4)
  const filters = JSON.stringify(given.filters)
  const at = sql`${given.at}::timestamptz`
  await sql`
    insert into subscribers (id, name, created_at)
    select md5('s' || n)::uuid, 'reader ' || n, ${at} from generate_series(1, ${readers}::int) n
  `.execute(db)
  await sql`
    insert into channels (id, subscriber_id, kind, address, created_at)
    select md5('c' || n)::uuid, md5('s' || n)::uuid, 'mail', n || '@example.org', ${at}
    from generate_series(1, ${readers}::int) n
  `.execute(db)
  await sql`
    insert into subscriptions
      (subscriber_id, channel_id, name, filter, cadence, starts_at, next_slot_at, created_at)
    select md5('s' || (n / 4 + 1))::uuid, md5('c' || (n / 4 + 1))::uuid, 'subscription ' || n,
      f.filter, '{"kind":"cron","expression":"0 8 * * *","timeZone":"UTC"}',
      ${at}, ${at} + interval '1 year', ${at}
    from generate_series(0, ${given.subscriptions - 1}::int) n
    join (
      select ordinality - 1 as number, value as filter
      from jsonb_array_elements(${filters}::jsonb) with ordinality
    ) f on f.number = n % ${given.filters.length}::int
  `.execute(db)
  await sql`analyze`.execute(db)
}
