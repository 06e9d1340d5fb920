/** `<home>/running.json`: who runs this home and how to reach it. It is the lock as well. */
import { createHash } from 'node:crypto'
import {
  chmodSync,
  copyFileSync,
  linkSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { lifeOf } from './processes.ts'

export interface Running {
  readonly pid: number
  /** What tells this life of the pid from another (boot and start time). */
  readonly life: string
  /** True once everything answers. */
  readonly ready: boolean
  readonly databaseUrl?: string
  readonly redisUrl?: string
  readonly consoleUrl?: string
  readonly mailbox?: string
}

const fileOf = (home: string) => join(home, 'running.json')

/** The living owner of a home, or undefined. A record whose process is gone is nobody's. */
export function readRunning(home: string): Running | undefined {
  const text = readText(fileOf(home))
  return text === undefined ? undefined : livingOwner(text)
}

export type Taken = { taken: true } | { taken: false; by: Running }

/** Takes the home for this process unless a living one has it. Of many at once, one wins. */
export function takeHome(home: string): Taken {
  const file = fileOf(home)
  const mine = writeRecord(home, { ...myself(), ready: false })
  try {
    for (;;) {
      const first = readText(file)
      if (first === undefined) {
        if (tryLink(mine, file)) return { taken: true }
        continue
      }
      const last = lastOf(file, first)
      if ('owner' in last) return { taken: false, by: last.owner }
      if (succeed({ file, first, mine, place: last.place })) return { taken: true }
    }
  } finally {
    rmSync(mine, { force: true })
  }
}

/** Tells others how to reach what runs now. */
export function announce(home: string, facts: Omit<Running, 'pid' | 'life'>): void {
  renameSync(writeRecord(home, { ...myself(), ...facts }), fileOf(home))
}

/** Gives the home back, if it is still ours. */
export function leaveHome(home: string): void {
  if (readRunning(home)?.pid === process.pid) rmSync(fileOf(home), { force: true })
}

function myself(): { pid: number; life: string } {
  const life = lifeOf(process.pid)
  if (life === undefined) throw new Error('This process cannot be found in the process table.')
  return { pid: process.pid, life }
}

/** The record holds the way to the database, so only its owner may read it. */
function writeRecord(home: string, record: Running): string {
  const file = join(home, `.running.${process.pid}.json`)
  writeFileSync(file, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 })
  chmodSync(file, 0o600)
  return file
}

/** A hard link appears whole or not at all, and never replaces another. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/**
 * A dead owner has one successor for ever: whoever first makes `running.json.after-<hash of its
 * record>`. That one may have died before it moved its record to `running.json`, so the line is
 * followed to a living owner, or to the place of the successor that is still missing.
 */
function lastOf(file: string, first: string): { owner: Running } | { place: string } {
  let text = first
  for (;;) {
    const owner = livingOwner(text)
    if (owner) return { owner }
    const place = `${file}.after-${createHash('sha256').update(text).digest('hex').slice(0, 32)}`
    const next = readText(place)
    if (next === undefined) return { place }
    text = next
  }
}

/**
 * Tries to become the successor. The places are removed only after `running.json` has changed: one
 * that was made anew by somebody who had looked before that is seen to be void.
 */
function succeed(given: { file: string; first: string; mine: string; place: string }): boolean {
  const { file, first, mine, place } = given
  if (!tryLink(mine, place)) return false
  if (readText(file) !== first) {
    rmSync(place, { force: true })
    return false
  }
  // The record itself, not a second link to it: renaming one link over another does nothing.
  copyFileSync(mine, `${mine}.new`)
  renameSync(`${mine}.new`, file)
  for (const name of readdirSync(dirname(file))) {
    if (name.startsWith('running.json.after-')) rmSync(join(dirname(file), name), { force: true })
  }
  return true
}

function livingOwner(text: string): Running | undefined {
  try {
    const record: Running = JSON.parse(text)
    return lifeOf(record.pid) === record.life ? record : undefined
  } catch {
    return undefined
  }
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}
