/** A home that has been in use: its samples are read and told, and it was stopped in order. */
import { execFile } from 'node:child_process'
import { appendFileSync, chmodSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { askRun } from './ask-run.ts'
import { aFolder } from './temporary-folder.ts'

export interface UsedHome extends Disposable {
  readonly home: string
}

let asked: Promise<string> | undefined

/**
 * A copy of the one home that each run makes by a real start: most tests ask what a running system does, and
 * need no new cluster and schema for it. What a first start does is asked of a folder that is empty.
 * `durable` keeps PostgreSQL's own care for a power cut; without it only the machine's end could lose data.
 */
export async function aUsedHome({ durable = false } = {}): Promise<UsedHome> {
  asked ??= askRun('/home')
  const from = await asked
  const folder = aFolder()
  // Another user may be lent to a start.
  chmodSync(folder.path, 0o777)
  const home = join(folder.path, 'home')
  // With owners and modes: PostgreSQL refuses a cluster that others may read.
  await promisify(execFile)('cp', ['-a', '--reflink=auto', from, home])
  const settings = join(home, 'postgres/data/postgresql.auto.conf')
  if (!durable && existsSync(settings)) appendFileSync(settings, 'fsync = off\n')
  return { home, [Symbol.dispose]: () => folder[Symbol.dispose]() }
}
