/** The audit trail: what people did, to what, when, and from where. */
import { z } from 'zod'
import { channelKind } from './channel.ts'
import { queueName } from './jobs.ts'

export const auditWhat = z.enum([
  'started',
  'changed',
  'ended',
  'resumed',
  'paused',
  'unpaused',
  'address-changed',
  'links-voided',
  'exported',
  'erased',
  'gave-reason',
  'uploaded',
  /** A file was asked to be read once more. */
  'read-again',
  'sent-again',
  /** A delivery of which nobody knew was said to have arrived. */
  'settled',
  'test-sent',
  /** A channel that took no more is used again. */
  'channel-released',
  'feed-made',
  'feed-revoked',
  /** One job that gave up; or all of them, or all of a queue. */
  'job-retried',
  'job-discarded',
  'jobs-retried',
  'jobs-discarded',
  /** Something was changed in Bull Board. */
  'board-used',
])

/** Asked after unsubscribing, answered by those who like. */
export const leavingReason = z.enum([
  'too-many',
  'not-relevant',
  'never-asked',
  'reads-elsewhere',
  'new-duties',
  'other',
])

export const auditDetail = z.object({
  reason: leavingReason.optional(),
  /** The reader's own words: gone when the reader is erased. */
  words: z.string().max(500).optional(),
  channel: channelKind.optional(),
  /** Where jobs gave up; all queues when a count stands alone. */
  queue: queueName.optional(),
  count: z.int().nonnegative().optional(),
})

export type AuditWhat = z.infer<typeof auditWhat>
export type AuditDetail = z.infer<typeof auditDetail>
export type LeavingReason = z.infer<typeof leavingReason>
