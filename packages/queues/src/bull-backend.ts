/** What BullMQ needs from a backend, the same for Redis and PostgreSQL. */
import type { Queue, Worker, WorkerOptions } from 'bullmq'
import type { QueueBackend } from './queues.ts'

/** A queue whose payloads are unknown until a contract has parsed them. */
export type BullQueue = Queue<unknown, unknown, string>
export type BullWorker = Worker<unknown, unknown, string>
type BullProcessor = ConstructorParameters<typeof Worker<unknown, unknown, string>>[1]

/**
 * Jobs done, by minutes of the clock. BullMQ only writes when a job ends, so the newest minute may be
 * long ago.
 */
export interface DoneByMinute {
  /** Milliseconds since 1970 of the first job that ended in the newest minute; 0 when none ever did. */
  readonly lastAt: number
  readonly inLastMinute: number
  /** The minutes before it, newest first. */
  readonly before: readonly number[]
}

export interface BullBackend {
  readonly kind: QueueBackend['kind']
  queue(name: string): BullQueue
  worker(
    name: string,
    process: BullProcessor,
    options: Omit<WorkerOptions, 'connection' | 'prefix'>,
  ): BullWorker
  /** The newest minutes of a queue whose worker keeps metrics. */
  done(queue: BullQueue, minutes: number): Promise<DoneByMinute>
  /** Hears of every error of a connection; they never reach the process as unhandled events. */
  onError(listen: (error: Error) => void): void
  /** Resolves when the backend answers. */
  ping(): Promise<void>
  close(): Promise<void>
}
