/** One SMTP conversation for one mail, and how far it came. */
import { Readable } from 'node:stream'
import addressParser from 'nodemailer/lib/addressparser'
import { type SMTPConnection, type SmtpConnections, stepOf } from './smtp-connections.ts'

export interface SmtpFault {
  readonly message: string
  /** nodemailer's class of the fault: EAUTH, ECONNECTION, EENVELOPE … */
  readonly code: string | undefined
  /** The command the server answered: `MAIL FROM`, `RCPT TO`, `DATA`, `AUTH PLAIN`, `CONN` … */
  readonly command: string | undefined
  /** The server's answer and its code; undefined when there was none. */
  readonly response: string | undefined
  readonly responseCode: number | undefined
}

/** `contentBegan`: the server had said "go on" to DATA, so without an answer it may have the mail. */
export type SendResult =
  | { readonly kind: 'answered'; readonly response: string }
  | { readonly kind: 'fault'; readonly fault: SmtpFault; readonly contentBegan: boolean }

export interface MailToSend {
  readonly from: string
  readonly to: string
  readonly bytes: Buffer
}

const bareAddress = (given: string): string =>
  addressParser(given, { flatten: true })[0]?.address ?? given

function faultOf(error: unknown): SmtpFault {
  const given: Partial<SmtpFault> = error instanceof Error ? error : {}
  return {
    message: given.message ?? String(error),
    code: given.code,
    command: given.command,
    response: given.response,
    responseCode: given.responseCode,
  }
}

/** The content as a stream: it is read only once the server has agreed to DATA. */
function watchedContent(bytes: Buffer): { stream: Readable; began: () => boolean } {
  let began = false
  const stream = new Readable({
    read() {
      began = true
      this.push(bytes)
      this.push(null)
    },
  })
  return { stream, began: () => began }
}

/** Never rejects. `signal` cuts the connection. */
export async function sendMail(
  connections: SmtpConnections,
  mail: MailToSend,
  signal: AbortSignal,
): Promise<SendResult> {
  const content = watchedContent(mail.bytes)
  let connection: SMTPConnection | undefined
  const cut = () => connection?.close()
  signal.addEventListener('abort', cut, { once: true })
  try {
    signal.throwIfAborted()
    const taken = await connections.take()
    connection = taken
    signal.throwIfAborted()
    const envelope = {
      from: bareAddress(mail.from),
      to: [bareAddress(mail.to)],
      size: mail.bytes.length,
    }
    const info = await stepOf<{ response: string }>(taken, (done) =>
      taken.send(envelope, content.stream, done),
    )
    connections.giveBack(taken)
    return { kind: 'answered', response: info?.response ?? '' }
  } catch (error) {
    connection?.close()
    return { kind: 'fault', fault: faultOf(error), contentBegan: content.began() }
  } finally {
    signal.removeEventListener('abort', cut)
    content.stream.destroy()
  }
}
