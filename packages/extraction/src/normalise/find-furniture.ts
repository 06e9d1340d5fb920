/** Page furniture: what the page prints and the article does not: page numbers, running heads. */

import { readMarker } from '../layouts/read-marker.ts'
import { breaksOff, endsSentence } from './characters.ts'
import { endsAtWrap, measureWrap, type Wrap } from './measure-wrap.ts'
import type { Line } from './read-lines.ts'

const pageNumber =
  /^(?:[-—–·•~ ]{0,4}\d{1,3}[-—–·•~ ]{0,4}|[-—–·•~ ]{0,4}第 ?\d{1,4} ?页[，,/ ]{0,3}(?:共 ?\d{1,4} ?页)?[-—–·•~ ]{0,4}|\d{1,4} ?\/ ?\d{1,4}|(?:page|p\.) ?\d{1,4}(?: ?(?:of|\/) ?\d{1,4})?)$/i
/** 返回目录: a link that a web page left under its articles. */
const wayBack = /^[[【(（]?(?:返回|回到)(?:目录|首页|顶部)[\])】）]?$/
const pageNumberCharsMax = 24

/** True for a line that prints a page number and nothing else: 6, - 3 -, 第3页 共12页, Page 3 of 9. */
export const isPageNumber = (text: string): boolean =>
  text.length <= pageNumberCharsMax && (pageNumber.test(text) || wayBack.test(text))

const address = /https?:\/\/|www\./i
/** What may stand before an address on its line: a number, 来源：, one word. */
const addressLead =
  /^(?:[[(（【]?\d{0,3}[\])）】.、]? ?)?(?:[^\s:：/]{1,12}[:：] ?)?(?:[^\s:：/]{1,20} )?$/
/** White space, or a sentence that goes on behind the address: www.a.cn上线, http://a.cn】2013年…. */
const goesOn = /\s|[。，；！？、：】）》].|^(?:https?:\/\/)?[\w.-]+[\u4e00-\u9fff]/i

/** True for a line that prints a web address and no more than a number or 来源： before it. */
export function isAddressLine(text: string): boolean {
  const at = text.search(address)
  return at >= 0 && !goesOn.test(text.slice(at)) && addressLead.test(text.slice(0, at))
}

const digits = /\d+/g
const white = /\s+/g
const headWords = /\p{L}{2}/u
const labelBar = /[|｜]/
const headColumnsMax = 80
const headRepeatsMin = 3
const mastheadLines = 5
/** A line that reaches at least this far may be the torn first part of a sentence. */
const tornColumnsMin = 60

/** The same running head on another page: only its digits differ. */
const headKey = (text: string): string => text.replace(digits, '#').replace(white, '')

/** For every line how often its like is printed; 0 for what is no short line of words. */
interface Repeats {
  readonly places: ReadonlyMap<string, readonly number[]>
  readonly countAt: (index: number) => number
}

function repeatsOf(lines: readonly Line[]): Repeats {
  const places = new Map<string, number[]>()
  const keys = lines.map((line) => {
    if (line.columns > headColumnsMax || isPageNumber(line.text) || isAddressLine(line.text))
      return ''
    // 01改革背景 returns in every report; a page does not number its head so.
    const isHead = headWords.test(line.text) && readMarker(line.text) === null
    return isHead ? headKey(line.text) : ''
  })
  keys.forEach((key, index) => {
    if (key === '') return
    const known = places.get(key)
    if (known === undefined) places.set(key, [index])
    else known.push(index)
  })
  return { places, countAt: (index) => places.get(keys[index] ?? '')?.length ?? 0 }
}

/** A title: it has a bar, or contents and body print it once each. */
const isHeadline = (lines: readonly Line[], repeats: Repeats, index: number): boolean =>
  labelBar.test(lines[index]?.text ?? '') || repeats.countAt(index) === 2

