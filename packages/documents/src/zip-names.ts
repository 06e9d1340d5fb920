/** The names a zip lists, without unpacking anything: enough to tell a docx from a zip of files. */
import { zipNamesMax } from './limits.ts'

const central = [0x50, 0x4b, 0x01, 0x02]
const local = [0x50, 0x4b, 0x03, 0x04]
/** Offsets of the name's length and of the name in each record (APPNOTE.TXT 4.3.7, 4.3.12). */
const places = { central: { length: 28, name: 46 }, local: { length: 26, name: 30 } }

const isMark = (bytes: Uint8Array, at: number, mark: readonly number[]): boolean =>
  mark.every((byte, index) => bytes[at + index] === byte)

function namesAt(bytes: Uint8Array, mark: readonly number[], place: typeof places.local): string[] {
  const names: string[] = []
  for (let at = bytes.indexOf(0x50); at >= 0; at = bytes.indexOf(0x50, at + 1)) {
    if (!isMark(bytes, at, mark)) continue
    const length = (bytes[at + place.length] ?? 0) + (bytes[at + place.length + 1] ?? 0) * 256
    const name = bytes.subarray(at + place.name, at + place.name + length)
    names.push(String.fromCharCode(...name.subarray(0, 255)))
    if (names.length >= zipNamesMax) break
  }
  return names
}

/** Names as Latin-1, from the central directory; from the records before it where that is torn off. */
export function zipNames(bytes: Uint8Array): readonly string[] {
  const listed = namesAt(bytes, central, places.central)
  return listed.length > 0 ? listed : namesAt(bytes, local, places.local)
}
