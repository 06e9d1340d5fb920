/**
 * The console's end of the inbox: an upload is written under a temporary name that the watcher
 * leaves alone, and gets its own name when it is whole. From there it goes the way of every file.
 */
import { createHash, randomUUID } from 'node:crypto'
import { link, mkdir, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ConsoleError } from '../console-errors.ts'
import { abandonedUploadMs, uploadBytesMax, uploadNamesMax } from '../limits.ts'
import { uploadName } from './upload-name.ts'

export interface Inbox {
  /** Keeps the bytes under a form of `name` that is free. All of them, or nothing. */
  put(name: string, bytes: AsyncIterable<Uint8Array>): Promise<PutFile>
}

interface PutFile {
  /** Below the inbox, as the ledger names the arrival. */
  readonly inboxPath: string
  readonly sha256: string
  readonly bytes: number
}

const halfName = /^\.upload-[0-9a-f-]{36}\.part$/

/** Opens `home/inbox` and removes what broken uploads left there long ago. */
export async function openInbox(home: string, now: Date): Promise<Inbox> {
  const path = join(home, 'inbox')
  await mkdir(path, { recursive: true })
  const folder = await realpath(path)
  await removeAbandoned(folder, now)
  return {
    put: async (name, bytes) => {
      const half = join(folder, `.upload-${randomUUID()}.part`)
      try {
        const written = await write(half, bytes)
        return { ...written, inboxPath: await giveName(folder, half, name) }
      } catch (error) {
        await rm(half, { force: true })
        throw error
      }
    },
  }
}

async function write(path: string, bytes: AsyncIterable<Uint8Array>) {
  const digest = createHash('sha256')
  let count = 0
  await using file = await open(path, 'wx', 0o640)
  try {
    for await (const chunk of bytes) {
      count += chunk.length
      if (count > uploadBytesMax) throw new ConsoleError('too-large')
      digest.update(chunk)
      await file.writeFile(chunk)
    }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    // The sender hung up. A disk that is full is our own fault and stays one.
    if (code === 'ECONNRESET' || code === 'ERR_STREAM_PREMATURE_CLOSE') {
      throw new ConsoleError('upload-broken-off', { cause })
    }
    throw cause
  }
  if (count === 0) throw new ConsoleError('empty-upload')
  return { sha256: digest.digest('hex'), bytes: count }
}

async function giveName(folder: string, half: string, name: string): Promise<string> {
  for (let attempt = 1; attempt <= uploadNamesMax; attempt += 1) {
    const candidate = uploadName(name, attempt)
    if (await moveToFreeName(half, join(folder, candidate))) return candidate
  }
  throw new Error(`No free name in the inbox for ${uploadName(name, 1)}.`)
}

/**
 * Link, then remove the temporary name: unlike a rename, a link never replaces a file of that name
 * which waits to be taken. Where the file system has no links, a rename after a look must do.
 */
async function moveToFreeName(half: string, target: string): Promise<boolean> {
  try {
    await link(half, target)
    await rm(half, { force: true })
    return true
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException
    if (code === 'EEXIST') return false
    if (!['EPERM', 'ENOTSUP', 'ENOSYS'].includes(code)) throw error
    if (await stat(target).catch(() => null)) return false
    await rename(half, target)
    return true
  }
}

async function removeAbandoned(folder: string, now: Date): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!halfName.test(name)) continue
    const found = await stat(join(folder, name)).catch(() => null)
    if (found && now.getTime() - found.mtimeMs > abandonedUploadMs) {
      await rm(join(folder, name), { force: true })
    }
  }
}
