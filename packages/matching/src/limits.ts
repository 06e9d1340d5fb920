/** Bounds of what patterns may cost (words need none: they are looked up, not tried), of snippets and previews. */

/** A pattern sees this much of an article's folded text: some 60 printed pages. */
export const patternTextCharsMax = 100_000

/** Instructions of a compiled pattern: repeats like `{1000}` multiply them. */
export const patternInstructionsMax = 500
/** Of one snippet of a hit; a quotation may be longer where what it quotes is. */
export const snippetCharsMax = 120
/** Of these, what stands before the first word found. */
export const snippetCharsBefore = 36
export const snippetsMax = 2

/** How far back a preview looks. */
export const previewWeeks = 12
/** Articles of the sample digest in a preview. */
export const previewSampleMax = 5
/** More than this a week is warned of: twenty a working day. */
export const tooManyPerWeek = 100
