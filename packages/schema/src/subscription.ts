/** What a reader follows, and when they hear of it. */
import { z } from 'zod'
import { regionCode } from './mention.ts'

/**
 * Groups are joined by "and"; inside a group any one is enough. An empty group asks nothing.
 * A region contains its whole subtree: 610000 also follows 610115.
 * A word matches as a substring of the NFKC, white-space-free text of label, title, abstract and body.
 */
export const subscriptionFilter = z.object({
  topics: z.array(z.string()).default([]),
  regions: z.array(regionCode).default([]),
  words: z
    .object({
      any: z.array(z.string().min(1)).default([]),
      all: z.array(z.string().min(1)).default([]),
      none: z.array(z.string().min(1)).default([]),
    })
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
  regions: z.array(z.object({ code: regionCode, name: z.string() })),
  words: z.array(z.string()),
})

export type SubscriptionFilter = z.infer<typeof subscriptionFilter>
export type Cadence = z.infer<typeof cadence>
export type MatchReason = z.infer<typeof matchReason>
