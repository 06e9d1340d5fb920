import { sql } from 'kysely'
import type { DeliveriesTable } from '../database.ts'
import type { Db } from '../open-store.ts'
import { afterKey, type PageRequest } from './page-key.ts'

export interface DigestPageRow {
  readonly id: string
  readonly subscriber: string
  readonly address: string
  readonly sample: boolean
  readonly subject: string | null
  readonly articleCount: number
  readonly state: 'planned' | 'composed'
  readonly createdAt: Date
  /** Null until the digest is composed, with the five below. */
  readonly deliveryState: DeliveriesTable['state'] | null
  readonly attempt: number | null
  readonly answer: string | null
  readonly nextAttemptAt: Date | null
  readonly finishedAt: Date | null
}

/** Digests, newest first, each with its delivery. */
export async function pageDigests(db: Db, given: PageRequest): Promise<DigestPageRow[]> {
  const { after } = given
  let found = db
    .selectFrom('digests as d')
    .innerJoin('subscribers as p', 'p.id', 'd.subscriber_id')
    .innerJoin('channels as c', 'c.id', 'd.channel_id')
    .leftJoin('contents as t', 't.sha256', 'd.shared_sha256')
    .leftJoin('deliveries as v', 'v.digest_id', 'd.id')
    .select([
      'd.id',
      'p.name as subscriber',
      'c.address',
      'p.sample',
      't.subject',
      sql<number>`coalesce(t.article_count,
        (select count(*) from inbox_items i where i.digest_id = d.id))`.as('articleCount'),
      'd.state',
      'd.created_at as createdAt',
      'v.state as deliveryState',
      'v.attempt',
      'v.answer',
      'v.next_attempt_at as nextAttemptAt',
      'v.finished_at as finishedAt',
    ])
  if (after) found = found.where((e) => afterKey(e, { at: 'd.created_at', id: 'd.id' }, after))
  return await found.orderBy('d.created_at', 'desc').orderBy('d.id').limit(given.limit).execute()
}
