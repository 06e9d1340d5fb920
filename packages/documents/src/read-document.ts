/** Bytes → text: what a file says, whatever it was written with. */
import type { Diagnostic } from '@jianbao/schema'
import { binaryFormatOf } from './binary-format.ts'
import { detectFormat } from './detect-format.ts'
import type { ReadDocument, RefusedDocument } from './document.ts'
import { type Format, mediaTypes } from './format.ts'
import { depthMax, fileBytesMax, lineCharsMax, textBytesMax } from './limits.ts'
import type { Ocr } from './ocr/ocr.ts'
import { ReadFault } from './read-fault.ts'
import { faultOf, type Reading, readers } from './readers.ts'

export interface ReadOptions {
  /** How many containers the file came out of: 0 for a file as it was dropped, 1 for a member of one. */
  readonly depth?: number | undefined
  /** Recognises the text of scans; without it they are refused with `needs-ocr`. */
  readonly ocr?: Ocr | undefined
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

async function readOrRecognise(
  format: Format,
  bytes: Uint8Array,
  name: string,
  ocr: Ocr | undefined,
): Promise<Reading> {
  try {
    const reader = readers[format]
    if (reader === undefined) throw await faultOf(format, bytes)
    return await reader(bytes, name)
  } catch (error) {
    const isScan = error instanceof ReadFault && error.fault === 'needs-ocr'
    if (ocr === undefined || !isScan) throw error
    const { readPictures } = await import('./ocr/read-pictures.ts')
    return readPictures(format, bytes, ocr)
  }
}

async function read(
  format: Format,
  bytes: Uint8Array,
  name: string,
  { depth = 0, ocr }: ReadOptions,
): Promise<ReadDocument> {
  if (bytes.length === 0) throw new ReadFault('empty-file')
  if (bytes.length > fileBytesMax) throw new ReadFault('file-too-large')
  if (format === 'zip' && depth >= depthMax) throw new ReadFault('nested-too-deep')
  const reading = withinDepth(await readOrRecognise(format, bytes, name, ocr), depth)
  requireText(reading)
  const says = printed.test(reading.text)
  const text = says ? reading.text.replaceAll(nul, '').toWellFormed() : ''
  const mediaType = mediaTypes[format] ?? `image/${binaryFormatOf(bytes)}`
  return { encoding: null, diagnostics: [], mediaType, ...reading, ok: true, format, text }
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
  options: ReadOptions = {},
): Promise<ReadDocument | RefusedDocument> {
  const format = detectFormat(bytes, name)
  try {
    return await read(format, bytes, name, options)
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
