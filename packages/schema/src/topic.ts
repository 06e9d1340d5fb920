/**
 * Topics: what readers follow. The six sections of the briefings come first, finer ones after.
 * The data stands in `topics.json`; a deployment adds its own without code (`mergeTopics`).
 */
import { z } from 'zod'

/** `sections` are printed section names that mean this topic. A key word's weight is 1 to 5. */
export const topic = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  zh: z.string().min(1),
  en: z.string().min(1),
  sections: z.array(z.string().min(1)),
  keywords: z.record(z.string().min(1), z.number().min(1).max(5)),
})

export type Topic = z.infer<typeof topic>
