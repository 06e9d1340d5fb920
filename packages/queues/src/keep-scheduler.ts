/** Keeps a clock-driven queue ticking, through a backend that lost its data too. */
import { randomUUID } from 'node:crypto'
import type { QueueName } from '@jianbao/schema'
import type { BullQueue } from './bull-backend.ts'
import { schedulerCheckMs } from './limits.ts'
import { contractOf, jobOptions } from './relay-job.ts'

/**
 * Puts the scheduler in place, adds one tick for the start, and looks every minute whether it is
 * still there. Errors are told and looked after at the next look.
 */
export function keepScheduler(
  queue: BullQueue,
  name: QueueName,
  every: number,
  onError: (error: Error) => void,
  checkMs = schedulerCheckMs,
): { stop(): void } {
  const options = jobOptions(contractOf(name))
  let startTickOwed = true
  const look = async () => {
    const scheduler = await queue.getJobScheduler(name)
    // A scheduler makes its next job when the last one starts: one far behind has lost that job.
    const alive = scheduler?.next !== undefined && scheduler.next > Date.now() - 2 * every
    if (!alive || scheduler?.every !== every) {
      // A new scheduler's first job runs at once: that is the start's tick.
      await queue.upsertJobScheduler(name, { every }, { name, data: {}, opts: options })
      startTickOwed = false
    }
    if (startTickOwed) {
      await queue.add(name, {}, { ...options, jobId: `${name}-start-${randomUUID()}` })
      startTickOwed = false
    }
  }
  const lookSafely = () => void look().catch(onError)
  lookSafely()
  // Until the first look succeeded (a backend away at start), look more often.
  const soon = setInterval(() => startTickOwed && lookSafely(), checkMs / 20)
  const timer = setInterval(lookSafely, checkMs)
  return {
    stop() {
      clearInterval(soon)
      clearInterval(timer)
    },
  }
}
