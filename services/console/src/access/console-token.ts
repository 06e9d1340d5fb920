/**
 * `home/console.token`: whoever may read this file may use the console. It is the key of the
 * sessions too, so that a restart logs nobody out, and removing it logs everybody out.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { constants } from 'node:fs'
import { mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'

export interface ConsoleToken {
  readonly path: string
  readonly secret: string
}

const shape = /^[\w-]{43}$/

/** Reads the token, or makes one with mode 0600. One that others could have read is replaced. */
export async function openConsoleToken(home: string): Promise<ConsoleToken> {
  const path = join(home, 'console.token')
  await mkdir(home, { recursive: true })
  const known = await readToken(path)
  if (known) return { path, secret: known }
  await rm(path, { force: true })
  const secret = randomBytes(32).toString('base64url')
  try {
    await using file = await open(path, 'wx', 0o600)
    await file.writeFile(`${secret}\n`)
  } catch (error) {
    // Another console of the same home was first.
    const theirs = await readToken(path)
    if (!theirs) throw error
    return { path, secret: theirs }
  }
  return { path, secret }
}

async function readToken(path: string): Promise<string | null> {
  try {
    await using file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW)
    const { mode } = await file.stat()
    const secret = (await file.readFile('utf8')).trim()
    return (mode & 0o077) === 0 && shape.test(secret) ? secret : null
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ELOOP') return null
    throw error
  }
}

/** Compares without telling by its duration how much was right. */
export function isSameSecret(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(given), digest(secret))
}
