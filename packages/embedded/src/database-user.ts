/** PostgreSQL refuses to run as root, so root lends it another user. */
import { readFileSync } from 'node:fs'

export interface DatabaseUser {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

/**
 * The user PostgreSQL runs as when this process is root: `postgres`, else `nobody`, which every
 * system has. Undefined when this process is not root: then PostgreSQL runs as it does.
 */
export function databaseUser(): DatabaseUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const users = readFileSync('/etc/passwd', 'utf8').split('\n').map(readUser)
  const found = ['postgres', 'nobody'].map((name) => users.find((user) => user.name === name))
  const user = found.find((candidate) => candidate !== undefined && candidate.uid !== 0)
  if (!user) throw new Error('No unprivileged user (postgres, nobody) to run PostgreSQL as.')
  return user
}

function readUser(line: string): DatabaseUser {
  const [name = '', , uid, gid] = line.split(':')
  return { name, uid: Number(uid), gid: Number(gid) }
}
