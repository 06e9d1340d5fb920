/** RTF (Microsoft's specification 1.9.1) as a stream of groups, control words, bytes and signs. */

export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly name: string; readonly value: number | null }
  /** A byte of text in the code page of its font. */
  | { readonly kind: 'byte'; readonly value: number }

const backslash = 0x5c
const openBrace = 0x7b
const closeBrace = 0x7d
const isLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39
const wordCharsMax = 32

interface Read {
  readonly token: RtfToken
  readonly next: number
}

/** `\word-12 `: letters, an optional number, and one space that belongs to them. */
function readWord(bytes: Uint8Array, start: number): Read {
  let at = start
  while (at < bytes.length && at - start < wordCharsMax && isLetter(bytes[at] ?? 0)) at += 1
  const name = String.fromCharCode(...bytes.subarray(start, at))
  const numberStart = at
  if (bytes[at] === 0x2d) at += 1
  while (at < bytes.length && at - numberStart < wordCharsMax && isDigit(bytes[at] ?? 0)) at += 1
  const digits = String.fromCharCode(...bytes.subarray(numberStart, at))
  const next = bytes[at] === 0x20 ? at + 1 : at
  return { token: { kind: 'word', name, value: digits === '' ? null : Number(digits) }, next }
}

function readControl(bytes: Uint8Array, start: number): Read {
  const byte = bytes[start] ?? 0
  if (isLetter(byte)) return readWord(bytes, start)
  if (byte === 0x27) {
    const hex = String.fromCharCode(...bytes.subarray(start + 1, start + 3))
    return { token: { kind: 'byte', value: Number.parseInt(hex, 16) || 0x3f }, next: start + 3 }
  }
  if (byte === backslash || byte === openBrace || byte === closeBrace)
    return { token: { kind: 'byte', value: byte }, next: start + 1 }
  return {
    token: { kind: 'word', name: String.fromCharCode(byte), value: null },
    next: start + 1,
  }
}

const pictureBytes = ({ token }: Read): number =>
  token.kind === 'word' && token.name === 'bin' ? Math.max(0, token.value ?? 0) : 0

/** A brace or a byte of text; line ends are those of the file, not of the text. */
function plainToken(byte: number): RtfToken | null {
  if (byte === openBrace) return { kind: 'open' }
  if (byte === closeBrace) return { kind: 'close' }
  return byte === 0x0a || byte === 0x0d ? null : { kind: 'byte', value: byte }
}

/** Skips what `\bin` announces: pictures in raw bytes. Linear. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at] ?? 0
    if (byte === backslash) {
      const read = readControl(bytes, at + 1)
      at = read.next + pictureBytes(read)
      yield read.token
      continue
    }
    at += 1
    const token = plainToken(byte)
    if (token !== null) yield token
  }
}
