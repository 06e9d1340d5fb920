/** A private folder for Unix sockets: beside the data, or a short temporary one where that path is too long. */
import { chmodSync, chownSync, mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseUser } from './database-user.ts'
import { socketPathBytesMax } from './limits.ts'

/**
 * The folder is open to its owner alone (0700), which is what lets the servers trust whoever reaches
 * the socket: no port, no password. `longest` is the longest file name that will stand in it.
 */
export function socketFolder(
  beside: string,
  longest: string,
  user: DatabaseUser | undefined,
): string {
  const wanted = join(beside, 'socket')
  const fits = Buffer.byteLength(join(wanted, longest)) <= socketPathBytesMax
  const folder = fits ? wanted : mkdtempSync(join(tmpdir(), 'jianbao-'))
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  chmodSync(folder, 0o700)
  if (user) chownSync(folder, user.uid, user.gid)
  return folder
}
