/** Decides once where a home's cluster lives, and remembers it in the home. */
import { createHash, randomUUID } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '@jianbao/runtime'
import { canReach } from './can-reach.ts'
import type { DatabaseUser } from './database-user.ts'
import { sharedRoot } from './postgres-binaries.ts'

/**
 * `<home>/postgres`, or `/var/lib/jianbao/<hash of home>` where the database's user cannot reach the home.
 * `<home>/postgres/location` names the second kind; a home that was deleted and made anew gets a new
 * cluster, because the hash covers a mark kept in the home.
 */
export function placeCluster(homePostgres: string, user: DatabaseUser | undefined): string {
  const location = join(homePostgres, 'location')
  const known = existsSync(location) ? readFileSync(location, 'utf8').trim() : undefined
  // Never the current folder, and never a new cluster beside the one that was lost sight of.
  if (known === '') throw new LocationLost(location)
  if (known !== undefined) return known
  mkdirSync(homePostgres, { recursive: true, mode: 0o700 })
  if (user === undefined) return homePostgres
  if (canReach(user, join(homePostgres, '..'))) {
    chownSync(homePostgres, user.uid, user.gid)
    return homePostgres
  }
  const hash = createHash('sha256').update(`${homePostgres}\n${randomUUID()}`).digest('hex')
  const place = join(sharedRoot, hash.slice(0, 16))
  mkdirSync(sharedRoot, { recursive: true, mode: 0o755 })
  mkdirSync(place, { mode: 0o700 })
  chownSync(place, user.uid, user.gid)
  writeWhole(location, `${place}\n`)
  return place
}

/** A power cut leaves the file whole or absent, never empty. */
function writeWhole(file: string, text: string): void {
  const half = `${file}.part`
  writeFileSync(half, text, { flush: true })
  renameSync(half, file)
}

class LocationLost extends UserError {
  constructor(location: string) {
    super({
      zh: `${location} 是空的，不知道数据库在哪里；请写入 ${sharedRoot} 下本主目录的数据库文件夹，或从备份恢复。`,
      en: `${location} is empty, so nobody knows where the database lies. Write the path of this home's folder below ${sharedRoot} into it, or restore it from a backup.`,
    })
  }
}
