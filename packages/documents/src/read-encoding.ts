/** Bytes → characters: byte order mark, strict UTF-8, evident UTF-16, then GB18030 or Big5. */
import { frequentShare } from './frequent-characters.ts'
import { big5ShareMin, encodingSampleBytes, plainShareMin, unreadableShareMax } from './limits.ts'

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5'

export interface ReadText {
  readonly text: string
  readonly encoding: TextEncoding
  /** Sequences that the encoding does not know; each became U+FFFD. */
  readonly unreadable: number
}

const marks: readonly (readonly [TextEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** The encoding that a byte order mark names, or null. */
function markedEncoding(bytes: Uint8Array): TextEncoding | null {
  const found = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte))
  return found?.[0] ?? null
}

function readStrictly(bytes: Uint8Array, encoding: TextEncoding): ReadText | null {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
    return { text, encoding, unreadable: 0 }
  } catch {
    // A TypeError says that the bytes are not in this encoding: that is the answer, not a fault.
    return null
  }
}

const replacement = '\ufffd'

function readLeniently(bytes: Uint8Array, encoding: TextEncoding): ReadText {
  const text = new TextDecoder(encoding).decode(bytes)
  let unreadable = 0
  for (let at = text.indexOf(replacement); at >= 0; at = text.indexOf(replacement, at + 1)) {
    unreadable += 1
  }
  return { text, encoding, unreadable }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: ASCII is meant whole, control characters too
const asciiOnly = /[\u0000-\u007f]+/g

/** A few torn sequences in a text of that encoding, not a text of another one. */
function isMostlyReadable(read: ReadText): boolean {
  if (read.unreadable === 0) return true
  const foreign = read.text.replaceAll(asciiOnly, '').length
  return read.unreadable <= foreign * unreadableShareMax
}

/** Units of Chinese print and plain ASCII: what a UTF-16 text consists of, read the right way round. */
function isPlainUnit(unit: number): boolean {
  if (unit >= 0x20 && unit < 0x7f) return true
  if (unit === 0x0a || unit === 0x0d || unit === 0x09) return true
  if (unit >= 0x4e00 && unit <= 0x9fff) return true
  return (
    (unit >= 0x3000 && unit <= 0x303f) || (unit >= 0xff00 && unit <= 0xff5e) || isPrintSign(unit)
  )
}

const isPrintSign = (unit: number): boolean => unit >= 0x2010 && unit <= 0x2027

function plainShare(bytes: Uint8Array, littleEndian: boolean): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const units = Math.floor(Math.min(bytes.length, encodingSampleBytes) / 2)
  let plain = 0
  for (let at = 0; at < units; at += 1) {
    if (isPlainUnit(view.getUint16(at * 2, littleEndian))) plain += 1
  }
  return units === 0 ? 0 : plain / units
}

/** UTF-16 without a mark, where one byte order reads as plain print and the other does not. */
function evidentUtf16(bytes: Uint8Array): TextEncoding | null {
  if (bytes.length % 2 !== 0) return null
  const little = plainShare(bytes, true)
  const big = plainShare(bytes, false)
  if (Math.max(little, big) < plainShareMin || little === big) return null
  return little > big ? 'utf-16le' : 'utf-16be'
}

const hasNul = (bytes: Uint8Array): boolean => bytes.subarray(0, encodingSampleBytes).includes(0)

/**
 * Big5 bytes read as GB18030 too, as words nobody writes: what decides is how much of either reading
 * is the characters that every Chinese text is full of.
 */
function evidentBig5(bytes: Uint8Array): ReadText | null {
  const sample = bytes.subarray(0, encodingSampleBytes)
  const big5 = frequentShare(new TextDecoder('big5').decode(sample))
  if (big5 < big5ShareMin) return null
  if (big5 <= frequentShare(new TextDecoder('gb18030').decode(sample)) * 2) return null
  const read = readLeniently(bytes, 'big5')
  return isMostlyReadable(read) ? read : null
}

const beyondLetters = /[\u0800-\uffff]/
const foreign = /[^\p{ASCII}]/gu

/** Valid UTF-8 whose characters are Chinese; a few words of GBK may be valid too, as ũҵ for 农业. */
function isCertainlyUtf8(bytes: Uint8Array): boolean {
  const text = readStrictly(bytes, 'utf-8')?.text
  if (text === undefined) return false
  return beyondLetters.test(text) || (text.match(foreign)?.length ?? 0) < 2
}

/** A name or a few words, too short for the rules of a text: UTF-8 where it is certain, else GB18030. */
export function readShortly(bytes: Uint8Array): string {
  return new TextDecoder(isCertainlyUtf8(bytes) ? 'utf-8' : 'gb18030').decode(bytes)
}

/** The bytes in the encoding that they declare, where a mark or evident UTF-8 does not prove another. */
export function readDeclared(bytes: Uint8Array, encoding: TextEncoding): ReadText | null {
  if (markedEncoding(bytes) !== null || isCertainlyUtf8(bytes)) return null
  const read = readLeniently(bytes, encoding)
  return isMostlyReadable(read) ? read : null
}

/** Reads the bytes in the encoding they are in, or answers null where they are in none. */
export function readEncoding(bytes: Uint8Array): ReadText | null {
  const marked = markedEncoding(bytes)
  if (marked !== null) return readLeniently(bytes, marked)
  const strict = readStrictly(bytes, 'utf-8')
  // UTF-16 of plain ASCII is valid UTF-8 full of NUL.
  if (strict !== null && !hasNul(bytes)) return strict
  const utf16 = evidentUtf16(bytes)
  if (utf16 !== null) return readLeniently(bytes, utf16)
  if (strict !== null) return strict
  const utf8 = readLeniently(bytes, 'utf-8')
  if (isMostlyReadable(utf8)) return utf8
  const big5 = evidentBig5(bytes)
  if (big5 !== null) return big5
  const gb18030 = readLeniently(bytes, 'gb18030')
  return isMostlyReadable(gb18030) ? gb18030 : null
}
