/** `<home>/running.json`: who runs this home and how to reach it. It is the lock as well. */
import { chmodSync, linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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
  const record = readRecord(fileOf(home))
  return record && lifeOf(record.pid) === record.life ? record : undefined
}

export type Taken = { taken: true } | { taken: false; by: Running }

/** Takes the home for this process unless a living one has it. Of two at once, one wins. */
export function takeHome(home: string): Taken {
  const file = fileOf(home)
  const mine = writeRecord(home, { ...myself(), ready: false })
  try {
    for (;;) {
      const outcome = tryLink(mine, file)
      if (outcome) return { taken: true }
      const owner = readRunning(home)
      if (owner) return { taken: false, by: owner }
      removeDead(file)
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
  if (readRecord(fileOf(home))?.pid === process.pid) rmSync(fileOf(home), { force: true })
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
 * Removes the record of a dead owner. Moved aside first and looked at again: if another start took the
 * home in between, its record is put back.
 */
function removeDead(file: string): void {
  const aside = `${file}.${process.pid}`
  try {
    renameSync(file, aside)
  } catch {
    return
  }
  const moved = readRecord(aside)
  if (moved && lifeOf(moved.pid) === moved.life) tryLink(aside, file)
  rmSync(aside, { force: true })
}

function readRecord(file: string): Running | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}
