/** Formats that are not text, known by their first bytes. Names prove nothing. */
import { magicSearchBytes } from './limits.ts'

interface Magic {
  readonly format: string
  readonly bytes: readonly number[]
  /** Where the bytes stand; most formats begin with them. */
  readonly at?: number
}

const ascii = (text: string): readonly number[] => [...text].map((sign) => sign.charCodeAt(0))

/** From the formats' own specifications; only marks that no text begins with. */
const magics: readonly Magic[] = [
  { format: 'zip', bytes: [0x50, 0x4b, 0x03, 0x04] },
  { format: 'zip', bytes: [0x50, 0x4b, 0x05, 0x06] },
  { format: 'ole', bytes: [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] },
  { format: 'rtf', bytes: ascii('{\\rtf') },
  { format: 'png', bytes: [0x89, 0x50, 0x4e, 0x47] },
  { format: 'jpeg', bytes: [0xff, 0xd8, 0xff] },
  { format: 'gif', bytes: ascii('GIF87a') },
  { format: 'gif', bytes: ascii('GIF89a') },
  { format: 'tiff', bytes: [0x49, 0x49, 0x2a, 0x00] },
  { format: 'tiff', bytes: [0x4d, 0x4d, 0x00, 0x2a] },
  { format: 'webp', bytes: ascii('WEBP'), at: 8 },
  { format: 'heic', bytes: ascii('ftyp'), at: 4 },
  { format: 'gzip', bytes: [0x1f, 0x8b, 0x08] },
  { format: '7z', bytes: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c] },
  { format: 'rar', bytes: ascii('Rar!\u001a\u0007') },
  { format: 'xz', bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00] },
  { format: 'elf', bytes: [0x7f, 0x45, 0x4c, 0x46] },
  { format: 'sqlite', bytes: ascii('SQLite format 3\u0000') },
]

const startsAt = (bytes: Uint8Array, mark: readonly number[], at: number): boolean =>
  mark.every((byte, index) => bytes[at + index] === byte)

const pdfMark = ascii('%PDF-')

function isPdf(bytes: Uint8Array): boolean {
  const stop = Math.min(bytes.length, magicSearchBytes)
  for (let at = 0; at < stop; at += 1) if (startsAt(bytes, pdfMark, at)) return true
  return false
}

/** The binary format a file's content shows, or null where its first bytes show none. */
export function binaryFormatOf(bytes: Uint8Array): string | null {
  const magic = magics.find(({ bytes: mark, at }) => startsAt(bytes, mark, at ?? 0))
  if (magic !== undefined) return magic.format
  return isPdf(bytes) ? 'pdf' : null
}
