/** Bounds of what a reader may ask. Characters are UTF-16 code units. */

/** Of one group of a filter: topics, regions, words that must all be there, … */
export const groupValuesMax = 100

export const wordCharsMax = 64

/** Of a section, an issuer, a series, a document's title or number. */
export const nameCharsMax = 200

/** Patterns cost more than words, every time an article comes. */
export const patternsMax = 5
export const patternCharsMax = 200

/** In yuan. Less than one is no policy, more than a thousand trillion is a slip. */
export const amountMinYuanMin = 1
export const amountMinYuanMax = 1_000_000_000_000_000

/** Of a filter written as text. */
export const filterTextCharsMax = 4_000
