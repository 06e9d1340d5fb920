import type { Db } from '../open-store.ts'
import { createSubscription, type SubscriptionCreated } from './create-subscription.ts'

/** `.example` is reserved (RFC 2606): whatever is configured later, no real person gets this mail. */
const sampleAddress = 'shili@jianbao.example'

/**
 * The reader of a brand-new embedded home, so that a first digest appears by itself. Call it before
 * the samples are dropped: a subscription sees only what is stored after it.
 */
export async function createSampleSubscriber(db: Db, at: Date): Promise<SubscriptionCreated> {
  return await createSubscription(
    db,
    {
      address: sampleAddress,
      subscriber: '示例订阅人',
      name: '示例订阅：产业、治理与公共服务',
      filter: {
        topics: ['industry', 'governance', 'services'],
        regions: [],
        words: { any: [], all: [], none: [] },
      },
      cadence: { kind: 'instant' },
    },
    { at, origin: 'sample', sample: true },
  )
}

/** Removes a sample reader with everything made for it. False when it is none: real readers stay. */
export async function deleteSampleSubscriber(db: Db, subscriberId: string): Promise<boolean> {
  const deleted = await db
    .deleteFrom('subscribers')
    .where('id', '=', subscriberId)
    .where('sample', '=', true)
    .returning('id')
    .executeTakeFirst()
  return deleted !== undefined
}
