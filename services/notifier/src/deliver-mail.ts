/**
 * Sends one delivery by mail: lease, send, write the answer down.
 *
 * The lease is committed before the first byte and no lock is held while sending. Whatever happens
 * to this process, the ledger shows `sending` until the lease runs out; then the send is ambiguous.
 */
import { fillPersonalLinks, type PersonalLink } from '@jianbao/rendering'
import type { Clock, ServiceContext, Settings } from '@jianbao/runtime'
import type { JobPayload } from '@jianbao/schema'
import {
  type Db,
  finishDelivery,
  type LeasedDelivery,
  type LinkKey,
  leaseDelivery,
  readLinkKey,
  readSigningKey,
  renewLease,
  signLink,
  suppressBouncing,
  suppressChannel,
} from '@jianbao/store'
import { hardBouncesMax, leaseMs, leaseRenewMs } from './limits.ts'
import { buildMail } from './mail/build-mail.ts'
import { judgeAnswer, type Verdict } from './mail/judge-answer.ts'
import type { MailDoor } from './mail/mail-door.ts'
import { outcomeOf } from './mail/outcome-of.ts'

interface Tools {
  readonly db: Db
  readonly clock: Clock
  readonly log: ServiceContext['log']
  readonly settings: Settings
  readonly door: MailDoor
}

/** Personal links point to the console's public page: `/u/<token>`. */
function urlWriter(lease: LeasedDelivery, key: LinkKey): (link: PersonalLink) => string {
  return (link) => {
    const token =
      link.kind === 'unsubscribe-digest'
        ? signLink(key, { purpose: link.kind, subject: lease.digestId })
        : signLink(key, { purpose: link.kind, subject: link.subscriptionId })
    return `${lease.envelope.publicUrl}/u/${token}`
  }
}

/** The exact bytes of the delivery: the same for every attempt with the same envelope. */
async function bytesOf(db: Db, lease: LeasedDelivery): Promise<Buffer> {
  const key = await readLinkKey(db, lease.envelope.linkKeyVersion)
  if (!key) throw new Error(`Link key ${lease.envelope.linkKeyVersion} is gone.`)
  const urlOf = urlWriter(lease, key)
  return await buildMail({
    digestId: lease.digestId,
    messageId: lease.messageId,
    date: lease.composedAt,
    envelope: lease.envelope,
    subject: lease.content.subject,
    html: fillPersonalLinks(lease.content.html, urlOf),
    text: fillPersonalLinks(lease.content.text, urlOf),
    unsubscribeUrl: urlOf({ kind: 'unsubscribe-digest' }),
  })
}

/** Renews the lease for as long as `work` takes. */
async function whileLeased<T>(tools: Tools, lease: LeasedDelivery, work: () => Promise<T>) {
  const { db, clock, log } = tools
  const renew = async () => {
    const until = new Date(clock.now().getTime() + leaseMs)
    await renewLease(db, { deliveryId: lease.id, attempt: lease.attempt, until })
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

async function finish(tools: Tools, lease: LeasedDelivery, verdict: Verdict): Promise<void> {
  const { db, clock, log, door } = tools
  const at = clock.now()
  const fields = { delivery: lease.id, attempt: lease.attempt, answer: verdict.answer }
  if (verdict.suppress) await suppressChannel(db, lease.channelId)
  if (verdict.refusesSender) door.pause(verdict.answer)
  const outcome = outcomeOf(verdict, { attempt: lease.attempt, createdAt: lease.createdAt, at })
  const { id: deliveryId, attempt } = lease
  const state = await finishDelivery(db, { deliveryId, attempt, at, outcome })
  if (verdict.bounced)
    await suppressBouncing(db, { channelId: lease.channelId, bouncesMax: hardBouncesMax })
  if (state === null) log.warn(fields, 'the answer came after the lease had run out')
  else if (state === 'unknown') log.error(fields, 'nobody can say whether a mail arrived')
  else if (verdict.alarm) log.error(fields, 'the mail server refuses us')
  else log.info({ ...fields, state }, 'mail attempted')
}

const notBuilt: Verdict = {
  kind: 'deferred',
  answer: '邮件未能生成，没有发送；稍后重试。',
  suppress: false,
  bounced: false,
  alarm: false,
  refusesSender: false,
}

/** Does nothing when the delivery is not due for this attempt, or mail cannot be sent now. */
export async function deliverMail(
  tools: Tools,
  { deliveryId, attempt }: JobPayload<'deliver-mail'>,
): Promise<void> {
  const { db, clock, log, settings, door } = tools
  const publicUrl = door.publicUrlWhenOpen()
  if (publicUrl === null) return
  const at = clock.now()
  const key = await readSigningKey(db, at)
  const lease = await leaseDelivery(db, {
    deliveryId,
    attempt,
    at,
    until: new Date(at.getTime() + leaseMs),
    envelope: { from: settings.mailFrom, publicUrl, linkKeyVersion: key.version },
  })
  if (!lease) return
  const bytes = await bytesOf(db, lease).catch((error: unknown) => {
    log.error({ err: error, delivery: lease.id }, 'a mail could not be built')
    return null
  })
  // Nothing was sent: without an answer of its own the lease would run out as ambiguous.
  if (bytes === null) return await finish(tools, lease, notBuilt)
  const sent = await whileLeased(tools, lease, () => door.send(lease.envelope, bytes))
  await finish(tools, lease, judgeAnswer(sent))
}
