/**
 * What an SMTP answer means for the delivery, the address and the sender.
 *
 * RFC 5321 §4.2.1 (4yz is transient, 5yz permanent), RFC 3463 (the enhanced code says of what).
 */
import { type Verdict, verdict } from '../delivery/verdict.ts'
import type { SendResult, SmtpFault } from './send-mail.ts'

/** Bad destination mailbox, bad destination system, mailbox moved, no such domain. */
const noSuchAddress = new Set(['5.1.1', '5.1.2', '5.1.6', '5.1.10'])

const enhancedCode = (response: string): string =>
  /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] ?? ''

/** Said of this reader or this message, not of the session. */
const concernsMessage = (command: string | undefined) => command === 'RCPT TO' || command === 'DATA'

function judgeRefusal(fault: SmtpFault, response: string): Verdict {
  const code = enhancedCode(response)
  // RFC 1870 §6.1: MAIL FROM announces the size, and the answer to it is about this mail.
  if (code === '5.3.4') return verdict('failed', response)
  if (!concernsMessage(fault.command)) {
    return verdict('deferred', response, { alarm: true, refusesSender: true })
  }
  if (noSuchAddress.has(code)) return verdict('failed', response, { suppress: 'bounced' })
  // Policy, not the address: an operator can cure it (SPF, DKIM, a block list), so it is tried again.
  if (code.startsWith('5.7.')) return verdict('deferred', response, { alarm: true })
  return verdict('failed', response, { bounced: fault.command === 'RCPT TO' })
}

export function judgeAnswer(result: SendResult): Verdict {
  if (result.kind === 'answered') return verdict('accepted', result.response)
  const { fault, contentBegan } = result
  const { response, responseCode } = fault
  const answer = response ?? fault.message
  if (fault.code === 'EAUTH')
    return verdict('deferred', answer, { alarm: true, refusesSender: true })
  // nodemailer refuses an address that no server could read: no retry makes it one.
  if (fault.code === 'EENVELOPE' && response === undefined) return verdict('failed', answer)
  // Our own limits speak before the server does: no retry makes the mail smaller.
  if (fault.code === 'EMESSAGE' && responseCode === undefined) return verdict('failed', answer)
  if (response !== undefined && responseCode !== undefined && responseCode >= 400) {
    return responseCode < 500 ? verdict('deferred', answer) : judgeRefusal(fault, response)
  }
  return verdict(contentBegan ? 'ambiguous' : 'deferred', answer)
}
