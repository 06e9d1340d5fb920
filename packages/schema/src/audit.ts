/** The audit trail: what became of subscriptions and readers, when, and from where. */
import { z } from 'zod'

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
})

export type AuditWhat = z.infer<typeof auditWhat>
export type AuditDetail = z.infer<typeof auditDetail>
export type LeavingReason = z.infer<typeof leavingReason>
