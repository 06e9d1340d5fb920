import type { DeliveredKind } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

export interface DueDelivery {
  readonly kind: DeliveredKind
  readonly deliveryId: string
  /** The attempt that is due: one more than were made. */
  readonly attempt: number
}

/** A feed is fetched: its deliveries are born accepted. */
const deliveredKind = sql<DeliveredKind>`kind`.as('kind')

/** Pending deliveries of these kinds whose time has come, longest due first. */
export async function readDueDeliveries(
  db: Db,
  { at, limit, kinds }: { at: Date; limit: number; kinds: readonly DeliveredKind[] },
): Promise<DueDelivery[]> {
  return await db
    .selectFrom('deliveries')
    .select(['id as deliveryId', deliveredKind, sql<number>`attempt + 1`.as('attempt')])
    .where('state', '=', 'pending')
    .where('next_attempt_at', '<=', at)
    .where('kind', 'in', kinds)
    .orderBy('next_attempt_at')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** The delivery of one digest, when it is pending and due. */
export async function readDueDeliveryOf(
  db: Db,
  { digestId, at }: { digestId: string; at: Date },
): Promise<DueDelivery | undefined> {
  return await db
    .selectFrom('deliveries')
    .select(['id as deliveryId', deliveredKind, sql<number>`attempt + 1`.as('attempt')])
    .where('digest_id', '=', digestId)
    .where('state', '=', 'pending')
    .where('next_attempt_at', '<=', at)
    .executeTakeFirst()
}
