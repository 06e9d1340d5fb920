import type { ChannelKind } from '@jianbao/schema'
import { sql } from 'kysely'
import type { DeliveriesTable } from '../database.ts'
import type { Db } from '../open-store.ts'
import { afterKey, type PageRequest } from './page-key.ts'

export interface DeliveryPageRow {
  readonly id: string
  readonly digestId: string
  readonly kind: ChannelKind
  readonly channelId: string
  /** As it may be shown. */
  readonly address: string
  readonly subscriberId: string
  readonly subscriber: string
  readonly subject: string
  readonly articleCount: number
  readonly state: DeliveriesTable['state']
  readonly attempt: number
  readonly ambiguousSends: number
  readonly answer: string | null
  readonly nextAttemptAt: Date
  readonly createdAt: Date
  readonly finishedAt: Date | null
}

export interface DeliveryFilter {
  readonly state?: DeliveriesTable['state'] | undefined
  readonly kind?: ChannelKind | undefined
  readonly subscriberId?: string | undefined
  /** Those that told this article, in whatever bulletin it stood. */
  readonly articleId?: string | undefined
}

export function selectDeliveries(db: Db) {
  return db
    .selectFrom('deliveries as v')
    .innerJoin('digests as d', 'd.id', 'v.digest_id')
    .leftJoin('contents as t', 't.sha256', 'd.shared_sha256')
    .innerJoin('channels as c', 'c.id', 'd.channel_id')
    .innerJoin('subscribers as p', 'p.id', 'd.subscriber_id')
    .select([
      'v.id',
      'v.digest_id as digestId',
      'v.kind',
      'd.channel_id as channelId',
      'c.address',
      'd.subscriber_id as subscriberId',
      'p.name as subscriber',
      sql<string>`coalesce(t.subject, '')`.as('subject'),
      sql<number>`coalesce(t.article_count, 0)`.as('articleCount'),
      'v.state',
      'v.attempt',
      'v.ambiguous_sends as ambiguousSends',
      'v.answer',
      'v.next_attempt_at as nextAttemptAt',
      'v.created_at as createdAt',
      'v.finished_at as finishedAt',
    ])
}

/** Deliveries, newest first. */
export async function pageDeliveries(
  db: Db,
  given: PageRequest & DeliveryFilter,
): Promise<DeliveryPageRow[]> {
  const { after, state, kind, subscriberId, articleId } = given
  let found = selectDeliveries(db)
  if (state) found = found.where('v.state', '=', state)
  if (kind) found = found.where('v.kind', '=', kind)
  if (subscriberId) found = found.where('d.subscriber_id', '=', subscriberId)
  if (articleId) {
    found = found.where(
      sql<boolean>`exists (
        select from inbox_items i join articles a on a.story_id = i.story_id
        where i.digest_id = d.id and a.id = ${articleId}
      )`,
    )
  }
  if (after) found = found.where((e) => afterKey(e, { at: 'v.created_at', id: 'v.id' }, after))
  return await found.orderBy('v.created_at', 'desc').orderBy('v.id').limit(given.limit).execute()
}
