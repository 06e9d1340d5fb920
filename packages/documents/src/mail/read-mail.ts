/** E-mails (RFC 5322, MIME) and web pages saved as one (MHTML, RFC 2557). */

import type { Diagnostic } from '@jianbao/schema'
import PostalMime, { type Attachment, type Email } from 'postal-mime'
import { coverNoteCharsMax, entriesMax, expandedBytesMax } from '../limits.ts'
import { ReadFault } from '../read-fault.ts'
import { safePath } from '../safe-path.ts'
import { htmlToText } from '../web/read-html.ts'

export interface ReadMail {
  readonly text: string
  readonly members: readonly { readonly path: string; readonly bytes: Uint8Array }[]
  readonly diagnostics: readonly Diagnostic[]
}

const white = /\s/g
const lengthOf = (text: string): number => text.replace(white, '').length

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(bytes, {
      attachmentEncoding: 'arraybuffer',
      forceRfc822Attachments: true,
    })
  } catch (cause) {
    throw new ReadFault('damaged-file', cause instanceof Error ? cause.message : `${cause}`, {
      cause,
    })
  }
}

/** The HTML says what is a heading and what is bold; it is left where it says less than the plain text. */
function bodyOf({ html, text }: Email): string {
  const plain = text ?? ''
  if (html === undefined) return plain
  const rich = htmlToText(html)
  return lengthOf(rich) * 10 >= lengthOf(plain) * 8 ? rich : plain
}

const machineTypes =
  /^(?:text\/calendar|application\/ics|text\/x-vcard|text\/vcard|application\/(?:pgp-|pkcs7|x-pkcs7|ms-tnef|vnd\.ms-tnef)|message\/(?:delivery-status|disposition))/i

/** Pictures of the body and signatures, invitations, receipts: no bulletin is in them. */
function isBulletin({ mimeType, contentId, disposition, related }: Attachment): boolean {
  if (machineTypes.test(mimeType)) return false
  const isShown = related === true || disposition === 'inline' || contentId !== undefined
  return !(mimeType.startsWith('image/') && isShown)
}

function bytesOf({ content }: Attachment): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
}

function nameOf({ filename, mimeType }: Attachment, at: number): string {
  const ending = mimeType === 'message/rfc822' ? '.eml' : ''
  const name = filename ?? ''
  return safePath(name === '' ? `附件${at + 1}${ending}` : name)
}

function leftOut(attachment: Attachment): Diagnostic {
  const name = attachment.filename ?? attachment.mimeType
  const message = `邮件里的“${name}”是图片、签名或日程，没有当作简报读取。`
  return { code: 'attachment-left-out', severity: 'info', message, start: null, end: null }
}

const coverNote: Diagnostic = {
  code: 'cover-note',
  severity: 'info',
  message: '邮件正文只是附言，没有当作简报读取；附件已分别读取。',
  start: null,
  end: null,
}

/**
 * Reads an e-mail: its body, and its attachments as members. A short body beside attachments is a
 * note to them and no bulletin.
 *
 * Throws ReadFault: `damaged-file`, `too-many-entries`, `expanded-too-large`.
 */
export async function readMail(bytes: Uint8Array): Promise<ReadMail> {
  const mail = await parse(bytes)
  if (mail.attachments.length > entriesMax) throw new ReadFault('too-many-entries')
  const attached = mail.attachments.filter(isBulletin)
  const members = attached.map((one, at) => ({ path: nameOf(one, at), bytes: bytesOf(one) }))
  const size = members.reduce((sum, member) => sum + member.bytes.length, 0)
  if (size > expandedBytesMax) throw new ReadFault('expanded-too-large')
  const body = bodyOf(mail)
  const isNote = members.length > 0 && lengthOf(body) <= coverNoteCharsMax
  const diagnostics = mail.attachments.filter((one) => !isBulletin(one)).map(leftOut)
  return {
    text: isNote ? '' : body,
    members,
    diagnostics: isNote && body.trim() !== '' ? [coverNote, ...diagnostics] : diagnostics,
  }
}

/** Reads a web page saved as one file. Throws ReadFault: `damaged-file`, `no-text`. */
export async function readMhtml(bytes: Uint8Array): Promise<string> {
  const { html, text } = await parse(bytes)
  if (html !== undefined) return htmlToText(html)
  if (text === undefined) throw new ReadFault('no-text')
  return text
}
