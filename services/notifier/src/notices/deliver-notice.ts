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
  renewNoticeLease,
} from '@jianbao/store'
import { leaseMs, leaseRenewMs } from '../limits.ts'
import { judgeAnswer, type Verdict } from '../mail/judge-answer.ts'
import type { MailDoor } from '../mail/mail-door.ts'
import { outcomeOf } from '../mail/outcome-of.ts'
import { noticeMailOf } from './notice-mail-of.ts'

interface Tools {
  readonly db: Db
  readonly clock: Clock
  readonly log: ServiceContext['log']
  readonly settings: Settings
  readonly topics: readonly Topic[]
  readonly door: MailDoor
}

async function whileLeased<T>(tools: Tools, lease: LeasedNotice, work: () => Promise<T>) {
  const { db, clock, log } = tools
  const renew = () => {
    const until = new Date(clock.now().getTime() + leaseMs)
    renewNoticeLease(db, { noticeId: lease.id, attempt: lease.attempt, until }).catch((err) =>
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

async function finish(tools: Tools, lease: LeasedNotice, verdict: Verdict): Promise<void> {
  const { db, clock, log, door } = tools
  const at = clock.now()
  if (verdict.refusesSender) door.pause(verdict.answer)
  const outcome = outcomeOf(verdict, { attempt: lease.attempt, createdAt: lease.createdAt, at })
  const { id: noticeId, attempt } = lease
  const state = await finishNotice(db, { noticeId, attempt, at, outcome })
  // No answer in the log: it may name the address of somebody who never agreed to anything.
  log.info({ notice: noticeId, attempt, state }, 'notice attempted')
}

const notBuilt: Verdict = {
  kind: 'deferred',
  answer: '邮件未能生成，没有发送；稍后重试。',
  suppress: false,
  bounced: false,
  alarm: false,
  refusesSender: false,
}

/** Does nothing when the notice is not due for this attempt, not needed, or mail cannot be sent now. */
export async function deliverNotice(
  tools: Tools,
  { noticeId, attempt }: JobPayload<'deliver-notice'>,
): Promise<void> {
  const { db, clock, log, settings, topics, door } = tools
  const publicUrl = door.publicUrlWhenOpen()
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
  const bytes = await noticeMailOf(db, lease, topics).catch((error: unknown) => {
    log.error({ err: error, notice: lease.id }, 'a notice could not be built')
    return null
  })
  if (bytes === null) return await finish(tools, lease, notBuilt)
  const sent = await whileLeased(tools, lease, () => door.send(lease.envelope, bytes))
  await finish(tools, lease, judgeAnswer(sent))
}
