/** Freezes what a digest says, once, and opens the delivery that carries it. */

import type { Clock, Settings } from '@jianbao/runtime'
import { deliveryQueue, type Topic } from '@jianbao/schema'
import {
  type Db,
  type DigestToFreeze,
  type Frozen,
  freezeDigest,
  holdDigest,
  type PlannedDigest,
  readDueDeliveryOf,
  readPlannedDigest,
  releaseUnwanted,
  storeContent,
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

/** What is frozen of the digest as it was read, and the content it points to. */
async function toFreeze(tools: Tools, db: Db, digest: PlannedDigest) {
  const { clock, settings, topics, rendered: kept } = tools
  const timeZone = timeZoneOf(digest, settings)
  const { rendered, own } = await digestContentOf(db, digest, { topics, timeZone, rendered: kept })
  const at = clock.now()
  const frozen: DigestToFreeze = {
    id: digest.id,
    sharedSha256: rendered.sha256,
    own,
    items: digest.items.length,
    messageId: messageIdOf(digest, settings),
    at,
    robotsAt: robotsAt(at, digest.id),
  }
  return { frozen, content: rendered.content }
}

/**
 * The way of most: what it says is stored already and nobody ended anything, so one question and one
 * statement do. Null when it is not so, and nothing has happened.
 */
async function freezeAsRead(tools: Tools, digest: PlannedDigest): Promise<Frozen | null> {
  if (!digest.isAllWanted || digest.items.length === 0) return null
  const { frozen } = await toFreeze(tools, tools.db, digest)
  return await freezeDigest(tools.db, frozen, { isHeld: false })
}

/** The digest, held, with what is still wanted of it; null where that is nothing, or it is composed. */
async function holdWanted(trx: Db, digestId: string, at: Date): Promise<PlannedDigest | null> {
  await holdDigest(trx, digestId)
  const digest = await readPlannedDigest(trx, digestId)
  if (digest?.state !== 'planned') return null
  if (digest.isAllWanted && digest.items.length > 0) return digest
  const isLeft = await releaseUnwanted(trx, digestId, at)
  return (isLeft && (await readPlannedDigest(trx, digestId))) || null
}

/** Holds the digest and what it was made for, gives back what nobody wants any more, and freezes the rest. */
async function freezeHeld(tools: Tools, digestId: string): Promise<Frozen | null> {
  return await tools.db.transaction().execute(async (trx) => {
    const digest = await holdWanted(trx, digestId, tools.clock.now())
    if (!digest) return null
    const { frozen, content } = await toFreeze(tools, trx, digest)
    await storeContent(trx, content)
    const composed = await freezeDigest(trx, frozen, { isHeld: true })
    // Rolled back, so that no content stays to which nothing points.
    if (!composed) throw new Error(`Digest ${digestId} changed while it was held.`)
    return composed
  })
}

/** Composes the digest unless that is done or nobody wants it any more, and relays its delivery when one is due. */
export async function composeDigest(tools: Tools, digestId: string): Promise<void> {
  const { db, clock, relay } = tools
  const digest = await readPlannedDigest(db, digestId)
  const isPlanned = digest?.state === 'planned'
  const frozen =
    isPlanned && ((await freezeAsRead(tools, digest)) ?? (await freezeHeld(tools, digestId)))
  // Somebody else may have frozen it, and died before the delivery was relayed.
  const due = frozen ? frozen.due : await readDueDeliveryOf(db, { digestId, at: clock.now() })
  if (due) {
    const { kind, deliveryId, attempt } = due
    await relay(deliveryQueue(kind), { deliveryId, attempt })
  }
}
