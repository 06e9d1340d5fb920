/** What a reader follows, and when they hear of it. */
import { z } from 'zod'
import { matchText } from './match-text.ts'
import { regionCode } from './mention.ts'

const word = z
  .string()
  .trim()
  .max(64)
  .refine((given) => matchText(given) !== '', 'A word needs at least one visible character.')
const words = (max: number) => z.array(word).max(max).default([])

/**
 * Groups are joined by "and"; inside a group any one is enough. An empty group asks nothing, so an
 * empty filter follows everything.
 *
 * A region means the region of the article's label and contains its whole subtree: 610000 also
 * follows 610115. Places that are merely mentioned in the body do not count.
 * A word matches as `matchText` says: anywhere in label, title, abstract and body.
 */
export const subscriptionFilter = z.object({
  topics: z.array(z.string()).max(100).default([]),
  regions: z.array(regionCode).max(100).default([]),
  words: z
    .object({ any: words(100), all: words(100), none: words(100) })
    .default({ any: [], all: [], none: [] }),
})

/** `instant`: one message per bulletin and person. `cron`: five fields, read in the time zone. */
export const cadence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('instant') }),
  z.object({ kind: z.literal('cron'), expression: z.string(), timeZone: z.string() }),
])

/** Why an article reached a reader: one line of the digest, checkable against the text. */
export const matchReason = z.object({
  topics: z.array(z.string()),
  /** The regions of the label that lie in a followed one. */
  regions: z.array(z.object({ code: regionCode, name: z.string() })),
  /** As the reader wrote them. */
  words: z.array(z.string()),
})

/** Where digests go. The pattern of HTML's own field: it takes intranet hosts without a dot too. */
export const mailAddress = z.email({ pattern: z.regexes.html5Email }).max(254)

/** What the console and the command send to begin a subscription. */
export const subscriptionRequest = z.object({
  address: mailAddress,
  /** What the reader is called; the address when none is given. */
  subscriber: z.string().trim().min(1).max(100).optional(),
  /** What the subscription is called in the digest's "why" line. */
  name: z.string().trim().min(1).max(100),
  filter: subscriptionFilter,
  cadence,
})

export type SubscriptionFilter = z.infer<typeof subscriptionFilter>
export type Cadence = z.infer<typeof cadence>
export type MatchReason = z.infer<typeof matchReason>
export type SubscriptionRequest = z.infer<typeof subscriptionRequest>
