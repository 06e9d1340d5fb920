/**
 * Reads `home/mailbox`, where the built-in mail server keeps a copy of every mail. Its file names
 * begin with the time of arrival, so they are the key by which the list is paged.
 */
import { constants } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type MailDetail, type MailItem, mailName, type PageQuery } from '@jianbao/schema'
import { ConsoleError } from '../console-errors.ts'
import { mailBytesMax, mailHeadBytes } from '../limits.ts'

export interface Mailbox {
  list(page: PageQuery): Promise<{ items: MailItem[]; next: string | null }>
  /** Throws `not-found`, or `too-large` for what can only be downloaded. */
  read(name: string): Promise<Omit<MailDetail, 'html'> & { html: string | null }>
  readBytes(name: string): Promise<Buffer>
}

export function openMailbox(home: string): Mailbox {
  const folder = join(home, 'mailbox')

  const readStart = async (name: string, bytesMax: number) => {
    // The schema of the route says so too; whoever else calls must not leave the folder either.
    if (!mailName.safeParse(name).success) throw new ConsoleError('not-found')
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW
    await using file = await open(join(folder, name), flags).catch((cause) => {
      throw new ConsoleError('not-found', { cause })
    })
    const { size, mtime } = await file.stat()
    const buffer = Buffer.alloc(Math.min(size, bytesMax))
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0)
    return { size, receivedAt: mtime, start: buffer.subarray(0, bytesRead) }
  }

  const toItem = async (name: string): Promise<MailItem> => {
    const { size, receivedAt, start } = await readStart(name, mailHeadBytes)
    return { name, bytes: size, receivedAt: receivedAt.toISOString(), ...(await parseHead(start)) }
  }

  return {
    list: async ({ limit, after }) => {
      const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
      const names = entries
        .filter((entry) => entry.isFile() && mailName.safeParse(entry.name).success)
        .map((entry) => entry.name)
        .sort((a, b) => (a < b ? 1 : -1))
      const from = after === undefined ? 0 : names.findIndex((name) => name < after)
      const shown = from < 0 ? [] : names.slice(from, from + limit)
      const follows = from >= 0 && names.length > from + limit
      return {
        items: await Promise.all(shown.map(toItem)),
        next: follows ? (shown.at(-1) ?? null) : null,
      }
    },
    read: async (name) => {
      const { size, receivedAt, start } = await readStart(name, mailBytesMax)
      if (size > mailBytesMax) throw new ConsoleError('too-large')
      const mail = await parseMail(start)
      return {
        name,
        bytes: size,
        receivedAt: receivedAt.toISOString(),
        ...addressesOf(mail),
        headers: mail.headers.map((header) => ({ name: header.originalKey, value: header.value })),
        text: mail.text ?? null,
        html: mail.html ?? null,
        attachments: mail.attachments.map((each) => ({
          name: each.filename,
          mediaType: each.mimeType,
          bytes: typeof each.content === 'string' ? each.content.length : each.content.byteLength,
        })),
      }
    },
    readBytes: async (name) => {
      const { size, start } = await readStart(name, mailBytesMax)
      if (size > mailBytesMax) throw new ConsoleError('too-large')
      return start
    },
  }
}

/** Loaded on first use: most processes never show a mail. */
async function parseMail(bytes: Buffer) {
  const { default: PostalMime } = await import('postal-mime')
  return await PostalMime.parse(bytes)
}

type ParsedMail = Awaited<ReturnType<typeof parseMail>>

async function parseHead(bytes: Buffer) {
  const end = bytes.indexOf('\r\n\r\n')
  return addressesOf(await parseMail(end < 0 ? bytes : bytes.subarray(0, end + 4)))
}

function addressesOf(mail: ParsedMail): Pick<MailItem, 'from' | 'to' | 'subject'> {
  const written = (given: ParsedMail['from']) => {
    const { name = '', address = '' } = given ?? {}
    return name && address ? `${name} <${address}>` : name || address
  }
  return {
    from: written(mail.from),
    to: (mail.to ?? []).map(written).join(', '),
    subject: mail.subject ?? '',
  }
}
