/** What all answers of the console's API share. */
import { z } from 'zod'

/** ISO 8601 in UTC, as JSON carries it. */
export const instant = z.iso.datetime()

/** One sentence for people, Chinese first. */
export const sentence = z.object({ zh: z.string(), en: z.string() })

/** Every answer that is not a success. `code` is stable; the sentences are for people. */
export const apiError = z.object({
  error: z.object({ code: z.string(), message_zh: z.string(), message_en: z.string() }),
})

/** Lists are paged by key: `after` is the `next` of the page before, opaque. */
export const pageQuery = z.object({
  limit: z.coerce.number().int().min(1).max(100).default(30),
  after: z.string().max(400).optional(),
})

/** `next` is null on the last page. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next: z.string().nullable() })

export const idParams = z.object({ id: z.uuid() })
export const sha256Params = z.object({ id: z.string().regex(/^[0-9a-f]{64}$/) })

export type Sentence = z.infer<typeof sentence>
export type ApiError = z.infer<typeof apiError>
export type PageQuery = z.infer<typeof pageQuery>
