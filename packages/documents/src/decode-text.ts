/** Bytes → text. The text reader of this package; other formats get a reader beside it. */
import type { Diagnostic, FaultCode } from '@jianbao/schema'
import { binaryFormatOf } from './binary-format.ts'
import { controlShareMax, textBytesMax } from './limits.ts'
import { type ReadText, readEncoding, type TextEncoding } from './read-encoding.ts'

export interface DecodedText {
  readonly ok: true
  /** Well-formed, without NUL and byte order mark; line ends as they came. */
  readonly text: string
  readonly mediaType: string
  readonly encoding: TextEncoding
  readonly diagnostics: readonly Diagnostic[]
}

/** The content cannot be read as text; `fault` is in the catalogue of `@jianbao/schema`. */
export interface RefusedText {
  readonly ok: false
  readonly fault: FaultCode
}

const markdownName = /\.(?:md|markdown)$/i
const nul = /\0/g
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it counts
const control = /[\u0001-\u0008\u000e-\u001a\u001c-\u001f\u007f-\u0084\u0086-\u009f]/g
const printed = /[^\s\u200b-\u200f\u2060\ufeff\ufffd]/

const countOf = (text: string, pattern: RegExp): number => {
  let count = 0
  for (const _ of text.matchAll(pattern)) count += 1
  return count
}

/** Text has next to no control characters; NUL counts here although single ones are forgiven. */
const isBinary = (read: ReadText): boolean =>
  countOf(read.text, control) + countOf(read.text, nul) > read.text.length * controlShareMax

function diagnosticsOf(read: ReadText): readonly Diagnostic[] {
  if (read.unreadable === 0) return []
  const message = `有 ${read.unreadable} 处字节不符合 ${read.encoding} 编码，已用“\ufffd”代替。`
  return [{ code: 'undecodable-bytes', severity: 'warning', message, start: null, end: null }]
}

const refused = (fault: FaultCode): RefusedText => ({ ok: false, fault })

/**
 * Reads a file's bytes as text: byte order mark (UTF-8, UTF-16), strict UTF-8, UTF-16 without a mark
 * where it is evident, then GB18030. A few torn sequences are replaced and reported.
 *
 * Refuses by content, never by name: `empty-file`, `text-too-large`, `not-text`, `no-text`. The name
 * only tells Markdown from plain text. Never throws.
 */
export function decodeText(bytes: Uint8Array, name: string): DecodedText | RefusedText {
  if (bytes.length === 0) return refused('empty-file')
  if (binaryFormatOf(bytes) !== null) return refused('not-text')
  if (bytes.length > textBytesMax) return refused('text-too-large')
  const read = readEncoding(bytes)
  if (read === null || isBinary(read)) return refused('not-text')
  const text = read.text.replaceAll(nul, '').toWellFormed()
  if (!printed.test(text)) return refused('no-text')
  return {
    ok: true,
    text,
    mediaType: markdownName.test(name) ? 'text/markdown' : 'text/plain',
    encoding: read.encoding,
    diagnostics: diagnosticsOf(read),
  }
}
