/** Bytes → text: what a file says, whatever it was written with. */
import type { Diagnostic, FaultCode } from '@jianbao/schema'
import { decodeText } from './decode-text.ts'
import { detectFormat, isEncryptedOffice } from './detect-format.ts'
import type { Format } from './format.ts'
import { depthMax, fileBytesMax, lineCharsMax, textBytesMax } from './limits.ts'
import { ReadFault } from './read-fault.ts'

/** A page of the original and where it begins: a UTF-16 offset into `text`. Pages count from 1. */
export interface PageStart {
  readonly page: number
  readonly start: number
}

/** A file inside a container. `path` is safe to show and never to open: `/` parts its folders. */
export interface Member {
  readonly path: string
  /** Empty where `fault` says why it cannot be unpacked. */
  readonly bytes: Uint8Array
  readonly fault?: FaultCode
}

export interface ReadDocument {
  readonly ok: true
  readonly format: Format
  /** Well-formed, without NUL. Empty for a container that says nothing itself: all zips, some e-mails. */
  readonly text: string
  readonly mediaType: string
  /** Null for formats that are not characters. */
  readonly encoding: string | null
  /** In order, where the format has pages. */
  readonly pages?: readonly PageStart[]
  /** For containers, in the order they hold them: each is a bulletin of its own. */
  readonly members?: readonly Member[]
  readonly diagnostics: readonly Diagnostic[]
}

/** The content cannot be read; `fault` is in the catalogue of `@jianbao/schema`. */
export interface RefusedDocument {
  readonly ok: false
  readonly format: Format
  readonly fault: FaultCode
  /** What was found, for people: a media type, a number, the name of a member. */
  readonly detail?: string
}

export interface ReadOptions {
  /** How many containers the file came out of: 0 for a file as it was dropped, 1 for a member of one. */
  readonly depth?: number
}

/** What a reader answers; a fault is thrown as ReadFault. */
type Reading = Omit<ReadDocument, 'ok' | 'format' | 'encoding' | 'diagnostics'> &
  Partial<Pick<ReadDocument, 'encoding' | 'diagnostics'>>

type Reader = (bytes: Uint8Array, name: string) => Promise<Reading>

async function readPlain(bytes: Uint8Array, name: string): Promise<Reading> {
  const decoded = decodeText(bytes, name)
  if (!decoded.ok) throw new ReadFault(decoded.fault)
  return decoded
}

const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Readers are loaded when a file asks for them: none of their libraries is small. */
const readers: Partial<Record<Format, Reader>> = {
  text: readPlain,
  markdown: readPlain,
  html: async (bytes) => {
    const { readHtml } = await import('./web/read-html.ts')
    return { mediaType: 'text/html', ...readHtml(bytes) }
  },
  mhtml: async (bytes) => {
    const { readMhtml } = await import('./mail/read-mail.ts')
    return { mediaType: 'multipart/related', text: await readMhtml(bytes) }
  },
  docx: async (bytes) => {
    const { readDocx } = await import('./office/read-docx.ts')
    return { mediaType: office, text: await readDocx(bytes) }
  },
  doc: async (bytes) => {
    const { readDoc } = await import('./office/read-doc.ts')
    return { mediaType: 'application/msword', text: await readDoc(bytes) }
  },
  pdf: async (bytes) => {
    const { readPdf } = await import('./pages/read-pdf.ts')
    return { mediaType: 'application/pdf', ...(await readPdf(bytes)) }
  },
  ofd: async (bytes) => {
    const { readOfd } = await import('./pages/read-ofd.ts')
    return { mediaType: 'application/ofd', ...(await readOfd(bytes)) }
  },
  eml: async (bytes) => {
    const { readMail } = await import('./mail/read-mail.ts')
    return { mediaType: 'message/rfc822', ...(await readMail(bytes)) }
  },
  zip: async (bytes) => {
    const { readArchive } = await import('./zip/read-archive.ts')
    return { mediaType: 'application/zip', text: '', members: await readArchive(bytes) }
  },
}

