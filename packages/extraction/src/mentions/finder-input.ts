/** What every finder reads: the view of one article, its numerals, and the way back to the original. */
import { type CompactText, type Place, placeOf } from './compact-text.ts'
import type { Numeral } from './numeral.ts'

export interface FinderInput {
  readonly view: CompactText
  /** The view's text with web addresses blanked out, so that their digits are no dates. */
  readonly text: string
  readonly numerals: readonly Numeral[]
}

export function place(input: FinderInput, from: number, to: number): Place {
  return placeOf(input.view, from, to)
}

const clauseEnds = new Set('，。；：！？、\n,;:!?')

/**
 * What stands before `index` in the same clause, `length` code units at most. 、 ends a clause too.
 */
export function clauseBefore(text: string, index: number, length: number): string {
  let from = index
  while (from > 0 && index - from < length && !clauseEnds.has(text[from - 1] ?? '')) from -= 1
  return text.slice(from, index)
}

/** What follows `index` in the same clause, `length` code units at most. */
export function clauseAfter(text: string, index: number, length: number): string {
  let to = index
  while (to < text.length && to - index < length && !clauseEnds.has(text[to] ?? '')) to += 1
  return text.slice(index, to)
}

/** The first of `words` that `text` has at `index`; put longer words first. */
export function wordAt(text: string, index: number, words: readonly string[]): string | null {
  for (const word of words) if (text.startsWith(word, index)) return word
  return null
}

/** The first of `words` that `text` ends with. */
export function wordBefore(text: string, words: readonly string[]): string | null {
  for (const word of words) if (text.endsWith(word)) return word
  return null
}

const connectors = ['——', '—', '-', '–', '−', '~', '∼', '〜', '至', '到']

/** Length of a range's connector at `index`: 3—5, 3至5, 3到5. 0 where there is none. */
export function connectorLength(text: string, index: number): number {
  return wordAt(text, index, connectors)?.length ?? 0
}

/** `text` without the `fillers` at its end, however many there are. */
export function strippedEnd(text: string, fillers: readonly string[]): string {
  let rest = text
  for (;;) {
    const filler = wordBefore(rest, fillers)
    if (!filler) return rest
    rest = rest.slice(0, -filler.length)
  }
}
