/** Whether another user can walk to a folder, judged by mode bits: no parent is ever changed for its sake. */
import { realpathSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import type { DatabaseUser } from './database-user.ts'

/** True when `user` may enter `folder` and every folder above it. */
export function canReach(user: DatabaseUser, folder: string): boolean {
  const real = realpathSync(folder)
  const parent = dirname(real)
  return mayEnter(user, real) && (parent === real || canReach(user, parent))
}

function mayEnter(user: DatabaseUser, folder: string): boolean {
  const { mode, uid, gid } = statSync(folder)
  if (uid === user.uid) return (mode & 0o100) !== 0
  if (gid === user.gid) return (mode & 0o010) !== 0
  return (mode & 0o001) !== 0
}
