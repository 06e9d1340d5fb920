/** The parts of a message: frozen once, sent one after another, each with its exact bytes. */
import { createHash } from 'node:crypto'
import type { DeliveryPartsTable } from '../database.ts'
import type { Db } from '../open-store.ts'

export interface DeliveryPart {
  readonly part: number
  readonly content: string
  readonly state: 'waiting' | 'sending' | 'accepted'
}

/** Freezes the contents unless that was done before, and returns the parts as they stand, in order. */
export async function freezeParts(
  db: Db,
  { deliveryId, make }: { deliveryId: string; make: () => readonly string[] },
): Promise<DeliveryPart[]> {
  const frozen = await readParts(db, deliveryId)
  if (frozen.length > 0) return frozen
  await db
    .insertInto('delivery_parts')
    .values(make().map((content, at) => ({ delivery_id: deliveryId, part: at + 1, content })))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return await readParts(db, deliveryId)
}

async function readParts(db: Db, deliveryId: string): Promise<DeliveryPart[]> {
  return await db
    .selectFrom('delivery_parts')
    .select(['part', 'content', 'state'])
    .where('delivery_id', '=', deliveryId)
    .orderBy('part')
    .execute()
}

/** Committed before the first byte leaves: a crash after it leaves the part `sending`. */
export async function beginPart(
  db: Db,
  given: { deliveryId: string; part: number; sent: Buffer; at: Date },
): Promise<void> {
  const { sent, at } = given
  const sha256 = createHash('sha256').update(sent).digest('hex')
  await setPart(db, given, {
    state: 'sending',
    sent,
    bytes: sent.length,
    sha256,
    sent_at: at,
    answer: null,
  })
}

/** `waiting` again when it surely did not arrive; stays `sending` while nobody can say. */
export async function endPart(
  db: Db,
  given: { deliveryId: string; part: number; state: DeliveryPart['state']; answer: string },
): Promise<void> {
  await setPart(db, given, { state: given.state, answer: given.answer })
}

async function setPart(
  db: Db,
  { deliveryId, part }: { deliveryId: string; part: number },
  values: Partial<Pick<DeliveryPartsTable, 'sent' | 'bytes' | 'sha256' | 'sent_at' | 'answer'>> & {
    state: DeliveryPart['state']
  },
): Promise<void> {
  await db
    .updateTable('delivery_parts')
    .set(values)
    .where('delivery_id', '=', deliveryId)
    .where('part', '=', part)
    .execute()
}
