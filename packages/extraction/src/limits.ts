/** Every bound of this package, units last. */

/** A line longer than this (columns, an ideograph is two) is never a title, heading or contents entry. */
export const titleColumnsMax = 160

/** A title is set over at most this many lines. */
export const titleLinesMax = 4

/** What stands left of the bar is never longer (characters). */
export const labelCharsMax = 40

/** A sub-heading on a line of its own, without a marker, is never longer (characters). */
export const bareHeadingCharsMax = 34

/** A sub-heading with a marker (一、, ■, 01) is never longer (characters). */
export const markedHeadingCharsMax = 60

/** A section name is never longer (characters). */
export const sectionCharsMax = 20

/** A printed table of contents begins within this many lines. */
export const contentsStartLinesMax = 60

/** A printed table of contents has at most this many lines. */
export const contentsLinesMax = 2000

/** The imprint at the end of a bulletin is at most this long (lines). */
export const trailerLinesMax = 40

/** The masthead before the contents or the first article is read this far (lines). */
export const mastheadLinesMax = 40

/** The masthead of a single paper ends within this many lines. */
export const headLinesMax = 8

/** A chapter name that runs on into its text is at most this long (characters). */
export const chapterNameCharsMax = 16

/** Diagnostics of one code that are reported with their place; the rest are only counted. */
export const diagnosticsPerCodeMax = 20

/** Longer runs of digits are ids, not numbers (characters). */
export const numeralDigitsMax = 18

/** Longer runs of Chinese digits and units are not numbers (characters). */
export const numeralCharsMax = 24

/** A title in 《》 longer than this lost its closing mark (characters). */
export const documentTitleCharsMax = 240
