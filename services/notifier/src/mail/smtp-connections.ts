/**
 * Open SMTP connections, used again for a while: greeting, TLS and login cost more than the mail.
 * A connection is asked whether it still lives before it carries the next mail, so a server that
 * hung up in between costs nothing.
 */
import { parseConnectionUrl } from 'nodemailer/lib/shared'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import {
  smtpAliveMsMax,
  smtpConnectMsMax,
  smtpGreetingMsMax,
  smtpIdleMsMax,
  smtpSilenceMsMax,
} from '../limits.ts'

export type { SMTPConnection }

export interface SmtpConnections {
  /** One that is open and logged in. Rejects with nodemailer's error. */
  take(): Promise<SMTPConnection>
  /** After a mail it accepted. Any other is closed by whoever took it. */
  giveBack(connection: SMTPConnection): void
  /** Ends the idle ones; those given back later end too. */
  close(): void
}

type Done<T> = (error?: Error | null, value?: T) => void

/** Waits for one step's callback. A connection that breaks, or is closed, fails the step. */
export function stepOf<T>(connection: SMTPConnection, begin: (done: Done<T>) => void) {
  const waiting = Promise.withResolvers<T | undefined>()
  const broken = (error?: Error) => waiting.reject(error ?? new Error('The connection ended.'))
  connection.once('error', broken)
  connection.once('end', broken)
  begin((error, value) => (error ? waiting.reject(error) : waiting.resolve(value)))
  return waiting.promise.finally(() => {
    connection.off('error', broken)
    connection.off('end', broken)
  })
}

async function openConnection(smtpUrl: string): Promise<SMTPConnection> {
  const { auth, ...options } = parseConnectionUrl(smtpUrl)
  const connection = new SMTPConnection({
    ...options,
    connectionTimeout: smtpConnectMsMax,
    greetingTimeout: smtpGreetingMsMax,
    socketTimeout: smtpSilenceMsMax,
  })
  // For its whole life: an error event that nobody hears would end the process.
  connection.on('error', () => undefined)
  try {
    await stepOf(connection, (done) => connection.connect(done))
    if (auth) {
      if (!connection.allowsAuth) throw loginNotOffered()
      await stepOf(connection, (done) => connection.login(auth, done))
    }
    return connection
  } catch (error) {
    connection.close()
    throw error
  }
}

/** Without it the mail would go out unencrypted and as nobody, as when STARTTLS was stripped on the way. */
const loginNotOffered = () =>
  Object.assign(new Error('SMTP_URL names a login, but the server offers none.'), { code: 'EAUTH' })

async function isAlive(connection: SMTPConnection): Promise<boolean> {
  const late = setTimeout(() => connection.close(), smtpAliveMsMax)
  try {
    await stepOf(connection, (done) => connection.reset(done))
    return true
  } catch {
    connection.close()
    return false
  } finally {
    clearTimeout(late)
  }
}

export function openSmtpConnections(smtpUrl: string): SmtpConnections {
  const idle = new Map<SMTPConnection, NodeJS.Timeout>()
  let closed = false

  const forget = (connection: SMTPConnection) => {
    clearTimeout(idle.get(connection))
    idle.delete(connection)
  }
  const end = (connection: SMTPConnection) => {
    forget(connection)
    connection.quit()
  }

  return {
    async take() {
      for (const connection of idle.keys()) {
        forget(connection)
        if (await isAlive(connection)) return connection
      }
      const connection = await openConnection(smtpUrl)
      connection.once('end', () => forget(connection))
      return connection
    },
    giveBack(connection) {
      const timer = setTimeout(() => end(connection), smtpIdleMsMax).unref()
      idle.set(connection, timer)
      if (closed) end(connection)
    },
    close() {
      closed = true
      for (const connection of idle.keys()) end(connection)
    },
  }
}
