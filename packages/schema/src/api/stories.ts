/** The story of one article: where else it was printed, and what its source text changed. */
import { z } from 'zod'
import { instant } from './common.ts'

/** One article of the same story. `bulletin.date` is the date printed in it, where there is one. */
export const storyPrint = z.object({
  id: z.string(),
  ordinal: z.int().positive(),
  title: z.string(),
  revision: z.int().positive(),
  createdAt: instant,
  bulletin: z.object({
    id: z.string(),
    name: z.string(),
    title: z.string().nullable(),
    date: z.string().nullable(),
  }),
})

/** A run of whole sentences, with the line breaks between them. */
export const textChange = z.object({
  kind: z.enum(['same', 'removed', 'added']),
  text: z.string(),
})

/**
 * What differs between the revision before and the one after, in reading order, title first. One of
 * the two is the article asked about, `other` an article that shows the other one.
 */
export const revisionChange = z.object({
  from: z.int().positive(),
  to: z.int().positive(),
  other: z.object({ id: z.string(), bulletinId: z.string(), ordinal: z.int().positive() }),
  changes: z.array(textChange),
})

export const articleStory = z.object({
  revision: z.int().positive(),
  /** The other articles of the story, newest first: at most 50 of `printCount`. */
  prints: z.array(storyPrint),
  printCount: z.int().nonnegative(),
  /**
   * Against the nearest older and the nearest newer revision still in the ledger, those there are.
   * Articles too long to be compared while one waits are left out.
   */
  revisions: z.array(revisionChange),
})

export type StoryPrint = z.infer<typeof storyPrint>
export type RevisionChange = z.infer<typeof revisionChange>
export type ArticleStory = z.infer<typeof articleStory>
