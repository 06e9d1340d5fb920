/** The one door to the queues: opens the backend and hands out what `Queues` promises. */
import { type QueueName, queueNames } from '@jianbao/schema'
import type { BullBackend, BullQueue, BullWorker } from './bull-backend.ts'
import { keepScheduler } from './keep-scheduler.ts'
import {
  actedOnAtOnce,
  actedOnMax,
  closeAwayMsMax,
  closeMsMax,
  firstAnswerMsMax,
  rateMinutes,
  relayMsMax,
  standingMsMax,
} from './limits.ts'
import { type OutageLog, outageLog } from './outage-log.ts'
import { postgresBackend } from './postgres-backend.ts'
import { QueueBackendRefused, QueueUnavailable } from './queue-errors.ts'
import type { QueueLog } from './queue-log.ts'
import type { FailedJob, QueueBackend, QueueCounts, QueueStanding, Queues } from './queues.ts'
import { readCounts, readStanding } from './read-standing.ts'
import { redisBackend } from './redis-backend.ts'
import { contractOf, relayJob } from './relay-job.ts'
import { within } from './within.ts'
import { type Handle, workQueue } from './work-queue.ts'

type StoredJob = NonNullable<Awaited<ReturnType<BullQueue['getJob']>>>

/**
 * Opens the queues. A Redis that is away does not hinder the start (the ledger keeps what is owed);
 * a PostgreSQL that is away does, because nothing works without it.
 *
 * @throws QueueBackendRefused when Redis would evict jobs.
 */
export async function openQueues(options: {
  backend: QueueBackend
  log: QueueLog
}): Promise<Queues> {
  const { kind, url } = options.backend
  const backend = kind === 'redis' ? redisBackend(url) : await postgresBackend(url)
  const outage = outageLog(options.log, kind)
  backend.onError(outage.failed)
  await firstAnswer(backend, outage)
  return new OpenQueues(backend, options.log, outage)
}

