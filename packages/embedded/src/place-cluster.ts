/** Decides once where a home's cluster lives, and remembers it in the home. */
import { createHash, randomUUID } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
  if (existsSync(location)) return readFileSync(location, 'utf8').trim()
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
  writeFileSync(location, `${place}\n`)
  return place
}
