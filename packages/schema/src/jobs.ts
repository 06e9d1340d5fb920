/**
 * The job contracts. A contract carries its policy: queue, payload, job id, attempts, back-off and
 * retention stand here and nowhere else.
 *
 * Payloads hold keys, never content. Run and attempt numbers come from the ledger, so a replay is
 * never swallowed by a retained id. Ids carry no ":" and are never digits only (BullMQ refuses both).
 * Attempts are few and quick: they cure technical faults within a minute. Long retries are
 * `deliveries.next_attempt_at` in PostgreSQL.
 */
import { z } from 'zod'
import type { ChannelKind } from './channel.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const run = z.int().positive()
const attempt = z.int().positive()

export interface JobContract<Payload extends z.ZodType> {
  readonly queue: string
  readonly payload: Payload
  readonly jobId: (payload: z.infer<Payload>) => string
  /** Starts by BullMQ before the job is left as failed for a person or the sweep. */
  readonly attempts: number
  readonly backoff: { readonly type: 'exponential' | 'fixed'; readonly delay: number }
  /** For clock-driven queues: how often a job appears by itself. */
  readonly everyMs: number | null
  /** Jobs one worker process runs side by side. */
  readonly concurrency: number
  /** The service whose workers take its jobs. */
  readonly service: 'parser' | 'notifier'
}

const quickRetry = { attempts: 4, backoff: { type: 'exponential', delay: 500 } } as const

function contract<Payload extends z.ZodType>(given: {
  queue: string
  payload: Payload
  jobId: (payload: z.infer<Payload>) => string
  concurrency?: number
  everyMs?: number
  service?: 'parser' | 'notifier'
}): JobContract<Payload> {
  return {
    queue: given.queue,
    payload: given.payload,
    jobId: given.jobId,
    attempts: quickRetry.attempts,
    backoff: quickRetry.backoff,
    everyMs: given.everyMs ?? null,
    concurrency: given.concurrency ?? 4,
    service: given.service ?? 'notifier',
  }
}

/** A feed is fetched by its reader, so nothing is delivered into it. */
export type DeliveredKind = Exclude<ChannelKind, 'feed'>

const delivery = z.object({ deliveryId: z.uuid(), attempt })
const deliver = (channel: DeliveredKind) =>
  contract({
    queue: `deliver-${channel}`,
    payload: delivery,
    jobId: (p) => `deliver-${p.deliveryId}-a${p.attempt}`,
  })

export const jobContracts = {
  'bulletin-parse': contract({
    queue: 'bulletin-parse',
    payload: z.object({ sha256, run, backfill: z.boolean() }),
    jobId: (p) => `parse-${p.sha256}-r${p.run}`,
    // Many: a file that waits for a reading child must not keep a short text behind it waiting too.
    concurrency: 64,
    service: 'parser',
  }),
  'article-match': contract({
    queue: 'article-match',
    payload: z.object({ bulletinId: sha256, run, backfill: z.boolean() }),
    jobId: (p) => `match-${p.bulletinId}-r${p.run}`,
  }),
  'digest-plan': contract({
    queue: 'digest-plan',
    payload: z.object({}),
    jobId: () => 'digest-plan-tick',
    everyMs: 60_000,
    concurrency: 1,
  }),
  'digest-compose': contract({
    queue: 'digest-compose',
    payload: z.object({ digestId: z.uuid() }),
    jobId: (p) => `compose-${p.digestId}`,
  }),
  'deliver-mail': deliver('mail'),
  'deliver-notice': contract({
    queue: 'deliver-notice',
    payload: z.object({ noticeId: z.uuid(), attempt }),
    jobId: (p) => `notice-${p.noticeId}-a${p.attempt}`,
  }),
  'deliver-webhook': deliver('webhook'),
  'deliver-feishu': deliver('feishu'),
  'deliver-dingtalk': deliver('dingtalk'),
  'deliver-wecom': deliver('wecom'),
  'deliver-file': deliver('file'),
  // What was parsed is made searchable behind the parser's transaction; the ledger knows what is owed.
  'search-index': contract({
    queue: 'search-index',
    payload: z.object({}),
    jobId: () => 'search-index-tick',
    everyMs: 15_000,
    concurrency: 1,
    service: 'parser',
  }),
  sweep: contract({
    queue: 'sweep',
    payload: z.object({}),
    jobId: () => 'sweep-tick',
    everyMs: 5 * 60_000,
    concurrency: 1,
  }),
} as const

export type JobContracts = typeof jobContracts
export type QueueName = keyof JobContracts
export type JobPayload<Name extends QueueName> = z.infer<JobContracts[Name]['payload']>

/** The queue that carries deliveries of this kind. */
export const deliveryQueue = (kind: DeliveredKind) => `deliver-${kind}` as const

export const queueNames = Object.keys(jobContracts) as QueueName[]
export const queueName = z.enum(queueNames as [QueueName, ...QueueName[]])
