/** The queues in numbers, and the jobs that gave up. */
import { z } from 'zod'
import { type QueueName, queueNames } from '../jobs.ts'
import { instant } from './common.ts'

export const queueName = z.enum(queueNames as [QueueName, ...QueueName[]])

export const queueItem = z.object({
  name: queueName,
  waiting: z.int().nonnegative(),
  active: z.int().nonnegative(),
  delayed: z.int().nonnegative(),
  failed: z.int().nonnegative(),
})

export const queueList = z.object({
  backend: z.enum(['redis', 'postgres']),
  queues: z.array(queueItem),
})

/** A job that failed on its last start. `about` is the file or digest it worked on, if still known. */
export const deadLetter = z.object({
  queue: queueName,
  id: z.string(),
  payload: z.unknown(),
  reason: z.string(),
  failedAt: instant,
  about: z
    .object({ kind: z.enum(['bulletin', 'digest']), id: z.string(), name: z.string() })
    .nullable(),
})

export const deadLetterParams = z.object({ queue: queueName, id: z.string().min(1).max(200) })
export const deadLetterQuery = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(100),
})

export type QueueItem = z.infer<typeof queueItem>
export type DeadLetter = z.infer<typeof deadLetter>
