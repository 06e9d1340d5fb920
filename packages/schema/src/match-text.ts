/**
 * One meaning of a word, for search and subscriptions alike: a word matches where its folded form
 * is a substring of the folded text.
 *
 * Folded is NFKC, then lower case (`ＡＰＰ`, `App` and `app` are one word), then without white space
 * and invisible characters. What separates paragraphs goes too: a word that print has torn apart
 * still matches, at the price that the end of one paragraph may meet the start of the next.
 */

// White space, soft hyphen, zero-width and directional marks, word joiner, byte order mark.
const unseen = /[\s\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060\ufeff]+/gu

/** Folds the parts and joins them. Folding twice equals folding once. Missing parts are skipped. */
export function matchText(...parts: (string | null | undefined)[]): string {
  let folded = ''
  for (const part of parts) {
    if (part) folded += part.normalize('NFKC').toLowerCase().normalize('NFKC').replace(unseen, '')
  }
  return folded
}
