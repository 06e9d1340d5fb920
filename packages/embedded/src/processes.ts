/** Who a process is. A pid alone says little: pids are reused, quickly so in containers. */
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { lookMs } from './limits.ts'

/**
 * A text that tells this life of `pid` from any other, or undefined when no such process runs.
 * A zombie does not run: it waits only for its parent.
 */
export function lifeOf(pid: number): string | undefined {
  if (process.platform !== 'linux') return fromPs(pid, 'lstart')
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The name in parentheses may hold anything, so fields are counted from its end (proc(5)).
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z' || state === 'X') return undefined
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return `${boot}/${rest[18]}`
  } catch {
    return undefined
  }
}

/** Whether `pid` runs with `folder` as its working folder, as PostgreSQL and Redis do with their data. */
export function worksIn(pid: number, folder: string): boolean {
  if (lifeOf(pid) === undefined) return false
  if (process.platform !== 'linux') return fromPs(pid, 'args')?.includes(folder) ?? false
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === folder
  } catch {
    return false
  }
}

/** All processes that run with `folder` as their working folder. Empty where /proc is missing. */
export function processesIn(folder: string): number[] {
  if (process.platform !== 'linux') return []
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).filter((pid) => worksIn(pid, folder))
}

/** Resolves true when the process has ended, false when it still runs after `ms`. */
export async function ended(pid: number, ms: number): Promise<boolean> {
  const life = lifeOf(pid)
  const end = Date.now() + ms
  while (life !== undefined && lifeOf(pid) === life) {
    if (Date.now() > end) return false
    await sleep(lookMs)
  }
  return true
}

/** Sends a signal; a process that is gone already is no error. */
export function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

function fromPs(pid: number, field: 'lstart' | 'args'): string | undefined {
  try {
    const out = execFileSync('ps', ['-o', `${field}=`, '-p', String(pid)], { encoding: 'utf8' })
    return out.trim() || undefined
  } catch {
    return undefined
  }
}
