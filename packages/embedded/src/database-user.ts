/** PostgreSQL refuses to run as root, so root lends it another user. */
import { readFileSync } from 'node:fs'

export interface DatabaseUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/**
 * The user PostgreSQL runs as when this process is root; undefined when it is not: then PostgreSQL runs
 * as the process does.
 */
export function databaseUser(): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  return chooseDatabaseUser(readFileSync('/etc/passwd', 'utf8'))
}

/** `postgres`, else `nobody`, which every system has. No user is ever made. */
export function chooseDatabaseUser(passwd: string): DatabaseUser {
  const users = passwd.split('\n').map(readUser)
  const found = ['postgres', 'nobody'].map((name) => users.find((user) => user.name === name))
  const user = found.find((candidate) => candidate !== undefined && candidate.uid > 0)
  if (!user) throw new Error('There is no user postgres or nobody to run PostgreSQL as.')
  return user
}

function readUser(line: string): DatabaseUser {
  const [name = '', , uid, gid] = line.split(':')
  return { name, uid: Number(uid), gid: Number(gid) }
}
