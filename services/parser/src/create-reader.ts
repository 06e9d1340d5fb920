/** Where files are read: short text here, everything else in a child (`limits.ts` has the rule). */
import { detectFormat, weightOf } from '@jianbao/documents'
import { PARSER_VERSION } from '@jianbao/extraction'
import type { Topic } from '@jianbao/schema'
import type { Blobs } from '@jianbao/store'
import { inProcessBytesMax } from './limits.ts'
import { type FileToRead, type ReadingOptions, readBulletin } from './read-bulletin.ts'
import type { ChildPool } from './reading/child-pool.ts'
import type { Place, Reader, StoredFile } from './tools.ts'

type ReaderBlobs = Pick<Blobs, 'read' | 'path' | 'scratch'>

export function createReader(given: {
  topics: readonly Topic[]
  /** Recognise the text of scans. */
  ocr?: boolean
  blobs: ReaderBlobs
  pool: Pick<ChildPool, 'turn'>
}): Reader {
  const { topics, ocr = false, blobs, pool } = given
  const options = { topics, ocr }
  return {
    version: String(PARSER_VERSION),
    place: async (file, apart) => {
      const short = apart ? null : await shortText(blobs, file)
      return short ? placeHere(short, options) : await placeApart(pool, blobs, file, options)
    },
  }
}

/** The file with its bytes, where it is short text; null for all that is large, packed or unknown. */
async function shortText(
  blobs: Pick<Blobs, 'read'>,
  { sha256, name, depth, bytes: length }: StoredFile,
): Promise<FileToRead | null> {
  if (length > inProcessBytesMax) return null
  const bytes = await blobs.read(sha256)
  const weight = weightOf(detectFormat(bytes, name), bytes.length)
  return weight === 'light' ? { sha256, name, depth, bytes } : null
}

function placeHere(file: FileToRead, options: ReadingOptions): Place {
  return {
    read: async () => {
      const reading = await readBulletin(file, options)
      // What is light is no container.
      return reading.ok ? { ...reading, members: [] } : reading
    },
    [Symbol.asyncDispose]: async () => undefined,
  }
}

async function placeApart(
  pool: Pick<ChildPool, 'turn'>,
  blobs: ReaderBlobs,
  { sha256, name, depth }: StoredFile,
  options: ReadingOptions,
): Promise<Place> {
  await using held = new AsyncDisposableStack()
  const turn = held.use(await pool.turn())
  const scratch = held.use(await blobs.scratch())
  const path = blobs.path(sha256)
  const request = { sha256, name, depth, path, scratch: scratch.path, options }
  const kept = held.move()
  return { read: () => turn.read(request), [Symbol.asyncDispose]: () => kept.disposeAsync() }
}
