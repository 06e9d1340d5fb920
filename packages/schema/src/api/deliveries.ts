/** What was sent to whom, when, with which answer; the channels it went by, and feeds. */
import { z } from 'zod'
import { channelKind, channelStateReason } from '../channel.ts'
import { regionCode } from '../mention.ts'
import { instant, pageQuery } from './common.ts'

export const deliveryState = z.enum(['pending', 'sending', 'accepted', 'failed', 'unknown'])

export const deliveryItem = z.object({
  id: z.uuid(),
  digestId: z.uuid(),
  kind: channelKind,
  channelId: z.uuid(),
  /** As it may be shown. */
  address: z.string(),
  subscriberId: z.uuid(),
  subscriber: z.string(),
  subject: z.string(),
  articleCount: z.int().nonnegative(),
  /** `unknown`: nobody can say whether it arrived; a person decides. */
  state: deliveryState,
  attempt: z.int().nonnegative(),
  ambiguousSends: z.int().nonnegative(),
  answer: z.string().nullable(),
  nextAttemptAt: instant,
  createdAt: instant,
  finishedAt: instant.nullable(),
})

export const deliveryDetail = deliveryItem.extend({
  attempts: z.array(
    z.object({
      attempt: z.int(),
      startedAt: instant,
      endedAt: instant.nullable(),
      outcome: z.enum(['accepted', 'failed', 'deferred', 'ambiguous']).nullable(),
      answer: z.string().nullable(),
      /** Of the mail that was sent; other messages have parts. */
      bytes: z.int().nullable(),
      sha256: z.string().nullable(),
    }),
  ),
  parts: z.array(
    z.object({
      part: z.int(),
      state: z.enum(['waiting', 'sending', 'accepted']),
      bytes: z.int().nullable(),
      sha256: z.string().nullable(),
      sentAt: instant.nullable(),
      answer: z.string().nullable(),
    }),
  ),
  /** Reports that a mail came back after its server had taken it. */
  bounces: z.array(
    z.object({ status: z.string(), diagnostic: z.string().nullable(), receivedAt: instant }),
  ),
})

export const deliveryQuery = pageQuery.extend({
  state: deliveryState.optional(),
  kind: channelKind.optional(),
  subscriberId: z.uuid().optional(),
  /** Those that told this article, in whatever bulletin it stood. */
  articleId: z.string().max(100).optional(),
})

export const bytesQuery = z.object({ part: z.coerce.number().int().min(1).default(1) })

/** `accepted`: a person saw that it arrived. `again`: send it once more. */
export const deliveryDecision = z.object({ as: z.enum(['accepted', 'again']) })

export const channelItem = z.object({
  id: z.uuid(),
  kind: channelKind,
  address: z.string(),
  subscriberId: z.uuid(),
  subscriber: z.string(),
  state: z.enum(['active', 'suppressed']),
  reason: channelStateReason.nullable(),
  stateAt: instant.nullable(),
  activeSubscriptions: z.int().nonnegative(),
  createdAt: instant,
})

export const channelList = z.object({ items: z.array(channelItem) })

/** One of a topic, a region or a subscription. */
export const feedRequest = z
  .object({
    title: z.string().trim().min(1).max(100).optional(),
    topic: z.string().max(100).optional(),
    region: regionCode.optional(),
    subscriptionId: z.uuid().optional(),
  })
  .refine(
    ({ topic, region, subscriptionId }) =>
      [topic, region, subscriptionId].filter((each) => each !== undefined).length === 1,
    'Name one of topic, region and subscriptionId.',
  )

/** Whoever has the URL reads the feed, until it is revoked. */
export const feedItem = z.object({
  id: z.uuid(),
  title: z.string(),
  topic: z.string().nullable(),
  region: z.string().nullable(),
  subscriptionId: z.uuid().nullable(),
  createdAt: instant,
  /** From then on its link answers nobody. */
  revokedAt: instant.nullable(),
  /** Atom; `.rss` and `.json` in its place give the other forms. Null of a feed that was revoked. */
  url: z.string().nullable(),
})

export const feedQuery = z.object({ state: z.enum(['active', 'revoked']).default('active') })

export type DeliveryItem = z.infer<typeof deliveryItem>
export type DeliveryDetail = z.infer<typeof deliveryDetail>
export type ChannelItem = z.infer<typeof channelItem>
export type FeedItem = z.infer<typeof feedItem>