/** True where a line was torn in the middle of a sentence: what stands below it is not its own. */
function isTorn(
  lines: readonly Line[],
  repeats: Repeats,
  wrap: Wrap | null,
  index: number,
): boolean {
  const line = lines[index]
  if (line === undefined || endsSentence(line.text) || isHeadline(lines, repeats, index))
    return false
  return breaksOff(line.text) || line.columns >= tornColumnsMin || endsAtWrap(line, wrap)
}

/** True where a line stands where a page ends: next to a page number or addresses, or inside a sentence. */
function standsAtPageEdge(lines: readonly Line[], index: number): boolean {
  const page = lines[index]?.page
  const before = lines[index - 1]
  const after = lines[index + 1]
  if (before === undefined) return false
  if (isPageNumber(before.text) || isAddressLine(before.text) || before.page !== page) return true
  return after !== undefined && (isPageNumber(after.text) || after.page !== page)
}

/**
 * A section stands above titles, a chapter name above text. What stands now above the one and now
 * above the other, or twice with nothing but text between, belongs to the page.
 */
function wanders(lines: readonly Line[], repeats: Repeats, places: readonly number[]): boolean {
  const aboveTitle = places.filter((at) => isHeadline(lines, repeats, at + 1)).length
  const aboveText = places.filter((at) => repeats.countAt(at + 1) < 2).length - aboveTitle
  if (aboveTitle > 0 && aboveText > 0) return true
  const isTextOnly = (from: number, to: number): boolean => {
    for (let at = from + 1; at < to; at += 1) {
      if (repeats.countAt(at) > 1 || isHeadline(lines, repeats, at)) return false
    }
    return to - from > 1
  }
  const alone = places.filter((at, order) => isTextOnly(at, places[order + 1] ?? at)).length
  return alone >= 2 && alone * 3 >= places.length
}

/** The same words each time, and behind them a number that goes up by one: it counts the pages. */
function countsPages(lines: readonly Line[], places: readonly number[]): boolean {
  if (places.length < headRepeatsMin) return false
  const numbers = places.map((at) =>
    Number(lines[at]?.text.slice(lines[at].entryEnd) || Number.NaN),
  )
  const steps = numbers.slice(1).map((number, at) => number - (numbers[at] ?? 0))
  const words = new Set(places.map((at) => lines[at]?.text.slice(0, lines[at].entryEnd)))
  return words.size === 1 && steps.every((step) => step === 1)
}

/**
 * Lines that return on page after page. A line that returns is a running head when at least half of
 * its places are page edges, or when it keeps to no place in the structure.
 */
function findRunningHeads(lines: readonly Line[]): ReadonlySet<number> {
  const repeats = repeatsOf(lines)
  const wrap = measureWrap(lines)
  const isEdge = (at: number) => standsAtPageEdge(lines, at) || isTorn(lines, repeats, wrap, at - 1)
  const found = new Set<number>()
  for (const places of repeats.places.values()) {
    const later = places.filter((index) => index >= mastheadLines)
    const edges = later.filter(isEdge).length
    const isOften = places.length >= headRepeatsMin && edges > 0 && edges * 2 >= later.length
    // Twice is enough where both times a sentence goes on below.
    const isInside = later.length > 1 && later.every((at) => isTorn(lines, repeats, wrap, at - 1))
    const isHead =
      isOften ||
      isInside ||
      countsPages(lines, places) ||
      (places.length >= headRepeatsMin && wanders(lines, repeats, later))
    if (isHead) for (const index of later) found.add(index)
  }
  return found
}

/** The lines of a sheet without page numbers and running heads. A page edge leaves no blank line. */
export function withoutFurniture(lines: readonly Line[]): readonly Line[] {
  const heads = findRunningHeads(lines)
  const kept: Line[] = []
  let wasFurniture = false
  lines.forEach((line, index) => {
    if (index > 0 && line.page !== lines[index - 1]?.page) wasFurniture = true
    if (heads.has(index) || isPageNumber(line.text)) {
      wasFurniture = true
      return
    }
    kept.push(wasFurniture ? { ...line, blankBefore: 0, opensPage: true } : line)
    wasFurniture = false
  })
  return kept
}
