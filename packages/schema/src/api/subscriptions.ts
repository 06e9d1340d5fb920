/** Subscriptions as the console lists them, and what the form offers. */
import { z } from 'zod'
import { cadence } from '../cadence.ts'
import { channelKind } from '../channel.ts'
import { subscriptionFilter } from '../filter/subscription-filter.ts'
import { regionCode } from '../mention.ts'
import { subscriptionRequest } from '../subscription.ts'
import { instant, pageQuery, sentence } from './common.ts'

export const namedRegion = z.object({
  code: regionCode,
  name: z.string(),
  /** What contains it, outermost first: 湖南省 怀化市. */
  within: z.array(z.string()),
  /** What means this region and no other in the text form of a filter: its name, or its code. */
  text: z.string(),
})

export const namedTopic = z.object({ id: z.string(), zh: z.string(), en: z.string() })

export const subscriptionItem = z.object({
  id: z.uuid(),
  subscriberId: z.uuid(),
  subscriber: z.string(),
  /** Marked 示例: made on a brand-new home, and may be removed with all that was made for it. */
  sample: z.boolean(),
  channelId: z.uuid(),
  channelKind,
  /** As it may be shown: never the whole of a URL with a token. */
  address: z.string(),
  channelState: z.enum(['active', 'suppressed']),
  name: z.string(),
  filter: subscriptionFilter,
  /** The filter in plain words, and in its text form with regions by name. */
  filterWords: sentence,
  filterText: z.string(),
  /** The names of the filter's regions. */
  regions: z.array(namedRegion),
  cadence,
  /** The cadence in plain words. */
  cadenceWords: sentence,
  /** What it finds is sent at once, whatever the cadence. */
  urgent: z.boolean(),
  state: z.enum(['active', 'ended']),
  startsAt: instant,
  endedAt: instant.nullable(),
  nextSlotAt: instant.nullable(),
  pausedUntil: instant.nullable(),
  /** Articles that wait for the next digest. */
  waiting: z.int().nonnegative(),
})

export const subscriptionBegun = z.object({
  id: z.uuid(),
  channelId: z.uuid(),
  /** What signs webhooks, when it was made just now: shown this once. */
  secret: z.string().nullable(),
  /** Where a feed is fetched, when one was asked for. */
  feedUrl: z.string().nullable(),
})

export const subscriptionQuery = pageQuery.extend({
  state: z.enum(['active', 'ended', 'all']).default('active'),
  subscriberId: z.uuid().optional(),
})

/** What of a subscription may be changed while it goes on. */
export const subscriptionChange = subscriptionRequest.pick({
  name: true,
  filter: true,
  cadence: true,
  urgent: true,
})

/** The last day without digests, by the clocks of the home's time zone; null: from now on they come again. */
export const subscriptionPause = z.object({ until: z.iso.date().nullable() })

export const regionQuery = z.object({ query: z.string().trim().min(1).max(40) })

export type SubscriptionItem = z.infer<typeof subscriptionItem>
export type NamedRegion = z.infer<typeof namedRegion>
export type NamedTopic = z.infer<typeof namedTopic>
