/** What a person asks of a queue: how much waits, since when, how fast it goes, and whether anybody works. */
import type { BullQueue, DoneByMinute } from './bull-backend.ts'
import { rateMinutes } from './limits.ts'
import type { QueueCounts, QueueStanding } from './queues.ts'

const minuteMs = 60_000
const waitingStates = ['waiting', 'prioritized'] as const

export async function readCounts(queue: BullQueue): Promise<QueueCounts> {
  const c = await queue.getJobCounts(...waitingStates, 'active', 'delayed', 'failed')
  return {
    waiting: (c['waiting'] ?? 0) + (c['prioritized'] ?? 0),
    active: c['active'] ?? 0,
    delayed: c['delayed'] ?? 0,
    failed: c['failed'] ?? 0,
  }
}

export async function readStanding(
  { queue, done }: { queue: BullQueue; done: DoneByMinute },
  at: Date,
): Promise<QueueStanding> {
  // One after another: all questions about all queues at once would take every connection there is.
  const counts = await readCounts(queue)
  const oldestAt = counts.waiting > 0 ? await readOldest(queue) : null
  const workers = await queue.getWorkers()
  return {
    ...counts,
    oldestAt,
    perMinute: perMinute(done, at),
    workers: workers.some(({ name }) => name?.startsWith('GCP')) ? null : workers.length,
  }
}

/**
 * Since when the job waits that has waited longest. It is looked for at both ends: PostgreSQL's backend of
 * BullMQ 6.7 counts a range of waiting jobs from the newest, also where the oldest are asked for first.
 */
async function readOldest(queue: BullQueue): Promise<Date | null> {
  const stamps: number[] = []
  for (const state of waitingStates) {
    const { [state]: count = 0 } = await queue.getJobCounts(state)
    for (const at of count === 0 ? [] : new Set([0, count - 1])) {
      const jobs = await queue.getJobs([state], at, at, true)
      stamps.push(...jobs.map(({ timestamp }) => timestamp))
    }
  }
  return stamps.length === 0 ? null : new Date(Math.min(...stamps))
}

/** Jobs a minute, to one decimal. */
export function perMinute({ lastAt, inLastMinute, before }: DoneByMinute, at: Date): number {
  const minuteOf = (ms: number) => Math.floor(ms / minuteMs)
  const age = Math.max(0, minuteOf(at.getTime()) - minuteOf(lastAt))
  if (age > rateMinutes) return 0
  const newestFirst = [...Array<number>(age).fill(0), inLastMinute, ...before]
  const jobs = newestFirst.slice(0, rateMinutes + 1).reduce((sum, each) => sum + each, 0)
  const minutes = rateMinutes + (at.getTime() % minuteMs) / minuteMs
  return Math.round((jobs / minutes) * 10) / 10
}
