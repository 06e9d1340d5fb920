import { readFile } from 'node:fs/promises'

/**
 * Resident memory of a process in bytes, from outside, however busy it is (proc(5), VmRSS).
 * Null where it is gone, or on a system without /proc: there only its heap is bounded.
 */
export async function residentBytes(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]
  return kilobytes === undefined ? null : Number(kilobytes) * 1024
}
