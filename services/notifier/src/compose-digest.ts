/** Freezes what a digest says, once, and opens the delivery that carries it. */

import { digestArticles, renderDigest } from '@jianbao/rendering'
import type { Clock, Settings } from '@jianbao/runtime'
import { type DigestContent, deliveryQueue, type Topic } from '@jianbao/schema'
import {
  type Db,
  freezeDigest,
  lockDigest,
  type PlannedDigest,
  readDigestItems,
  readDueDeliveryOf,
  readItemReasons,
  releaseUnwanted,
} from '@jianbao/store'
import { robotsAt } from './delivery/robots-at.ts'
import type { Relay } from './relay.ts'

/** The time zone of the slot; readers of instant digests live where the service does. */
function timeZoneOf(digest: PlannedDigest, settings: Settings): string {
  for (const { cadence } of digest.subscriptions) {
    if (cadence.timeZone !== undefined) return cadence.timeZone
  }
  return settings.timeZone
}

async function contentOf(
  trx: Db,
  digest: PlannedDigest,
  { settings, topics }: Pick<Tools, 'settings' | 'topics'>,
): Promise<DigestContent> {
  const items = await readDigestItems(trx, digest.id)
  const reasons = await readItemReasons(
    trx,
    items.map((item) => item.itemId),
  )
  const articles = digestArticles(items, reasons)
  const rendered = renderDigest({
    at: digest.slotAt,
    timeZone: timeZoneOf(digest, settings),
    subscriptions: digest.subscriptions,
    articles,
    topics,
  })
  return { ...rendered, articles }
}

/** RFC 5322 §3.6.4: unique by the digest's id, in the sender's domain; the same for every attempt. */
function messageIdOf(digest: PlannedDigest, settings: Settings): string {
  const domain = /@([\w.-]+)>?\s*$/.exec(settings.mailFrom)?.[1] ?? 'localhost'
  return `<${digest.id}@${domain}>`
}

interface Tools {
  readonly db: Db
  readonly clock: Clock
  readonly relay: Relay
  readonly settings: Settings
  readonly topics: readonly Topic[]
}

/** Composes the digest unless that is done or nobody wants it any more, and relays its delivery when one is due. */
export async function composeDigest(tools: Tools, digestId: string): Promise<void> {
  const { db, clock, relay, settings } = tools
  await db.transaction().execute(async (trx) => {
    const digest = await lockDigest(trx, digestId)
    if (digest?.state !== 'planned') return
    if (!(await releaseUnwanted(trx, digestId, clock.now()))) return
    const content = await contentOf(trx, digest, tools)
    const messageId = messageIdOf(digest, settings)
    const at = clock.now()
    const frozen = { id: digestId, content, messageId, at, robotsAt: robotsAt(at, digestId) }
    await freezeDigest(trx, frozen)
  })
  const due = await readDueDeliveryOf(db, { digestId, at: clock.now() })
  if (due) {
    const { kind, deliveryId, attempt } = due
    await relay(deliveryQueue(kind), { deliveryId, attempt })
  }
}
