/** What a filter would have caught, before it is saved. */
import { z } from 'zod'
import { subscriptionFilter } from '../filter/subscription-filter.ts'
import { filterTextCharsMax } from '../limits.ts'
import { matchReason } from '../subscription.ts'
import { sentence } from './common.ts'
import { namedRegion } from './subscriptions.ts'

const count = z.int().nonnegative()
const day = z.iso.date()

/** An article of the sample digest, with what in it answered. */
export const previewArticle = z.object({
  id: z.string(),
  bulletinId: z.string(),
  ordinal: z.int().positive(),
  section: z.string().nullable(),
  label: z.string().nullable(),
  title: z.string(),
  day,
  why: matchReason,
})

/**
 * An article counts once, in the week it first appeared: a reader hears of a story once. Its day is
 * the date the bulletin prints, or the day it was stored if that is earlier or none is printed.
 */
export const filterPreview = z.object({
  /** The last weeks, oldest first; the last one ends today. Both days are included. */
  weeks: z.array(z.object({ from: day, to: day, articles: count })),
  articles: count,
  /** The mean of the weeks since the first stored article of the period, or of the time looked at. */
  perWeek: z.number().nonnegative(),
  /** False: there was more history than is looked at, and only the newest of it was. */
  complete: z.boolean(),
  /** The newest articles, newest first. */
  sample: z.array(previewArticle),
  warning: sentence.extend({ code: z.enum(['no-history', 'nothing', 'too-many']) }).nullable(),
})

/** A filter as text or as it is kept. Neither: everything. */
export const previewRequest = z.object({
  text: z.string().max(filterTextCharsMax).optional(),
  filter: subscriptionFilter.optional(),
})

export const previewAnswer = z.object({
  filter: subscriptionFilter,
  /** The filter in plain words, and in its canonical text form with regions by name. */
  filterWords: sentence,
  filterText: z.string(),
  /** The filter's regions by name. */
  regions: z.array(namedRegion),
  preview: filterPreview,
})

export type PreviewArticle = z.infer<typeof previewArticle>
export type FilterPreview = z.infer<typeof filterPreview>
export type PreviewAnswer = z.infer<typeof previewAnswer>
