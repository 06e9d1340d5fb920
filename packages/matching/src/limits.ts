/** Bounds of what patterns may cost. Words need none: they are looked up, not tried. */

/** A pattern sees this much of an article's folded text: some 60 printed pages. */
export const patternTextCharsMax = 100_000

/** Instructions of a compiled pattern: repeats like `{1000}` multiply them. */
export const patternInstructionsMax = 500
