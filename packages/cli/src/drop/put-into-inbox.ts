/** Hands a file to the watcher the way it asks of everybody: whole, by a rename. */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { link, rename, rm, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { UserError } from '@jianbao/runtime'

export interface PutFile {
  /** The name it got in the inbox. */
  readonly inboxPath: string
  readonly sha256: string
  /** Just before it appeared there. */
  readonly since: Date
}

/**
 * Copies `file` into the inbox under a temporary name and gives it its own name when all bytes are
 * there. A name that waits there already is not overwritten: a number is added.
 *
 * @throws UserError when the file is not there, is no file, or the inbox cannot be written.
 */
export async function putIntoInbox(file: string, inbox: string): Promise<PutFile> {
  await requireFile(file)
  const half = join(inbox, `.${randomUUID()}.part`)
  try {
    const sha256 = await copyHashed(file, half)
    const since = new Date()
    return { sha256, since, inboxPath: await nameIt(half, inbox, basename(file)) }
  } catch (cause) {
    if (cause instanceof UserError || !(cause instanceof Error)) throw cause
    throw new UserError(
      {
        zh: `无法把文件放入收件箱 ${inbox}：${cause.message}`,
        en: `The file cannot be put into the inbox ${inbox}: ${cause.message}`,
      },
      { cause },
    )
  } finally {
    await rm(half, { force: true })
  }
}

async function requireFile(file: string): Promise<void> {
  const stats = await stat(file).catch(() => null)
  if (stats?.isFile()) return
  const zh = stats ? '这不是文件' : '找不到文件'
  const en = stats ? 'This is not a file' : 'There is no such file'
  throw new UserError({ zh: `${zh}：${file}`, en: `${en}: ${file}` })
}

async function copyHashed(from: string, to: string): Promise<string> {
  const digest = createHash('sha256')
  const hashing = new Transform({
    transform(chunk, _encoding, done) {
      digest.update(chunk)
      done(null, chunk)
    },
  })
  await pipeline(createReadStream(from), hashing, createWriteStream(to, { flags: 'wx' }))
  return digest.digest('hex')
}

const namesMax = 1_000

async function nameIt(half: string, inbox: string, name: string): Promise<string> {
  const ending = extname(name)
  const stem = name.slice(0, name.length - ending.length)
  for (let number = 1; number <= namesMax; number += 1) {
    const wanted = number === 1 ? name : `${stem}-${number}${ending}`
    if (await renameWithoutReplacing(half, join(inbox, wanted))) return wanted
  }
  throw new Error(`${namesMax} files named ${name} wait there already`)
}

/** A hard link, unlike a rename, never takes the place of another file. False if one is there. */
async function renameWithoutReplacing(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to)
    return true
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false
    if (!hasCode(error, 'EPERM', 'ENOTSUP', 'EOPNOTSUPP')) throw error
  }
  // A file system without hard links: look first, which is nearly as good.
  if (await stat(to).catch(() => null)) return false
  await rename(from, to)
  return true
}

const hasCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))
