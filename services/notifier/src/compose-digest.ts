/** Freezes what a digest says, once, and opens the delivery that carries it. */

import type { Clock, Settings } from '@jianbao/runtime'
import { deliveryQueue, type Topic } from '@jianbao/schema'
import {
  type Db,
  freezeDigest,
  lockDigest,
  type PlannedDigest,
  readDueDeliveryOf,
  releaseUnwanted,
} from '@jianbao/store'
import { robotsAt } from './delivery/robots-at.ts'
import { digestContentOf } from './digest-content.ts'
import type { RenderedKept } from './keep-rendered.ts'
import type { Relay } from './relay.ts'

/** The time zone of the slot; readers of instant digests live where the service does. */
function timeZoneOf(digest: PlannedDigest, settings: Settings): string {
  for (const { cadence } of digest.subscriptions) {
    if (cadence.timeZone !== undefined) return cadence.timeZone
  }
  return settings.timeZone
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
  readonly rendered: RenderedKept
}

/** Composes the digest unless that is done or nobody wants it any more, and relays its delivery when one is due. */
export async function composeDigest(tools: Tools, digestId: string): Promise<void> {
  const { db, clock, relay, settings } = tools
  await db.transaction().execute(async (trx) => {
    const digest = await lockDigest(trx, digestId)
    if (digest?.state !== 'planned') return
    const release = () => releaseUnwanted(trx, digestId, clock.now())
    if (!digest.isAllWanted && !(await release())) return
    const timeZone = timeZoneOf(digest, settings)
    const content = await digestContentOf(trx, digest, { ...tools, timeZone })
    if (content.articles.length === 0) return void (await release())
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
