/** Moves of files between the folders of a home. Every one can be repeated. */
import { randomUUID } from 'node:crypto'
import type { BigIntStats } from 'node:fs'
import { constants, createWriteStream } from 'node:fs'
import {
  copyFile,
  link,
  lstat,
  mkdir,
  readlink,
  rename,
  rm,
  symlink,
  unlink,
} from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { isMissing } from './list-inbox.ts'
import { safeName } from './names.ts'
import { likenessOf } from './sightings.ts'

export const hasCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))

/** True if anything stands at `path`, a broken link too. */
export async function isThere(path: string | Buffer): Promise<boolean> {
  return (await statsAt(path)) !== null
}

/** What stands at `path`, links not followed, or null. */
export async function statsAt(path: string | Buffer): Promise<BigIntStats | null> {
  try {
    return await lstat(path, { bigint: true })
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

/**
 * Renames a file out of the inbox. False if it is not there any more. Where the inbox lies on
 * another file system (EXDEV), `copy` writes the file to its target and the original is removed,
 * if it is still the one that was judged.
 */
export async function takeAway(given: {
  from: Buffer
  to: string
  judged: BigIntStats
  copy: () => Promise<void>
}): Promise<boolean> {
  await mkdir(dirname(given.to), { recursive: true })
  try {
    await rename(given.from, given.to)
    return true
  } catch (error) {
    if (isMissing(error)) return false
    if (!hasCode(error, 'EXDEV')) throw error
  }
  await given.copy()
  const now = await statsAt(given.from)
  if (now && likenessOf(now) === likenessOf(given.judged)) await unlink(given.from)
  return true
}

/**
 * Writes bytes to `to` by way of a temporary name beside it, so that a crash leaves no half file.
 * `open` is called only when its errors are heard: a stream without a listener ends the process.
 */
export async function writeWhole(open: () => Readable, to: string): Promise<void> {
  await mkdir(dirname(to), { recursive: true })
  const temporary = join(dirname(to), `.${randomUUID()}.part`)
  try {
    await pipeline(open(), createWriteStream(temporary, { flags: 'wx' }))
    await rename(temporary, to)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Copies a link, or a file that was refused, to another file system. Pipes and devices hold no bytes. */
export async function copyRefused(from: Buffer, to: string, stats: BigIntStats): Promise<void> {
  if (stats.isSymbolicLink()) {
    await rm(to, { force: true })
    await symlink(await readlink(from, { encoding: 'buffer' }), to)
  } else if (stats.isFile()) {
    await copyFile(from, to)
  }
}

/**
 * Puts a file back into the inbox: it is not the one that was taken, or it has grown since. Under a
 * safe name, right in the inbox: whoever may write there could have put a link in the place of a
 * sub-folder. Never over another file. Returns the path below the inbox.
 */
export async function putBack(from: string, inbox: string, inboxPath: string): Promise<string> {
  const { stem, extension } = safeName(basename(inboxPath))
  const wanted = `${stem}${extension}`
  try {
    await moveWithoutReplacing(from, join(inbox, wanted))
    return wanted
  } catch (error) {
    if (!hasCode(error, 'EEXIST')) throw error
  }
  const other = `${stem}.${randomUUID().slice(0, 8)}${extension}`
  await moveWithoutReplacing(from, join(inbox, other))
  return other
}

async function moveWithoutReplacing(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    // Another file system, or one without hard links.
    if (!hasCode(error, 'EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK')) throw error
    await copyFile(from, to, constants.COPYFILE_EXCL)
  }
  await unlink(from)
}
