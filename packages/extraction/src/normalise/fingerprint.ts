/** When two printed lines are the same line: contents and body differ in spaces, dots, page numbers. */
import { readMarker } from '../layouts/read-marker.ts'
import { isDigit, withoutEnd } from './characters.ts'

const leaders = '.…·．‥。_-—\t '
const notLetters = /[^\p{L}\p{N}]+/gu
const pageDigitsMax = 4

/** Index at which a page number at the end of an entry begins, or `text.length` where none stands. */
function pageStart(text: string): number {
  const closed = withoutEnd(text, ' ）)页').length
  let at = closed
  while (at > 0 && closed - at < pageDigitsMax && isDigit(text.charCodeAt(at - 1))) at -= 1
  if (at === closed || isDigit(text.charCodeAt(at - 1))) return text.length
  const start = withoutEnd(text.slice(0, at), ' （(第').length
  // A number that touches the title belongs to it: 「年产值突破5」 loses nothing.
  const isApart = start < at || leaders.includes(text.charAt(at - 1))
  return isApart ? start : text.length
}

/** A contents entry without its leader dots and page number; at least one character always stays. */
export function withoutLeader(text: string): string {
  return withoutEnd(text.slice(0, pageStart(text)), leaders) || text
}

/** A body title without the stray leader dot that its contents entry left behind. */
export const withoutStrayDot = (text: string): string => withoutEnd(text, '.．· ') || text

/** Letters and digits only, in one form of width and case. */
export const lettersOf = (text: string): string =>
  text.normalize('NFKC').replace(notLetters, '').toLowerCase()

/**
 * Letters and digits of a line without its marker, leader dots and page number. Lines with equal,
 * non-empty fingerprints print the same title.
 */
export function fingerprintOf(text: string): string {
  const bare = withoutLeader(text)
  return lettersOf(bare.slice(readMarker(bare)?.length ?? 0))
}
