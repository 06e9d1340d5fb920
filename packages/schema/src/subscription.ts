/** What a reader follows, and when they hear of it. */
import { z } from 'zod'
import { cadence } from './cadence.ts'
import { channelAddress, channelSecret } from './channel.ts'
import { subscriptionFilter } from './filter/subscription-filter.ts'
import { regionCode } from './mention.ts'

/**
 * Why an article reached a reader: one line of the digest, checkable against the text. Every group
 * that was asked says what answered; one that was not is empty or absent.
 */
export const matchReason = z.object({
  topics: z.array(z.string()),
  /** The regions of the label that lie in a followed one. */
  regions: z.array(z.object({ code: regionCode, name: z.string() })),
  /** As the reader wrote them. */
  words: z.array(z.string()),
  /** As printed. */
  sections: z.array(z.string()).optional(),
  /** Canonical names. */
  issuers: z.array(z.string()).optional(),
  documents: z.array(z.object({ title: z.string(), number: z.string().nullable() })).optional(),
  /** The printed series or the folder that was asked for. */
  series: z.array(z.string()).optional(),
  /** A pattern as the reader wrote it, and the folded text it found. */
  patterns: z.array(z.object({ pattern: z.string(), text: z.string() })).optional(),
  /** The largest sum in yuan, and how the article prints it. */
  amount: z.object({ value: z.number(), text: z.string() }).optional(),
})

/** What the console and the command send to begin a subscription. */
export const subscriptionRequest = z.object({
  /** A mail address, or another way with its kind before it: see `channel.ts`. */
  address: channelAddress,
  /** Signs what is sent there. A webhook without one is given one. Never shown back. */
  secret: channelSecret.optional(),
  /** A robot that asks for a keyword takes only messages that hold it. */
  keyword: z.string().trim().min(1).max(20).optional(),
  /** What the reader is called; the address when none is given. */
  subscriber: z.string().trim().min(1).max(100).optional(),
  /** What the subscription is called in the digest's "why" line. */
  name: z.string().trim().min(1).max(100),
  filter: subscriptionFilter,
  cadence,
  /** What it finds is sent at once, whatever the cadence, and in quiet hours too. */
  urgent: z.boolean().optional(),
  /** Nothing is sent before it; what matches meanwhile comes with the first digest after it. */
  pausedUntil: z.iso.datetime({ offset: true }).optional(),
})

export type MatchReason = z.infer<typeof matchReason>
export type SubscriptionRequest = z.infer<typeof subscriptionRequest>
