/**
 * The blob store: every file as received, under the sha256 of its bytes, in `home/blobs/ab/cdef…`.
 *
 * A blob is written to a temporary name while it is hashed, forced to disk, renamed into place, and
 * the folder forced to disk: a name in the store is a promise that all bytes are there. Putting the
 * same bytes twice is harmless. Blobs are never changed and never removed.
 */
import { createHash, randomUUID } from 'node:crypto'
import { constants, createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { abandonedBlobMs } from '../limits.ts'

const hash = /^[0-9a-f]{64}$/

export interface Blobs {
  /**
   * Copies `bytes` to a temporary file while hashing. Nothing is in the store before `keep`, which
   * may be called again; `discard` after `keep` does nothing. Stops with `BlobTooLarge` past
   * `bytesMax`.
   */
  stage(bytes: AsyncIterable<Uint8Array>, bytesMax: number): Promise<StagedBlob>
  /** The whole blob, checked against its hash. Throws `BlobDamaged`, or ENOENT where there is none. */
  read(sha256: string): Promise<Buffer>
  /** The blob as a stream, not checked. */
  stream(sha256: string): Readable
  /** The path by hash alone: no name a stranger gave is ever part of it. */
  path(sha256: string): string
  /** Where `scratch` makes its folders. */
  readonly scratchRoot: string
  /** An empty folder, removed with all in it when disposed. */
  scratch(): Promise<ScratchFolder>
  /** Removes temporary files that a crash left behind. */
  sweep(at: Date): Promise<void>
}

export interface StagedBlob extends AsyncDisposable {
  readonly sha256: string
  readonly bytes: number
  keep(): Promise<void>
  discard(): Promise<void>
}

export interface ScratchFolder extends AsyncDisposable {
  readonly path: string
}

export class BlobTooLarge extends Error {
  override readonly name = 'BlobTooLarge'
}
export class BlobDamaged extends Error {
  override readonly name = 'BlobDamaged'
}

/** The blob store below `home`. Makes its folders on first use. */
export function openBlobs(home: string): Blobs {
  const root = join(home, 'blobs')
  const waiting = join(root, 'tmp')
  const path = (sha256: string) => {
    if (!hash.test(sha256)) throw new TypeError('A blob is named by 64 hexadecimal digits.')
    return join(root, sha256.slice(0, 2), sha256.slice(2))
  }
  return {
    path,
    stream: (sha256) => createReadStream(path(sha256)),
    read: async (sha256) => {
      const bytes = await readFile(path(sha256))
      if (createHash('sha256').update(bytes).digest('hex') === sha256) return bytes
      throw new BlobDamaged(`The stored copy of ${sha256} is damaged.`)
    },
    scratchRoot: waiting,
    scratch: async () => {
      const folder = join(waiting, randomUUID())
      await mkdir(folder, { recursive: true })
      const remove = () => rm(folder, { recursive: true, force: true })
      return { path: folder, [Symbol.asyncDispose]: remove }
    },
    stage: async (bytes, bytesMax) => {
      await mkdir(waiting, { recursive: true })
      const temporary = join(waiting, randomUUID())
      const discard = () => rm(temporary, { force: true })
      try {
        const written = await writeHashed(temporary, bytes, bytesMax)
        const keep = () => putInPlace(temporary, path(written.sha256))
        return { ...written, keep, discard, [Symbol.asyncDispose]: discard }
      } catch (error) {
        await discard()
        throw error
      }
    },
    sweep: async (at) => {
      const names = await readdir(waiting).catch(() => [])
      for (const name of names) {
        const found = await stat(join(waiting, name)).catch(() => null)
        if (found && at.getTime() - found.mtimeMs > abandonedBlobMs)
          await rm(join(waiting, name), { recursive: true, force: true })
      }
    },
  }
}

async function writeHashed(
  path: string,
  bytes: AsyncIterable<Uint8Array>,
  bytesMax: number,
): Promise<{ sha256: string; bytes: number }> {
  const digest = createHash('sha256')
  let count = 0
  await using file = await open(path, 'wx', 0o600)
  for await (const chunk of bytes) {
    count += chunk.length
    if (count > bytesMax) throw new BlobTooLarge(`More than ${bytesMax} bytes.`)
    digest.update(chunk)
    await file.writeFile(chunk)
  }
  await file.sync()
  return { sha256: digest.digest('hex'), bytes: count }
}

async function putInPlace(temporary: string, target: string): Promise<void> {
  const folder = dirname(target)
  const made = await mkdir(folder, { recursive: true })
  await rename(temporary, target).catch(async (error: NodeJS.ErrnoException) => {
    // Kept before: the same bytes stand there.
    if (error.code !== 'ENOENT') throw error
    await stat(target)
  })
  await syncFolder(folder)
  if (made) await syncFolder(dirname(folder))
}

/** Makes a rename last through a power cut (fsync(2): the entry's folder needs its own call). */
async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY)
  await handle.sync()
}
