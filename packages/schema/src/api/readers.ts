/** Readers as persons: what became of them, from where, and the end of it. */
import { z } from 'zod'
import { auditDetail, auditWhat } from '../audit.ts'
import { instant, pageQuery } from './common.ts'

export const auditItem = z.object({
  id: z.uuid(),
  at: instant,
  what: auditWhat,
  /** `cli`, `console`, `sign-up`, `manage-link`, `unsubscribe-link` … */
  origin: z.string(),
  /** The client's network, where one is known. */
  network: z.string().nullable(),
  detail: auditDetail.nullable(),
  subscriberId: z.uuid(),
  /** Empty when the reader was erased. */
  subscriber: z.string(),
  subscriptionId: z.uuid().nullable(),
  subscription: z.string().nullable(),
})

export const auditQuery = pageQuery.extend({ subscriberId: z.uuid().optional() })

export type AuditItem = z.infer<typeof auditItem>
