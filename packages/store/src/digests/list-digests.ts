import type { DigestContent } from '@jianbao/schema'
import { sql } from 'kysely'
import type { DeliveriesTable } from '../database.ts'
import type { Db } from '../open-store.ts'
import { readContent } from './frozen-content.ts'

export interface DigestRow {
  readonly id: string
  readonly subscriberId: string
  readonly subscriber: string
  readonly address: string
  readonly slotKey: string
  readonly slotAt: Date
  readonly state: 'planned' | 'composed'
  readonly subject: string | null
  readonly articles: number
  readonly createdAt: Date
  readonly composedAt: Date | null
  /** Null until composed. */
  readonly delivery: {
    readonly id: string
    readonly state: DeliveriesTable['state']
    readonly attempt: number
    readonly ambiguousSends: number
    readonly messageId: string
    readonly answer: string | null
    /** ISO 8601. */
    readonly nextAttemptAt: string
    readonly finishedAt: string | null
  } | null
}

function selectDigests(db: Db) {
  return db
    .selectFrom('digests as d')
    .innerJoin('subscribers as p', 'p.id', 'd.subscriber_id')
    .innerJoin('channels as c', 'c.id', 'd.channel_id')
    .leftJoin('contents as t', 't.sha256', 'd.shared_sha256')
    .leftJoin('deliveries as v', 'v.digest_id', 'd.id')
    .select([
      'd.id',
      'd.subscriber_id as subscriberId',
      'p.name as subscriber',
      'c.address',
      'd.slot_key as slotKey',
      'd.slot_at as slotAt',
      'd.state',
      't.subject',
      sql<number>`(select count(*) from inbox_items i where i.digest_id = d.id)`.as('articles'),
      'd.created_at as createdAt',
      'd.composed_at as composedAt',
      sql<DigestRow['delivery']>`case when v.id is null then null else jsonb_build_object(
        'id', v.id, 'state', v.state, 'attempt', v.attempt, 'ambiguousSends', v.ambiguous_sends,
        'messageId', v.message_id, 'answer', v.answer,
        'nextAttemptAt', v.next_attempt_at, 'finishedAt', v.finished_at) end`.as('delivery'),
    ])
}

/** Newest first. */
export async function listDigests(
  db: Db,
  { limit, offset = 0 }: { limit: number; offset?: number },
): Promise<DigestRow[]> {
  return await selectDigests(db)
    .orderBy('d.created_at', 'desc')
    .orderBy('d.id')
    .limit(limit)
    .offset(offset)
    .execute()
}

/** One digest with its frozen content, which is null until composed and after its reader was erased. */
export async function readDigest(
  db: Db,
  id: string,
): Promise<(DigestRow & { content: DigestContent | null }) | undefined> {
  const digest = await selectDigests(db).where('d.id', '=', id).executeTakeFirst()
  return digest && { ...digest, content: await readContent(db, id) }
}