async function firstAnswer(backend: BullBackend, outage: OutageLog): Promise<void> {
  const end = Date.now() + firstAnswerMsMax
  for (;;) {
    try {
      await within(backend.ping(), firstAnswerMsMax, () => new Error('no answer in time'))
      return outage.answered()
    } catch (error) {
      if (error instanceof QueueBackendRefused) {
        await backend.close()
        throw error
      }
      if (Date.now() >= end) return outage.failed(error as Error)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  }
}

class OpenQueues implements Queues {
  readonly #backend: BullBackend
  readonly #log: QueueLog
  readonly #outage: OutageLog
  readonly #queues = new Map<QueueName, BullQueue>()
  readonly #workers = new Set<BullWorker>()
  readonly #schedulers = new Set<{ stop(): void }>()
  #closing: Promise<void> | undefined

  constructor(backend: BullBackend, log: QueueLog, outage: OutageLog) {
    this.#backend = backend
    this.#log = log
    this.#outage = outage
  }

  get backend() {
    return this.#backend.kind
  }

  relay: Queues['relay'] = (name, payload) =>
    this.#ask(name, (queue) => relayJob(queue, name, payload))

  work: Queues['work'] = async (name, handle) => {
    const heard = { log: this.#log, outage: this.#outage }
    // The contract parsed the payload before the handler sees it.
    const worker = workQueue(this.#backend, name, handle as Handle, heard)
    this.#workers.add(worker)
    const { everyMs } = contractOf(name)
    const scheduler =
      everyMs === null
        ? undefined
        : keepScheduler(this.#queue(name), name, everyMs, this.#outage.failed)
    if (scheduler) this.#schedulers.add(scheduler)
    return {
      close: async () => {
        scheduler?.stop()
        this.#workers.delete(worker)
        await this.#closeWorker(worker)
      },
    }
  }

  async counts(): Promise<Record<QueueName, QueueCounts>> {
    return await this.#ofEach(readCounts)
  }

  async standings(at: Date): Promise<Record<QueueName, QueueStanding>> {
    const read = async (queue: BullQueue) =>
      readStanding({ queue, done: await this.#backend.done(queue, rateMinutes) }, at)
    return await this.#ofEach(read, standingMsMax)
  }

  async #ofEach<T>(
    read: (queue: BullQueue) => Promise<T>,
    msMax = relayMsMax,
  ): Promise<Record<QueueName, T>> {
    const all = await Promise.all(
      queueNames.map(async (name) => [name, await this.#ask(name, read, msMax)] as const),
    )
    return Object.fromEntries(all) as Record<QueueName, T>
  }

  async failed(limit: number, name?: QueueName): Promise<FailedJob[]> {
    const ofQueue = (each: QueueName) => this.#ask(each, (queue) => failedOf(queue, each, limit))
    const all = (await Promise.all((name ? [name] : queueNames).map(ofQueue))).flat()
    return all.sort((a, b) => b.failedAt.getTime() - a.failedAt.getTime()).slice(0, limit)
  }

  async failedJob(name: QueueName, id: string): Promise<FailedJob | null> {
    return await this.#ask(name, async (queue) => {
      const job = await queue.getJob(id)
      return job && (await job.isFailed()) ? toFailed(name, job) : null
    })
  }

  async retry(name: QueueName, id: string): Promise<boolean> {
    const fresh = { resetAttemptsMade: true, resetAttemptsStarted: true }
    return await this.#withFailed(name, id, (job) => job.retry('failed', fresh))
  }

  async discard(name: QueueName, id: string): Promise<boolean> {
    return await this.#withFailed(name, id, (job) => job.remove())
  }

  retryAll: Queues['retryAll'] = (name) => this.#actOnAll(name, (job) => this.retry(...job))

  discardAll: Queues['discardAll'] = (name) => this.#actOnAll(name, (job) => this.discard(...job))

  /** Those that failed before it began: one that fails again meanwhile is not taken twice. */
  async #actOnAll(
    name: QueueName | undefined,
    act: (job: [QueueName, string]) => Promise<boolean>,
  ): Promise<number> {
    let done = 0
    for (const each of name ? [name] : queueNames) {
      const jobs = await this.failed(actedOnMax, each)
      for (let from = 0; from < jobs.length; from += actedOnAtOnce) {
        const some = jobs.slice(from, from + actedOnAtOnce)
        const acted = await Promise.all(some.map((job) => act([each, job.id])))
        done += acted.filter(Boolean).length
      }
    }
    return done
  }

  /** False when the job is gone or runs again: two people may press at once. */
  async #withFailed(
    name: QueueName,
    id: string,
    act: (job: StoredJob) => Promise<void>,
  ): Promise<boolean> {
    return await this.#ask(name, async (queue) => {
      const job = await queue.getJob(id)
      if (!job || !(await job.isFailed())) return false
      try {
        await act(job)
      } catch (error) {
        // Somebody else was quicker between the question and the deed.
        const still = await queue.getJob(id)
        if (still && (await still.isFailed())) throw error
        return false
      }
      return true
    })
  }

  boardQueues(): BullQueue[] {
    return queueNames.map((name) => this.#queue(name))
  }

  close = (): Promise<void> => {
    this.#closing ??= this.#close()
    return this.#closing
  };

  [Symbol.asyncDispose] = this.close

  async #close(): Promise<void> {
    for (const scheduler of this.#schedulers) scheduler.stop()
    await Promise.all([...this.#workers].map((worker) => this.#closeWorker(worker)))
    await Promise.allSettled([...this.#queues.values()].map((queue) => queue.close()))
    await this.#backend.close()
  }

  /** Jobs that run get time to end; a backend that is away must not hold the end of the process. */
  async #closeWorker(worker: BullWorker): Promise<void> {
    const ms = this.#outage.isAway ? closeAwayMsMax : closeMsMax
    await within(worker.close(), ms, () => new Error('late')).catch(() => undefined)
  }

  #queue(name: QueueName): BullQueue {
    let queue = this.#queues.get(name)
    if (!queue) {
      queue = this.#backend.queue(name)
      queue.on('error', this.#outage.failed)
      this.#queues.set(name, queue)
    }
    return queue
  }

  /** Asks the backend within the limit; what it cannot answer in time becomes `QueueUnavailable`. */
  async #ask<T>(
    name: QueueName,
    question: (queue: BullQueue) => Promise<T>,
    msMax = relayMsMax,
  ): Promise<T> {
    try {
      const late = () => new Error(`no answer within ${msMax} ms`)
      const answer = await within(question(this.#queue(name)), msMax, late)
      this.#outage.answered()
      return answer
    } catch (error) {
      if (error instanceof Error && error.name === 'ZodError') throw error
      throw new QueueUnavailable(name, { cause: error })
    }
  }
}

async function failedOf(queue: BullQueue, name: QueueName, limit: number): Promise<FailedJob[]> {
  const jobs = await queue.getFailed(0, limit - 1)
  return jobs.map((job) => toFailed(name, job))
}

function toFailed(name: QueueName, job: StoredJob): FailedJob {
  return {
    queue: name,
    id: job.id ?? '',
    payload: job.data,
    reason: job.failedReason ?? '',
    failedAt: new Date(job.finishedOn ?? job.timestamp),
  }
}
