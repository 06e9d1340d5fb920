/** Readers as persons: what became of them, from where, and the end of it. */
import { z } from 'zod'
import { actorKind } from '../access.ts'
import { auditDetail, auditWhat } from '../audit.ts'
import { channelKind } from '../channel.ts'
import { locale } from '../locale.ts'
import { instant, pageQuery } from './common.ts'

export const auditItem = z.object({
  id: z.uuid(),
  at: instant,
  what: auditWhat,
  /** `cli`, `console`, `sign-up`, `manage-link`, `unsubscribe-link` … */
  origin: z.string(),
  /** The name of the account or token that did it in the console; null for the owner of the machine. */
  actor: z.string().nullable(),
  /** Null where nobody logs in (a terminal, a signed link), and where it was not kept. */
  actorKind: actorKind.nullable(),
  /** The client's network, where one is known. */
  network: z.string().nullable(),
  detail: auditDetail.nullable(),
  /** Null where it was nobody's: a file, a queue, a feed of a topic. */
  subscriberId: z.uuid().nullable(),
  /** Empty when the reader was erased. */
  subscriber: z.string().nullable(),
  subscriptionId: z.uuid().nullable(),
  subscription: z.string().nullable(),
  /** What it was done to where that is neither: the key of a file, delivery, channel, feed or job. */
  subjectId: z.string().nullable(),
  /** The name it had then. */
  subject: z.string().nullable(),
})

/** A person who reads: where what they follow goes. */
export const subscriberItem = z.object({
  id: z.uuid(),
  name: z.string(),
  locale,
  /** Marked 示例: made on a brand-new home. */
  sample: z.boolean(),
  createdAt: instant,
  channels: z.array(
    z.object({
      id: z.uuid(),
      kind: channelKind,
      /** As it may be shown. */
      address: z.string(),
      state: z.enum(['active', 'suppressed']),
    }),
  ),
  activeSubscriptions: z.int().nonnegative(),
  /** When a digest was last accepted on any of the channels. */
  lastSentAt: instant.nullable(),
})

export const subscriberQuery = pageQuery.extend({
  /** Part of the name or of an address as it is shown. */
  query: z.string().trim().max(200).optional(),
})

export const auditQuery = pageQuery.extend({ subscriberId: z.uuid().optional() })

export type SubscriberItem = z.infer<typeof subscriberItem>
export type AuditItem = z.infer<typeof auditItem>
