/** One delivery, whole: every attempt, every part and what came back. */
import type { DeliveryEnvelope, DigestContent } from '@jianbao/schema'
import type { DeliveryAttemptsTable } from '../database.ts'
import { readContent } from '../digests/frozen-content.ts'
import type { Db } from '../open-store.ts'
import { type DeliveryPageRow, selectDeliveries } from './page-deliveries.ts'

export interface AttemptRow {
  readonly attempt: number
  readonly startedAt: Date
  readonly endedAt: Date | null
  readonly outcome: DeliveryAttemptsTable['outcome']
  readonly answer: string | null
  readonly bytes: number | null
  readonly sha256: string | null
}

export interface BounceRow {
  readonly status: string
  readonly diagnostic: string | null
  readonly receivedAt: Date
}

export async function readDelivery(db: Db, id: string): Promise<DeliveryPageRow | undefined> {
  return await selectDeliveries(db).where('v.id', '=', id).executeTakeFirst()
}

export async function readAttempts(db: Db, deliveryId: string): Promise<AttemptRow[]> {
  return await db
    .selectFrom('delivery_attempts')
    .select([
      'attempt',
      'started_at as startedAt',
      'ended_at as endedAt',
      'outcome',
      'answer',
      'bytes',
      'sha256',
    ])
    .where('delivery_id', '=', deliveryId)
    .orderBy('attempt')
    .execute()
}

export async function readPartStates(db: Db, deliveryId: string) {
  return await db
    .selectFrom('delivery_parts')
    .select(['part', 'state', 'bytes', 'sha256', 'sent_at as sentAt', 'answer'])
    .where('delivery_id', '=', deliveryId)
    .orderBy('part')
    .execute()
}

export async function readBounces(db: Db, deliveryId: string): Promise<BounceRow[]> {
  return await db
    .selectFrom('bounces')
    .select(['status', 'diagnostic', 'received_at as receivedAt'])
    .where('delivery_id', '=', deliveryId)
    .orderBy('received_at')
    .execute()
}

/** The body of the last request of a part, to the byte. */
export async function readSentPart(
  db: Db,
  { deliveryId, part }: { deliveryId: string; part: number },
): Promise<Buffer | null> {
  const row = await db
    .selectFrom('delivery_parts')
    .select('sent')
    .where('delivery_id', '=', deliveryId)
    .where('part', '=', part)
    .executeTakeFirst()
  return row?.sent ?? null
}

export interface SentMail {
  readonly digestId: string
  readonly messageId: string
  readonly composedAt: Date
  readonly envelope: DeliveryEnvelope
  readonly content: DigestContent
}

/** What a mail is rebuilt from. Undefined until it was sent once, and after its reader was erased. */
export async function readSentMail(db: Db, deliveryId: string): Promise<SentMail | undefined> {
  const row = await db
    .selectFrom('deliveries as v')
    .innerJoin('digests as d', 'd.id', 'v.digest_id')
    .select([
      'v.digest_id as digestId',
      'v.message_id as messageId',
      'd.composed_at as composedAt',
      'v.envelope',
    ])
    .where('v.id', '=', deliveryId)
    .where('v.kind', '=', 'mail')
    .executeTakeFirst()
  const { composedAt, envelope } = row ?? {}
  if (!row || !composedAt || !envelope) return undefined
  const content = await readContent(db, row.digestId)
  return content ? { ...row, composedAt, envelope, content } : undefined
}
