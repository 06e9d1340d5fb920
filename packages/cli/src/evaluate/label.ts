/**
 * The hand-made truth about one bulletin. Every field may be absent (then it is not scored), and
 * every list may have a twin `…Optional` whose items count neither as hit nor as miss.
 */
import { z } from 'zod'

const text = z.string().nullable()
const valued = z.object({ surface: z.string(), value: z.union([z.string(), z.number()]) })
const region = z.object({ code: z.string() })
const document = z.object({ title: z.string(), number: text.optional() })

const labelledArticle = z.object({
  section: text.optional(),
  label: text.optional(),
  title: z.string(),
  bodyStart: z.string().optional(),
  bodyEnd: z.string().optional(),
  abstract: text.optional(),
  headings: z.array(z.string()).optional(),
  headingsOptional: z.array(z.string()).optional(),
  sourceUrl: text.optional(),
  labelRegions: z.array(region).optional(),
  labelRegionsOptional: z.array(region).optional(),
  issuers: z.array(z.string()).optional(),
  issuersOptional: z.array(z.string()).optional(),
  regions: z.array(z.string()).optional(),
  regionsOptional: z.array(z.string()).optional(),
  documents: z.array(document).optional(),
  documentsOptional: z.array(document).optional(),
  amounts: z.array(valued).optional(),
  amountsOptional: z.array(valued).optional(),
  percentages: z.array(valued).optional(),
  percentagesOptional: z.array(valued).optional(),
  dates: z.array(valued).optional(),
  datesOptional: z.array(valued).optional(),
})

const labelledHead = z.object({
  title: text.optional(),
  publisher: text.optional(),
  editors: z.array(z.string()).optional(),
  reviewers: z.array(z.string()).optional(),
  email: text.optional(),
  address: text.optional(),
  declaredArticleCount: z.int().nullable().optional(),
})

export const labelledBulletin = z.object({
  file: z.string(),
  /** Only the listed articles are labelled: others found are not counted as extra. */
  partial: z.boolean().default(false),
  bulletin: labelledHead.optional(),
  contents: z
    .array(z.object({ section: text.optional(), label: text.optional(), title: z.string() }))
    .optional(),
  articles: z.array(labelledArticle).default([]),
})

export type LabelledArticle = z.infer<typeof labelledArticle>
export type LabelledBulletin = z.infer<typeof labelledBulletin>
