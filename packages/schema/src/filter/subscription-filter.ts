/** What a reader follows: the one schema of a filter. Its text form is `parseFilterText`. */
import { z } from 'zod'
import {
  amountMinYuanMax,
  amountMinYuanMin,
  groupValuesMax,
  nameCharsMax,
  patternCharsMax,
  patternsMax,
  wordCharsMax,
} from '../limits.ts'
import { matchText } from '../match-text.ts'
import { regionCode } from '../mention.ts'

const visible = (given: string) => matchText(given) !== ''

export const filterWord = z
  .string()
  .trim()
  .max(wordCharsMax)
  .refine(visible, 'A word needs at least one visible character.')

export const filterName = z
  .string()
  .trim()
  .max(nameCharsMax)
  .refine(visible, 'A name needs at least one visible character.')

/** RE2 syntax. `packages/matching` compiles it; here only its size and its end are known. */
export const filterPattern = z
  .string()
  .min(1)
  .max(patternCharsMax)
  .refine((given) => !/(?<!\\)(?:\\\\)*\\$/.test(given), 'A pattern may not end in a lone "\\".')

export const filterAmount = z.number().min(amountMinYuanMin).max(amountMinYuanMax)

const words = z.array(filterWord).max(groupValuesMax).default([])
const names = z.array(filterName).max(groupValuesMax)
const patterns = z.array(filterPattern).max(patternsMax).default([])

/**
 * Inside a group any one value is enough. Groups are joined by "and", or by "or" where `match` is
 * `any`; what `none` holds is left out either way. A group that is absent or empty asks nothing, so
 * an empty filter follows everything.
 *
 * - `regions`: the regions of the article's label, each with its whole subtree (610000 also follows
 *   610115). Places merely mentioned in the body do not count.
 * - `sections`, `issuers`, `series`: the whole name, folded as words are. An issuer by its canonical
 *   name; a series by the name the bulletin prints or the folder of the inbox it came in.
 * - `documents`: part of the title, or of the number, of a cited document.
 * - `words`: each matches as `matchText` says, anywhere in label, title, abstract and body. What
 *   `all` and what `any` hold are two groups.
 * - `patterns`: words written as RE2 patterns, which stand beside the words of the same list. They
 *   see the folded text: no white space, lower case (case is ignored), `^` and `$` at the article's ends.
 * - `amountMin`: the largest sum in yuan that the article names is at least this. Rates (元/亩) and
 *   other currencies do not count.
 */
export const subscriptionFilter = z.object({
  topics: z.array(z.string()).max(groupValuesMax).default([]),
  regions: z.array(regionCode).max(groupValuesMax).default([]),
  words: z.object({ any: words, all: words, none: words }).default({ any: [], all: [], none: [] }),
  sections: names.optional(),
  issuers: names.optional(),
  documents: names.optional(),
  series: names.optional(),
  patterns: z
    .object({ any: patterns, all: patterns, none: patterns })
    .refine(
      ({ any, all, none }) => any.length + all.length + none.length <= patternsMax,
      `A filter holds ${patternsMax} patterns at most.`,
    )
    .optional(),
  amountMin: filterAmount.optional(),
  match: z.enum(['all', 'any']).optional(),
})

export type SubscriptionFilter = z.infer<typeof subscriptionFilter>
