/** An SMTP server on loopback that keeps every mail it is given as a file and sends nothing on. */
import { randomBytes } from 'node:crypto'
import { createWriteStream, mkdirSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server'
import { mailBytesMax } from './limits.ts'

export interface Mailbox {
  /** `smtp://127.0.0.1:port` */
  readonly url: string
  /** Where each mail lies as `<time of arrival>-<random>.eml`, in order of arrival by name. */
  readonly folder: string
  stop(): Promise<void>
}

/**
 * Starts it. A mail is acknowledged after its file has its final name, so an accepted mail is never
 * missing or half there. Every copy is kept: the same mail twice is two files.
 */
export async function startMailbox(folder: string): Promise<Mailbox> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    size: mailBytesMax,
    onData: (stream, _session, done) => void keep(folder, stream).then(() => done(), done),
  })
  // A client that breaks off in mid-mail is its own business; the sender will come again.
  server.on('error', () => undefined)
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  // A TCP server that listens has an AddressInfo, never a string or null.
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    folder,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

let arrivals = 0

async function keep(folder: string, stream: SMTPServerDataStream): Promise<void> {
  arrivals += 1
  const time = new Date().toISOString().replaceAll(':', '-')
  const order = String(arrivals % 1_000_000).padStart(6, '0')
  const name = `${time}-${order}-${randomBytes(3).toString('hex')}.eml`
  const half = join(folder, `.${name}.part`)
  try {
    await pipeline(stream, createWriteStream(half))
    if (stream.sizeExceeded) throw Object.assign(new Error('too large'), { responseCode: 552 })
    await rename(half, join(folder, name))
  } catch (error) {
    await rm(half, { force: true })
    throw error
  }
}
