/** The way of one file, from its arrival to the last delivery of what was in it. */
import { z } from 'zod'
import { channelKind } from '../channel.ts'
import { instant } from './common.ts'

/**
 * Counts: `received` its arrivals, `read` the articles it holds, `filed` arrivals whose file lies where it
 * belongs, `matched` articles given to a reader, `composed` digests, `delivered` messages.
 */
export const timelineStepName = z.enum([
  'received',
  'read',
  'filed',
  'matched',
  'composed',
  'delivered',
])

/**
 * One step. `done`, `waiting` and `failed` count what that step handles. `none`: there was nothing to do.
 * `firstAt` and `lastAt` say when the first and the last was done. Of matching, the ledger knows the time
 * of what reached a reader only.
 */
export const timelineStep = z.object({
  step: timelineStepName,
  state: z.enum(['done', 'partly', 'waiting', 'failed', 'none']),
  done: z.int().nonnegative(),
  waiting: z.int().nonnegative(),
  failed: z.int().nonnegative(),
  firstAt: instant.nullable(),
  lastAt: instant.nullable(),
})

export const timelineDelivery = z.object({
  id: z.uuid(),
  kind: channelKind,
  state: z.enum(['pending', 'sending', 'accepted', 'failed', 'unknown']),
  articles: z.int().positive(),
  attempt: z.int().nonnegative(),
  composedAt: instant,
  finishedAt: instant.nullable(),
  nextAttemptAt: instant,
})

export const bulletinTimeline = z.object({
  steps: z.array(timelineStep),
  /** Articles that wait for the next clock slot of a reader, and the first of those slots. */
  itemsWaiting: z.int().nonnegative(),
  nextSlotAt: instant.nullable(),
  /** The newest deliveries of what was in it: at most 20 of those that the last step counts. */
  deliveries: z.array(timelineDelivery),
})

export type TimelineStep = z.infer<typeof timelineStep>
export type BulletinTimeline = z.infer<typeof bulletinTimeline>
