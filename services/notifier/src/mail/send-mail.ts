/** One SMTP conversation for one mail, and how far it came. */
import { Readable } from 'node:stream'
import addressParser from 'nodemailer/lib/addressparser'
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { smtpConnectMsMax, smtpGreetingMsMax, smtpSilenceMsMax } from '../limits.ts'

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

function faultOf(error: Error): SmtpFault {
  const given = error as Error & Partial<Omit<SmtpFault, 'message'>>
  return {
    message: error.message,
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
export function sendMail(
  smtpUrl: string,
  mail: MailToSend,
  signal: AbortSignal,
): Promise<SendResult> {
  const { auth, ...options } = parseConnectionUrl(smtpUrl)
  const connection = new SMTPConnection({
    ...options,
    connectionTimeout: smtpConnectMsMax,
    greetingTimeout: smtpGreetingMsMax,
    socketTimeout: smtpSilenceMsMax,
  })
  const content = watchedContent(mail.bytes)
  const envelope = {
    from: bareAddress(mail.from),
    to: [bareAddress(mail.to)],
    size: mail.bytes.length,
  }
  const cut = () => connection.close()
  const conversation = new Promise<SendResult>((resolve) => {
    const failed = (error: Error) =>
      resolve({ kind: 'fault', fault: faultOf(error), contentBegan: content.began() })
    const send = () =>
      connection.send(envelope, content.stream, (error, info) => {
        if (error) return failed(error)
        resolve({ kind: 'answered', response: info.response })
        connection.quit()
      })
    // Stays to the end: an error event nobody hears would end the process.
    connection.on('error', failed)
    connection.once('end', () => failed(new Error('The connection ended.')))
    signal.addEventListener('abort', cut, { once: true })
    if (signal.aborted) return failed(new Error('The service is closing.'))
    connection.connect((error) => {
      if (error) return failed(error)
      if (!auth || !connection.allowsAuth) return send()
      connection.login(auth, (refused) => (refused ? failed(refused) : send()))
    })
  })
  return conversation.finally(() => {
    signal.removeEventListener('abort', cut)
    content.stream.destroy()
  })
}