/** The fault of formats that no reader is for. */
async function faultOf(format: Format, bytes: Uint8Array): Promise<ReadFault> {
  if (format === 'image') return new ReadFault('needs-ocr')
  if (format === 'ole' && isEncryptedOffice(bytes)) return new ReadFault('encrypted')
  const { fileTypeFromBuffer } = await import('file-type')
  const type = await fileTypeFromBuffer(bytes)
  return new ReadFault('unsupported-format', type?.mime ?? format)
}

const printed = /[^\s\u200b-\u200f\u2060\ufeff\ufffd]/
const lineEnd = /[\n\r\f\v\u0085\u2028\u2029]/g

function requireLines(text: string): void {
  let from = 0
  for (const { index } of text.matchAll(lineEnd)) {
    if (index - from > lineCharsMax) throw new ReadFault('line-too-long')
    from = index + 1
  }
  if (text.length - from > lineCharsMax) throw new ReadFault('line-too-long')
}

/** A text that says something and keeps the limits; a container may say nothing itself. */
function requireText({ text, members }: Reading): void {
  if (text.length > textBytesMax) throw new ReadFault('text-too-large')
  if (!printed.test(text) && (members === undefined || members.length === 0))
    throw new ReadFault('no-text')
  requireLines(text)
}

const nul = /\0/g

async function read(
  format: Format,
  bytes: Uint8Array,
  name: string,
  depth: number,
): Promise<ReadDocument> {
  if (bytes.length === 0) throw new ReadFault('empty-file')
  if (bytes.length > fileBytesMax) throw new ReadFault('file-too-large')
  if (format === 'zip' && depth >= depthMax) throw new ReadFault('nested-too-deep')
  const reader = readers[format]
  if (reader === undefined) throw await faultOf(format, bytes)
  const reading = withinDepth(await reader(bytes, name), depth)
  requireText(reading)
  const says = printed.test(reading.text)
  const text = says ? reading.text.replaceAll(nul, '').toWellFormed() : ''
  return { encoding: null, diagnostics: [], ...reading, ok: true, format, text }
}

const attachmentsTooDeep: Diagnostic = {
  code: 'attachments-too-deep',
  severity: 'warning',
  message: '转发邮件里的附件没有读取：容器只打开一层。请取出附件单独投放。',
  start: null,
  end: null,
}

/** A forwarded e-mail is read, its attachments are not: they would be members of members. */
function withinDepth(reading: Reading, depth: number): Reading {
  const { members = [], diagnostics = [], ...rest } = reading
  if (depth < depthMax || members.length === 0) return reading
  if (!printed.test(rest.text)) throw new ReadFault('nested-too-deep')
  return { ...rest, diagnostics: [...diagnostics, attachmentsTooDeep] }
}

/**
 * Reads a file of any format by its content; the name only breaks ties. Never throws for what a file
 * holds: damage, encryption and excess are faults. May take memory and time beyond all bounds for
 * formats of weight `heavy` (`weightOf`): read those in a child process.
 */
export async function readDocument(
  bytes: Uint8Array,
  name: string,
  { depth = 0 }: ReadOptions = {},
): Promise<ReadDocument | RefusedDocument> {
  const format = detectFormat(bytes, name)
  try {
    return await read(format, bytes, name, depth)
  } catch (error) {
    return refusalOf(format, error)
  }
}

/** What a library throws at a damaged file is anything; its words are kept for the operator. */
function refusalOf(format: Format, error: unknown): RefusedDocument {
  if (!(error instanceof ReadFault)) {
    const detail = error instanceof Error ? error.message : String(error)
    return { ok: false, format, fault: 'damaged-file', detail }
  }
  const { fault, detail } = error
  return detail === undefined ? { ok: false, format, fault } : { ok: false, format, fault, detail }
}
