import { z } from 'zod'

/** The languages a reader may be written to in (BCP 47). Articles stay in their own. */
export const locale = z.enum(['zh-CN', 'en'])

export type Locale = z.infer<typeof locale>
