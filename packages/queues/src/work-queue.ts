/** One worker: parses each payload by its contract, runs the handler, and tells of failures in plain words. */
import type { QueueName } from '@jianbao/schema'
import { type Job, UnrecoverableError } from 'bullmq'
import type { BullBackend, BullWorker } from './bull-backend.ts'
import {
  historyMinutesMax,
  lockMs,
  stalledCountMax,
  stalledLookMs,
  workerRetryMs,
} from './limits.ts'
import type { OutageLog } from './outage-log.ts'
import type { QueueLog } from './queue-log.ts'
import type { JobInfo } from './queues.ts'
import { contractOf } from './relay-job.ts'

export type Handle = (payload: unknown, job: JobInfo) => Promise<void>

export function workQueue(
  backend: BullBackend,
  name: QueueName,
  handle: Handle,
  heard: { log: QueueLog; outage: OutageLog },
): BullWorker {
  const contract = contractOf(name)
  const run = async (job: Job<unknown, unknown, string>) => {
    heard.outage.answered()
    const parsed = contract.payload.safeParse(job.data)
    if (!parsed.success) {
      // Older or newer than this deploy: no retry can cure it, a person must look.
      const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
      throw new UnrecoverableError(`The payload is not what ${name} expects: ${wrong.join('; ')}`)
    }
    await handle(parsed.data, {
      id: job.id ?? '',
      start: job.attemptsStarted,
      lastStart: job.attemptsMade + 1 >= contract.attempts,
    })
  }
  const worker = backend.worker(name, run, {
    concurrency: contract.concurrency,
    lockDuration: lockMs,
    maxStalledCount: stalledCountMax,
    metrics: { maxDataPoints: historyMinutesMax },
    runRetryDelay: workerRetryMs,
    stalledInterval: stalledLookMs,
  })
  worker.on('error', (error) => heard.outage.failed(error))
  worker.on('failed', (job, error) => {
    const last = job === undefined || job.finishedOn !== undefined
    const fields = { queue: name, job: job?.id, attempt: job?.attemptsMade, err: error }
    if (last) heard.log.error(fields, 'job failed and waits for a person or the sweep')
    else heard.log.warn(fields, 'job failed and will be tried again')
  })
  return worker
}
