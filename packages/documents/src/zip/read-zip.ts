/** A zip's entries under absolute bounds, whatever its directory claims. */
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { entriesMax, expandedBytesMax } from '../limits.ts'
import { ReadFault } from '../read-fault.ts'
import { nameOf } from './entry-name.ts'

export interface ZipEntry {
  /** Decoded, with `/` between folders. May be anything: never open it. */
  readonly path: string
  /** Unpacks the entry. Throws ReadFault where it is damaged, encrypted or too large (`bytesMax`). */
  readonly read: (bytesMax?: number) => Promise<Uint8Array>
}

/** What is left of the bytes that one file may unpack to. */
interface Allowance {
  bytes: number
}

const encryptedBit = 0x1

async function unpack(
  zip: ZipFile,
  entry: Entry,
  left: Allowance,
  bytesMax: number,
): Promise<Uint8Array> {
  if (entry.generalPurposeBitFlag & encryptedBit) throw new ReadFault('encrypted')
  const chunks: Uint8Array[] = []
  let size = 0
  const stream = await zip.openReadStreamPromise(entry)
  // The directory may lie about sizes: what counts is what comes out.
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    left.bytes -= chunk.length
    size += chunk.length
    if (left.bytes < 0 || size > bytesMax) {
      stream.destroy()
      throw new ReadFault(left.bytes < 0 ? 'expanded-too-large' : 'file-too-large')
    }
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function unpackOrRefuse(
  zip: ZipFile,
  entry: Entry,
  left: Allowance,
  bytesMax = Number.POSITIVE_INFINITY,
): Promise<Uint8Array> {
  try {
    return await unpack(zip, entry, left, bytesMax)
  } catch (cause) {
    if (cause instanceof ReadFault) throw cause
    throw new ReadFault('damaged-file', messageOf(cause), { cause })
  }
}

const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : `${cause}`)

/** The files of a zip in the order of its directory, folders left out. Unpacks nothing by itself. */
export async function readZip(bytes: Uint8Array): Promise<readonly ZipEntry[]> {
  const left: Allowance = { bytes: expandedBytesMax }
  const entries: ZipEntry[] = []
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const zip = await fromBufferPromise(buffer, { decodeStrings: false })
    if (zip.entryCount > entriesMax * 2) throw new ReadFault('too-many-entries')
    for await (const entry of zip.eachEntry()) {
      const path = nameOf(entry)
      if (path.endsWith('/')) continue
      if (entries.length >= entriesMax) throw new ReadFault('too-many-entries')
      entries.push({ path, read: (bytesMax) => unpackOrRefuse(zip, entry, left, bytesMax) })
    }
  } catch (cause) {
    if (cause instanceof ReadFault) throw cause
    throw new ReadFault('damaged-file', messageOf(cause), { cause })
  }
  return entries
}
