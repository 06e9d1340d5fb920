import { readFile } from 'node:fs/promises'

/**
 * Resident memory in bytes of a process and of the programs it started, from outside, however busy
 * they are (proc(5): VmRSS, task/children). Null where it is gone, or on a system without /proc: there
 * only its heap is bounded.
 */
export async function residentBytes(pid: number): Promise<number | null> {
  const own = await residentBytesOf(pid)
  if (own === null) return null
  const started = await read(`/proc/${pid}/task/${pid}/children`)
  const others = await Promise.all(started.split(' ').filter(Boolean).map(residentBytesOf))
  return others.reduce<number>((sum, bytes) => sum + (bytes ?? 0), own)
}

async function residentBytesOf(pid: number | string): Promise<number | null> {
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(await read(`/proc/${pid}/status`))?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) * 1024
}

/** Empty where there is none: the process has ended since, or this is another system. */
const read = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '')
