/** Zips that lie: every field as it is given, whatever the bytes say (APPNOTE.TXT 4.3). */
import { crc32, deflateRawSync } from 'node:zlib'

export interface RawEntry {
  readonly name: string | Buffer
  /** Not packed yet. */
  readonly content: Buffer
  readonly stored?: boolean
  readonly flags?: number
  /** What the headers claim, where it is not the truth. */
  readonly size?: number
  readonly packedSize?: number
  readonly crc?: number
  /** The entry of this number holds the bytes: this one only stands in the directory. */
  readonly sharedWith?: number
}

interface Placed {
  readonly fields: Buffer
  readonly name: Buffer
  readonly offset: number
}

export function rawZip(entries: readonly RawEntry[]): Buffer {
  const parts: Buffer[] = []
  const placed: Placed[] = []
  let offset = 0
  for (const entry of entries) {
    const shared = entry.sharedWith === undefined ? undefined : placed[entry.sharedWith]
    const name = Buffer.from(entry.name)
    if (shared) {
      placed.push({ fields: shared.fields, offset: shared.offset, name })
      continue
    }
    const packed = entry.stored ? entry.content : deflateRawSync(entry.content)
    const fields = fieldsOf(entry, packed)
    const local = Buffer.concat([u32(0x04034b50), fields, u16(name.length), u16(0), name])
    placed.push({ fields, offset, name })
    parts.push(local, packed)
    offset += local.length + packed.length
  }
  const directory = Buffer.concat(placed.map(directoryEntry))
  return Buffer.concat([...parts, directory, endOf(placed.length, directory.length, offset)])
}

const u16 = (value: number) => {
  const bytes = Buffer.alloc(2)
  bytes.writeUInt16LE(value % 0x10000)
  return bytes
}
const u32 = (value: number) => {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

/** What the local header and the directory share: version to sizes. */
function fieldsOf(entry: RawEntry, packed: Buffer): Buffer {
  return Buffer.concat([
    u16(20),
    u16(entry.flags ?? 0x0800),
    u16(entry.stored ? 0 : 8),
    u32(0),
    u32(entry.crc ?? crc32(entry.content)),
    u32(entry.packedSize ?? packed.length),
    u32(entry.size ?? entry.content.length),
  ])
}

const directoryEntry = ({ fields, name, offset }: Placed): Buffer =>
  Buffer.concat([
    u32(0x02014b50),
    u16(20),
    fields,
    u16(name.length),
    Buffer.alloc(12),
    u32(offset),
    name,
  ])

const endOf = (count: number, bytes: number, offset: number): Buffer =>
  Buffer.concat([u32(0x06054b50), u32(0), u16(count), u16(count), u32(bytes), u32(offset), u16(0)])
