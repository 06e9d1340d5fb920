/** The queues in numbers, and the jobs that gave up. */
import { z } from 'zod'
import { queueName } from '../jobs.ts'
import { instant } from './common.ts'

export const queueItem = z.object({
  name: queueName,
  /** Whose workers take its jobs. */
  service: z.enum(['parser', 'notifier']),
  waiting: z.int().nonnegative(),
  active: z.int().nonnegative(),
  delayed: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  /** When the longest waiting job was added. */
  oldestAt: instant.nullable(),
  /** Jobs done a minute, over the last five. */
  perMinute: z.number().nonnegative(),
  /** Worker processes connected now; null where the server does not tell. */
  workers: z.int().nonnegative().nullable(),
})

export const queueList = z.object({
  at: instant,
  backend: z.enum(['redis', 'postgres']),
  queues: z.array(queueItem),
})

/**
 * A job that failed on its last start. `about` is what it worked on, if still known: a file, a digest
 * (with its delivery, once there is one), or a single mail such as a confirmation.
 */
export const deadLetter = z.object({
  queue: queueName,
  id: z.string(),
  payload: z.unknown(),
  reason: z.string(),
  failedAt: instant,
  about: z
    .object({
      kind: z.enum(['bulletin', 'digest', 'notice']),
      id: z.string(),
      name: z.string(),
      deliveryId: z.uuid().nullable(),
    })
    .nullable(),
})

export const deadLetterParams = z.object({ queue: queueName, id: z.string().min(1).max(200) })
export const deadLetterQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(100),
  queue: queueName.optional(),
})

/** All failed jobs of one queue, or of all queues. */
export const deadLettersOf = z.object({ queue: queueName.optional() })
/** `left`: how many are still failed, for one request acts on at most a thousand of each queue. */
export const deadLettersActedOn = z.object({
  changed: z.int().nonnegative(),
  left: z.int().nonnegative(),
})

export type QueueItem = z.infer<typeof queueItem>
export type DeadLetter = z.infer<typeof deadLetter>
