/** Bounds of what patterns may cost. Words need none: they are looked up, not tried. */

/** A pattern sees this much of an article's folded text: some 60 printed pages. */
export const patternTextCharsMax = 100_000

/** Instructions of a compiled pattern: repeats like `{1000}` multiply them. */
export const patternInstructionsMax = 500
/** Of one snippet of a hit; a quotation may be longer where what it quotes is. */
export const snippetCharsMax = 120
/** Of these, what stands before the first word found. */
export const snippetCharsBefore = 36
export const snippetsMax = 2
