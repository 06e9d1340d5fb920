/**
 * Delivers by any channel: lease, send, write the answer down.
 *
 * The lease is committed before the first byte and no lock is held while sending. Whatever happens
 * to this process, the ledger shows `sending` until the lease runs out; then the send is ambiguous,
 * and what follows is the policy of its kind (`ambiguousResendsMax`).
 */
import type { Clock, ServiceContext, Settings } from '@jianbao/runtime'
import type { DeliveredKind, JobPayload } from '@jianbao/schema'
import {
  type Db,
  finishDelivery,
  type LeasedDelivery,
  leaseDelivery,
  readLinkKey,
  readSigningKey,
  renewLease,
  suppressBouncing,
  suppressChannel,
  suppressFailing,
} from '@jianbao/store'
import { outcomeOf } from './delivery/outcome-of.ts'
import { type Sender, urlWriter } from './delivery/sender.ts'
import { type Verdict, verdict } from './delivery/verdict.ts'
import { hardBouncesMax, leaseMs, leaseRenewMs, retries } from './limits.ts'

export type Senders = Readonly<Record<DeliveredKind, Sender>>

interface Tools {
  readonly db: Db
  readonly clock: Clock
  readonly log: ServiceContext['log']
  readonly settings: Settings
  readonly senders: Senders
}

/** Renews the lease for as long as `work` takes. */
async function whileLeased<T>(tools: Tools, lease: LeasedDelivery, work: () => Promise<T>) {
  const { db, clock, log } = tools
  const renew = async () => {
    const until = new Date(clock.now().getTime() + leaseMs)
    await renewLease(db, 'deliveries', { id: lease.id, attempt: lease.attempt, until })
  }
  const timer = setInterval(() => {
    renew().catch((err) => log.warn({ err, delivery: lease.id }, 'a lease was not renewed'))
  }, leaseRenewMs)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

async function lease(
  { db, clock, settings }: Tools,
  { deliveryId, attempt }: JobPayload<'deliver-mail'>,
): Promise<LeasedDelivery | null> {
  const at = clock.now()
  const key = await readSigningKey(db, at)
  return await leaseDelivery(db, {
    deliveryId,
    attempt,
    at,
    until: new Date(at.getTime() + leaseMs),
    envelope: {
      from: settings.mailFrom,
      publicUrl: settings.publicUrl ?? null,
      linkKeyVersion: key.version,
    },
  })
}

async function prepare(tools: Tools, sender: Sender, leased: LeasedDelivery) {
  const key = await readLinkKey(tools.db, leased.envelope.linkKeyVersion)
  if (!key) throw new Error(`Link key ${leased.envelope.linkKeyVersion} is gone.`)
  return await sender.prepare(leased, urlWriter(leased, key))
}

/** What the answer says of the channel and not only of this delivery. */
async function judgeChannel(
  { db, clock, log }: Tools,
  { channelId, kind }: LeasedDelivery,
  { suppress, bounced }: Verdict,
  isGivenUp: boolean,
): Promise<void> {
  const at = clock.now()
  const { msMax } = retries.webhook
  const isOff =
    (suppress && (await suppressChannel(db, { channelId, reason: suppress, at }))) ||
    (bounced && (await suppressBouncing(db, { channelId, bouncesMax: hardBouncesMax, at }))) ||
    (isGivenUp &&
      kind === 'webhook' &&
      (await suppressFailing(db, { channelId, since: new Date(at.getTime() - msMax), at })))
  if (isOff) log.error({ channel: channelId, kind }, 'a channel takes no more and was switched off')
}

const messages: Partial<Record<string, string>> = {
  unknown: 'nobody can say whether a message arrived',
}

/** Returns when the delivery is due again; null when it is over, or was written off meanwhile. */
async function finish(tools: Tools, leased: LeasedDelivery, said: Verdict): Promise<Date | null> {
  const { db, clock, log } = tools
  const { id: deliveryId, attempt, kind } = leased
  const at = clock.now()
  const outcome = outcomeOf(said, { kind, attempt, since: leased.owedSince, at })
  const state = await finishDelivery(db, { deliveryId, attempt, at, outcome })
  await judgeChannel(tools, leased, said, outcome.kind === 'failed' && said.kind !== 'failed')
  const fields = { delivery: deliveryId, kind, attempt, answer: said.answer, state }
  if (state === null) log.warn(fields, 'the answer came after the lease had run out')
  else if (messages[state]) log.error(fields, messages[state])
  else if (said.alarm) log.error(fields, 'the receiver refuses us')
  else log.info(fields, 'delivery attempted')
  return state === 'pending' && 'retryAt' in outcome ? outcome.retryAt : null
}

const notBuilt = verdict('deferred', '内容未能生成，没有发送；稍后重试。')

/**
 * Does nothing when the delivery is not due for this attempt, or nothing of its kind can be sent
 * now. Returns when it is due again, if it is.
 */
export async function deliver(
  tools: Tools,
  kind: DeliveredKind,
  job: JobPayload<'deliver-mail'>,
): Promise<Date | null> {
  const sender = tools.senders[kind]
  if (sender.obstacle() !== null) return null
  const leased = await lease(tools, job)
  if (!leased) return null
  const send = await prepare(tools, sender, leased).catch((err: unknown) => {
    tools.log.error({ err, delivery: leased.id }, 'a message could not be built')
    return null
  })
  // Nothing was sent: without an answer of its own the lease would run out as ambiguous.
  if (send === null) return await finish(tools, leased, notBuilt)
  const said = await whileLeased(tools, leased, send)
  if (said.refusesSender) sender.pause?.(said.answer)
  return await finish(tools, leased, said)
}
