/** Readers as an operator lists them: who they are and where their digests go. */
import type { ChannelKind, Locale } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'
import { afterKey, type PageRequest } from './page-key.ts'

export interface SubscriberRow {
  readonly id: string
  readonly name: string
  readonly locale: Locale
  readonly sample: boolean
  readonly createdAt: Date
  readonly channels: {
    readonly id: string
    readonly kind: ChannelKind
    readonly address: string
    readonly state: 'active' | 'suppressed'
  }[]
  readonly activeSubscriptions: number
  readonly lastSentAt: Date | null
}

/** Who was erased is nobody any more. */
const selectSubscribers = (db: Db) =>
  db
    .selectFrom('subscribers as p')
    .select([
      'p.id',
      'p.name',
      sql<Locale>`p.locale`.as('locale'),
      'p.sample',
      'p.created_at as createdAt',
      sql<SubscriberRow['channels']>`coalesce((
        select json_agg(json_build_object(
          'id', c.id, 'kind', c.kind, 'address', c.address, 'state', c.state
        ) order by c.created_at, c.id)
        from channels c where c.subscriber_id = p.id
      ), '[]')`.as('channels'),
      sql<number>`(select count(*) from subscriptions s
        where s.subscriber_id = p.id and s.state = 'active')`.as('activeSubscriptions'),
      sql<Date | null>`(select max(v.finished_at) from digests d
        join deliveries v on v.digest_id = d.id
        where d.subscriber_id = p.id and v.state = 'accepted')`.as('lastSentAt'),
    ])
    .where('p.erased_at', 'is', null)

/** Newest first, paged by key. `query` is part of a name or of an address as it is shown. */
export async function pageSubscribers(
  db: Db,
  { limit, after, query = '' }: PageRequest & { query?: string | undefined },
): Promise<SubscriberRow[]> {
  let found = selectSubscribers(db)
  if (query !== '') {
    const part = query.toLowerCase()
    found = found.where(
      sql<boolean>`(strpos(lower(p.name), ${part}) > 0 or exists (
        select from channels c where c.subscriber_id = p.id and strpos(lower(c.address), ${part}) > 0
      ))`,
    )
  }
  if (after) found = found.where((e) => afterKey(e, { at: 'p.created_at', id: 'p.id' }, after))
  return await found.orderBy('p.created_at', 'desc').orderBy('p.id').limit(limit).execute()
}

export async function readSubscriber(db: Db, id: string): Promise<SubscriberRow | undefined> {
  return await selectSubscribers(db).where('p.id', '=', id).executeTakeFirst()
}
