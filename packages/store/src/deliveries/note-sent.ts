import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/**
 * Before the first byte leaves: how many bytes with which hash this attempt sends, and the signature
 * that was put before a mail. What is rebuilt later can be held against it.
 */
export async function noteSent(
  db: Db,
  given: {
    deliveryId: string
    attempt: number
    bytes: Buffer
    dkimSignature?: string | undefined
  },
): Promise<void> {
  const { deliveryId, attempt, bytes, dkimSignature } = given
  const more = dkimSignature === undefined ? {} : { dkimSignature }
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  await sql`
    with signed as (
      update deliveries set envelope = envelope || ${JSON.stringify(more)}::jsonb
      where id = ${deliveryId} and attempt = ${attempt} and state = 'sending'
    )
    update delivery_attempts set bytes = ${bytes.length}, sha256 = ${sha256}
    where delivery_id = ${deliveryId} and attempt = ${attempt}
  `.execute(db)
}
