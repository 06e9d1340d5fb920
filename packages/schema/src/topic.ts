/**
 * Topics: what readers follow. The six sections of the briefings come first, finer ones after.
 * The data stands in `topics.json`; a deployment may add its own without code.
 */
import { z } from 'zod'
import data from './topics.json' with { type: 'json' }

/** `sections` are printed section names that mean this topic. A key word's weight is 1 to 5. */
export const topic = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  zh: z.string(),
  en: z.string(),
  sections: z.array(z.string()),
  keywords: z.record(z.string(), z.number().min(1).max(5)),
})

export type Topic = z.infer<typeof topic>

export const topics: readonly Topic[] = z.array(topic).parse(data)
