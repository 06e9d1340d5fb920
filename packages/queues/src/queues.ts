/** What the services see of the queues. The backend (Redis or PostgreSQL) is behind it. */
import type { JobPayload, QueueName } from '@jianbao/schema'
import type { BullQueue } from './bull-backend.ts'

export type QueueBackend = { kind: 'redis'; url: string } | { kind: 'postgres'; url: string }

export interface JobInfo {
  readonly id: string
  /** 1 for the first start by the queue. Not the ledger's attempt. */
  readonly start: number
  /** The last start the contract allows: after it the job is left as failed. */
  readonly lastStart: boolean
}

export interface QueueCounts {
  readonly waiting: number
  readonly active: number
  readonly delayed: number
  readonly failed: number
}

/** How a queue stands, for a person: more than counts, and more costly to ask. */
export interface QueueStanding extends QueueCounts {
  /** When the longest waiting job was added; null when none waits. */
  readonly oldestAt: Date | null
  /** Jobs done a minute, over the last five. */
  readonly perMinute: number
  /** Worker processes connected now; null where the server does not tell (some clouds forbid it). */
  readonly workers: number | null
}

export interface FailedJob {
  readonly queue: QueueName
  readonly id: string
  readonly payload: unknown
  readonly reason: string
  readonly failedAt: Date
}

export interface QueueWorker {
  /** Takes no more jobs and resolves when the running ones have ended. */
  close(): Promise<void>
}

export interface Queues extends AsyncDisposable {
  readonly backend: QueueBackend['kind']
  /**
   * Makes sure the job exists: absent → added, failed → retried, else left alone. Safe to repeat.
   * Rejects with QueueUnavailable within a time limit when the backend is away; the ledger keeps what is owed.
   */
  relay<Name extends QueueName>(
    name: Name,
    payload: JobPayload<Name>,
  ): Promise<'added' | 'retried' | 'present'>
  /**
   * Runs `handle` for every job of the queue, payload parsed by its contract. For a clock-driven
   * contract also keeps its scheduler alive, through a backend that lost its data too.
   */
  work<Name extends QueueName>(
    name: Name,
    handle: (payload: JobPayload<Name>, job: JobInfo) => Promise<void>,
  ): Promise<QueueWorker>
  counts(): Promise<Record<QueueName, QueueCounts>>
  standings(at: Date): Promise<Record<QueueName, QueueStanding>>
  /** Newest first, of one queue if it is named. */
  failed(limit: number, name?: QueueName): Promise<FailedJob[]>
  /** One of them; null when it is gone, or no longer failed. */
  failedJob(name: QueueName, id: string): Promise<FailedJob | null>
  /** Runs a failed job again. False when it is gone, or no longer failed. */
  retry(name: QueueName, id: string): Promise<boolean>
  /** Removes a failed job. False when it is gone, or no longer failed. */
  discard(name: QueueName, id: string): Promise<boolean>
  /**
   * Runs all failed jobs of the queue, or of all queues, again: those that had failed when it began, at
   * most `actedOnMax` of each. Returns how many.
   */
  retryAll(name?: QueueName): Promise<number>
  /** Removes them, in the same way. */
  discardAll(name?: QueueName): Promise<number>
  /** BullMQ's own queue objects, one a contract, for Bull Board. They close with `close()`. */
  boardQueues(): readonly BullQueue[]
  close(): Promise<void>
}
