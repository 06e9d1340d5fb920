/** Finds every hole in the line from the ledger alone and relays the jobs that are owed. */
import type { Clock } from '@jianbao/runtime'
import { type DeliveredKind, deliveryQueue } from '@jianbao/schema'
import {
  bulletinsOwedMatching,
  type Db,
  expireLeases,
  failSuppressedDeliveries,
  readDueDeliveries,
  readPlannedDigests,
  sourcesOwedParsing,
  sweepContents,
  withdrawUnwantedDeliveries,
} from '@jianbao/store'
import type { Senders } from './deliver.ts'
import { dueDeliveriesMax, owedJobsMax } from './limits.ts'
import type { MailDoor } from './mail/mail-door.ts'
import { type Relay, relayAll } from './relay.ts'

interface Tools {
  readonly db: Db
  readonly clock: Clock
  readonly relay: Relay
  readonly senders: Senders
  readonly mailDoor: MailDoor
}

/** Leases that ran out are settled, then every delivery whose time has come is relayed, if its kind may go. */
export async function relayDueDeliveries(tools: Tools): Promise<void> {
  const { db, clock, relay, senders, mailDoor } = tools
  const at = clock.now()
  await expireLeases(db, at)
  await failSuppressedDeliveries(db, at)
  await withdrawUnwantedDeliveries(db, { at, limit: dueDeliveriesMax })
  await mailDoor.explain(db)
  const all = Object.keys(senders) as DeliveredKind[]
  const kinds = all.filter((kind) => senders[kind].obstacle() === null)
  const due = await readDueDeliveries(db, { at, limit: dueDeliveriesMax, kinds })
  await relayAll(due, ({ kind, deliveryId, attempt }) =>
    relay(deliveryQueue(kind), { deliveryId, attempt }),
  )
}

/** Sources without verdict, bulletins unmatched, digests planned, deliveries due, leases run out. */
export async function sweepLedger(tools: Tools): Promise<void> {
  const { db, relay } = tools
  const sources = await sourcesOwedParsing(db, { limit: owedJobsMax })
  await relayAll(sources, ({ sha256, run, backfill }) =>
    relay('bulletin-parse', { sha256, run, backfill }),
  )
  const bulletins = await bulletinsOwedMatching(db, owedJobsMax)
  await relayAll(bulletins, (bulletin) => relay('article-match', bulletin))
  const digests = await readPlannedDigests(db, owedJobsMax)
  await relayAll(digests, (digestId) => relay('digest-compose', { digestId }))
  await relayDueDeliveries(tools)
  await db.transaction().execute(sweepContents)
}
