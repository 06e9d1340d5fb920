/**
 * Does a name lie across a word border? 投资|兴业 holds 资兴, 推广|西部 holds 广西, 湖南|山区 holds
 * 南山区.
 *
 * The dictionary of ICU (`Intl.Segmenter`, UAX #29 and CJK dictionary) cuts the clause round a name
 * that is otherwise believed. Only clauses with such a name are cut, so the scan stays fast.
 */

import { isCounted } from './neighbours.ts'

/** A clause is cut at most this far to either side of a name. */
const clauseReachMax = 16

/** Characters that are a word of their own, so that no word crosses into a name beside them. */
const standsAlone =
  /[\s，。；：、？！“”‘’（）《》〈〉【】…—,.;:!?()[\]0-9A-Za-z-]|[的在和与及是为了赴到据往抵距]/

/** Stock phrases whose first character would rather join the name before it: 榆中|高质量. */
const phraseBehind =
  /^(高质量|高水平|高标准|高品质|高效|县域|县城|县委|县政|县级|县直|市民|市区|市域|市委|市政|区委|区政|区级|区域|调研|种粮|种植|农村|农民|全域|全市|全县|全区|东部|西部|南部|北部|中部|方言)/

const clauseBorder = /[\s，。；：、？！“”‘’（）《》〈〉【】…—,.;:!?()[\]0-9A-Za-z-]/

export interface Straddles {
  /**
   * A word begins before `start` and reaches into the name, and without it a single character would
   * be left over: 推|广西|部, but not 亲临|江西|考察.
   */
  left(start: number, end: number): boolean
  /** A word begins inside the name and reaches beyond `end`, with the same left over there. */
  right(start: number, end: number): boolean
}

let segmenter: Intl.Segmenter | null = null

/** The cuts of the last clause looked at, by its first and last offset. */
interface Clause {
  from: number
  to: number
  borders: Set<number>
}

export function straddlesIn(text: string): Straddles {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' })
  const words = segmenter
  const cut = (from: number, to: number) =>
    Array.from(words.segment(text.slice(from, to)), ({ segment }) => segment)
  let last: Clause | null = null
  const clauseOf = (start: number, end: number): Clause => {
    const from = clauseStart(text, start)
    const to = clauseEnd(text, end)
    if (last?.from === from && last.to === to) return last
    const borders = new Set<number>([from])
    let at = from
    for (const word of cut(from, to)) {
      at += word.length
      borders.add(at)
    }
    last = { from, to, borders }
    return last
  }
  return {
    left: (start, end) => {
      if (start === 0 || standsAlone.test(text[start - 1] ?? '')) return false
      const { from, borders } = clauseOf(start, end)
      return !borders.has(start) && cut(from, start).at(-1)?.length === 1
    },
    right: (start, end) => {
      if (end === text.length || standsAlone.test(text[end] ?? '')) return false
      if (phraseBehind.test(text.slice(end, end + 3)) || isCounted(text, end)) return false
      const { to, borders } = clauseOf(start, end)
      if (borders.has(end) || !hasBorderBetween(borders, start, end)) return false
      return cut(end, to)[0]?.length === 1
    },
  }
}

function hasBorderBetween(borders: ReadonlySet<number>, start: number, end: number): boolean {
  for (let at = start + 1; at < end; at += 1) if (borders.has(at)) return true
  return false
}

function clauseStart(text: string, start: number): number {
  const least = Math.max(0, start - clauseReachMax)
  let at = start
  while (at > least && !clauseBorder.test(text[at - 1] ?? '')) at -= 1
  return at
}

function clauseEnd(text: string, end: number): number {
  const most = Math.min(text.length, end + clauseReachMax)
  let at = end
  while (at < most && !clauseBorder.test(text[at] ?? '')) at += 1
  return at
}
