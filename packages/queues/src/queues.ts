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
  failed(limit: number): Promise<FailedJob[]>
  /** Runs a failed job again. False when it is gone, or no longer failed. */
  retry(name: QueueName, id: string): Promise<boolean>
  /** Removes a failed job. False when it is gone, or no longer failed. */
  discard(name: QueueName, id: string): Promise<boolean>
  /** BullMQ's own queue objects, one a contract, for Bull Board. They close with `close()`. */
  boardQueues(): readonly BullQueue[]
  close(): Promise<void>
}
