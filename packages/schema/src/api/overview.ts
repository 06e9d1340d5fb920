/** The pipeline at a glance, and the digests it made. */
import { z } from 'zod'
import { bulletinItem } from './bulletins.ts'
import { instant, sentence } from './common.ts'

export const stageName = z.enum(['inbox', 'parse', 'match', 'digest', 'deliver'])

/**
 * One stage of inbox → parse → match → digest → deliver. `waiting`, `running` and `oldestAt` come from
 * the ledger, so they are right when the queues are away. `failed` is what a person may want to look
 * at: failures of the last 24 hours and dead letters. `done` counts the last 24 hours.
 */
export const stageCounts = z.object({
  stage: stageName,
  waiting: z.int().nonnegative(),
  running: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  done: z.int().nonnegative(),
  /** Of `done`, what the last 60 minutes and the last minute finished. */
  doneLastHour: z.int().nonnegative(),
  doneLastMinute: z.int().nonnegative(),
  /** Since when the longest waiting thing waits. */
  oldestAt: instant.nullable(),
})

export const pipelineCounts = z.object({
  at: instant,
  stages: z.array(stageCounts),
  /** False while the queues do not answer; nothing is lost, it goes on when they are back. */
  queuesReachable: z.boolean(),
  totals: z.object({
    bulletins: z.int().nonnegative(),
    articles: z.int().nonnegative(),
    subscriptions: z.int().nonnegative(),
    digests: z.int().nonnegative(),
    /** Articles that wait for the next clock slot of a reader. */
    itemsWaiting: z.int().nonnegative(),
    /** Bulletins read but not yet in search and statistics. */
    bulletinsToIndex: z.int().nonnegative(),
    /** Alarms that are open and that nobody has seen. */
    alarms: z.int().nonnegative(),
  }),
  /** Change when a list on the page is stale. */
  newest: z.object({
    bulletinAt: instant.nullable(),
    digestAt: instant.nullable(),
    alarmAt: instant.nullable(),
  }),
})

export const digestItem = z.object({
  id: z.uuid(),
  subscriber: z.string(),
  address: z.string(),
  sample: z.boolean(),
  /** Null until the digest is composed. */
  subject: z.string().nullable(),
  articleCount: z.int().nonnegative(),
  state: z.enum(['planned', 'composed']),
  delivery: z
    .object({
      state: z.enum(['pending', 'sending', 'accepted', 'failed', 'unknown']),
      attempt: z.int().nonnegative(),
      answer: z.string().nullable(),
      nextAttemptAt: instant,
      finishedAt: instant.nullable(),
    })
    .nullable(),
  createdAt: instant,
})

/** A file that lies in the inbox and is not taken, and why. */
export const inboxWaitItem = z.object({
  inboxPath: z.string(),
  reason: z.string(),
  sentence,
  since: instant,
})

export const overview = z.object({
  counts: pipelineCounts,
  bulletins: z.array(bulletinItem),
  digests: z.array(digestItem),
  waits: z.array(inboxWaitItem),
})

/** What runs here: shown in empty states and at the foot of the pages. */
export const systemInfo = z.object({
  inbox: z.string(),
  mailbox: z.string(),
  timeZone: z.string(),
  queueBackend: z.enum(['redis', 'postgres']),
  publicUrl: z.string().nullable(),
  uploadBytesMax: z.int().positive(),
})

export type StageName = z.infer<typeof stageName>
export type StageCounts = z.infer<typeof stageCounts>
export type PipelineCounts = z.infer<typeof pipelineCounts>
export type DigestItem = z.infer<typeof digestItem>
export type Overview = z.infer<typeof overview>
