/** The way out for mail: shut when the settings or the server do not allow sending at all. */
import type { ServiceContext } from '@jianbao/runtime'
import { type Db, explainWaiting } from '@jianbao/store'
import { closeGraceMs, refusedSenderPauseMs } from '../limits.ts'
import { type SendResult, sendMail } from './send-mail.ts'
import { openSmtpConnections } from './smtp-connections.ts'

const noServer = '没有设置 SMTP_URL，邮件暂不发送。'
const noPublicUrl =
  '设置了 SMTP_URL 却没有 JIANBAO_PUBLIC_URL，邮件里的退订链接无处可指，邮件暂不发送。'

export interface MailDoor {
  /** Why no mail may be sent now; null when it may. */
  obstacle(): string | null
  /** What links point to; null while no mail may be sent. */
  publicUrlWhenOpen(): string | null
  /** While it is shut every waiting delivery says why, in the ledger, and the log does once. */
  explain(db: Db): Promise<void>
  /** The server refuses the sender itself: nothing goes out for some minutes. */
  pause(answer: string): void
  send(envelope: { from: string; to: string }, bytes: Buffer): Promise<SendResult>
  /** Cuts the connections that are still open after a moment of grace. */
  close(): void
}

export function openMailDoor(
  context: Pick<ServiceContext, 'settings' | 'clock' | 'log'>,
): MailDoor {
  const { settings, clock, log } = context
  const closing = new AbortController()
  const connections = openSmtpConnections(settings.smtpUrl ?? '')
  let closedUntil = new Date(0)
  let closedBecause = ''
  let lastSaid = ''

  const obstacle = (): string | null => {
    if (settings.smtpUrl === undefined) return noServer
    if (settings.publicUrl === undefined) return noPublicUrl
    return clock.now() < closedUntil ? closedBecause : null
  }

  return {
    obstacle,
    publicUrlWhenOpen() {
      return obstacle() === null ? (settings.publicUrl ?? null) : null
    },
    async explain(db) {
      const reason = obstacle()
      if (reason === null) return
      await explainWaiting(db, 'mail', reason)
      if (reason !== lastSaid) log.error({ reason }, 'mail is not sent')
      lastSaid = reason
    },
    pause(answer) {
      closedUntil = new Date(clock.now().getTime() + refusedSenderPauseMs)
      closedBecause = answer
      lastSaid = answer
    },
    async send(envelope, bytes) {
      return await sendMail(connections, { ...envelope, bytes }, closing.signal)
    },
    close() {
      connections.close()
      setTimeout(() => closing.abort(), closeGraceMs).unref()
    },
  }
}
