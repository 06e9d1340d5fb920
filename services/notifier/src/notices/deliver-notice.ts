/**
 * Sends one notice: lease, send, write the answer down. The same discipline as a delivery, without
 * its long patience: a notice serves for days at most.
 */
import type { Clock, ServiceContext, Settings } from '@jianbao/runtime'
import type { JobPayload, Topic } from '@jianbao/schema'
import {
  type Db,
  dropUnneededNotices,
  finishNotice,
  type LeasedNotice,
  leaseNotice,
  readSigningKey,
  renewLease,
} from '@jianbao/store'
import { outcomeOf } from '../delivery/outcome-of.ts'
import { type Verdict, verdict } from '../delivery/verdict.ts'
import { leaseMs, leaseRenewMs } from '../limits.ts'
import { judgeAnswer } from '../mail/judge-answer.ts'
import type { MailDoor } from '../mail/mail-door.ts'
import type { MailSigner } from '../mail/sign-mail.ts'
import { noticeMailOf } from './notice-mail-of.ts'

interface Tools {
  readonly db: Db
  readonly clock: Clock
  readonly log: ServiceContext['log']
  readonly settings: Settings
  readonly topics: readonly Topic[]
  readonly mailDoor: MailDoor
  readonly signer: MailSigner
}

async function whileLeased<T>(tools: Tools, lease: LeasedNotice, work: () => Promise<T>) {
  const { db, clock, log } = tools
  const renew = () => {
    const until = new Date(clock.now().getTime() + leaseMs)
    renewLease(db, 'notices', { id: lease.id, attempt: lease.attempt, until }).catch((err) =>
      log.warn({ err, notice: lease.id }, 'a lease was not renewed'),
    )
  }
  const timer = setInterval(renew, leaseRenewMs)
  try {
    return await work()
  } finally {
    clearInterval(timer)
  }
}

async function finish(tools: Tools, lease: LeasedNotice, said: Verdict): Promise<void> {
  const { db, clock, log, mailDoor } = tools
  const at = clock.now()
  if (said.refusesSender) mailDoor.pause(said.answer)
  const outcome = outcomeOf(said, {
    kind: 'mail',
    attempt: lease.attempt,
    since: lease.createdAt,
    at,
  })
  const { id: noticeId, attempt } = lease
  const state = await finishNotice(db, { noticeId, attempt, at, outcome })
  // No answer in the log: it may name the address of somebody who never agreed to anything.
  log.info({ notice: noticeId, attempt, state }, 'notice attempted')
}

const notBuilt = verdict('deferred', '邮件未能生成，没有发送；稍后重试。')

async function signedBytes({ db, topics, signer }: Tools, lease: LeasedNotice): Promise<Buffer> {
  const mail = await noticeMailOf(db, lease, topics)
  return Buffer.concat([Buffer.from(await signer(mail)), mail])
}

/** Does nothing when the notice is not due for this attempt, not needed, or mail cannot be sent now. */
export async function deliverNotice(
  tools: Tools,
  { noticeId, attempt }: JobPayload<'deliver-notice'>,
): Promise<void> {
  const { db, clock, log, settings, mailDoor } = tools
  const publicUrl = mailDoor.publicUrlWhenOpen()
  if (publicUrl === null) return
  const at = clock.now()
  await dropUnneededNotices(db, at)
  const key = await readSigningKey(db, at)
  const lease = await leaseNotice(db, {
    noticeId,
    attempt,
    at,
    until: new Date(at.getTime() + leaseMs),
    envelope: { from: settings.mailFrom, publicUrl, linkKeyVersion: key.version },
  })
  if (!lease) return
  const bytes = await signedBytes(tools, lease).catch((error: unknown) => {
    log.error({ err: error, notice: lease.id }, 'a notice could not be built')
    return null
  })
  if (bytes === null) return await finish(tools, lease, notBuilt)
  const sent = await whileLeased(tools, lease, () => mailDoor.send(lease.envelope, bytes))
  await finish(tools, lease, judgeAnswer(sent))
}
