/**
 * The printed table of contents. Contents and body print the same lines; only the repetition marks
 * where the contents end, whether or not 目录 stands above them.
 */
import {
  contentsLinesMax,
  contentsStartLinesMax,
  sectionCharsMax,
  titleLinesMax,
} from '../limits.ts'
import { breaksOff, leavesOpen } from '../normalise/characters.ts'
import { lettersOf } from '../normalise/fingerprint.ts'
import { isFull } from '../normalise/measure-wrap.ts'
import type { Line } from '../normalise/read-lines.ts'
import { isRunningText, type LineIndex } from './line-index.ts'
import { readMarker } from './read-marker.ts'
import { splitLabel } from './split-label.ts'

/** One entry: its lines and what its line in the body is known by. */
export interface ContentsItem {
  readonly first: number
  readonly last: number
  readonly print: string
}

/** Lines `start` to before `end` are contents; `heading` is the line 目录, -1 where none stands. */
export interface ContentsRegion {
  readonly heading: number
  readonly start: number
  readonly end: number
  readonly items: readonly ContentsItem[]
}

const headings = new Set([
  '目录',
  '目次',
  '本期目录',
  '本期要目',
  '要目',
  '本期导读',
  '内容导读',
  '导读',
  '本期内容',
  '内容目录',
  'contents',
  'tableofcontents',
  'inthisissue',
])
const headingCharsMax = 24
const textFollowsLinesMax = 6
/** A line of contents this wide above a shorter one is the first part of a title, not a section. */
const brokenColumnsMin = 24
const itemsMin = 3
const recurringShareMin = 0.6

function headingIndex(index: LineIndex): number {
  const stop = Math.min(index.lines.length, contentsStartLinesMax)
  for (let at = 0; at < stop; at += 1) {
    const text = index.lines[at]?.text ?? ''
    if (text.length <= headingCharsMax && headings.has(lettersOf(text))) return at
  }
  return -1
}

const textFollows = (index: LineIndex, at: number): boolean =>
  index.lines
    .slice(at + 1, at + 1 + textFollowsLinesMax)
    .some((line) => isRunningText(line) || isFull(line, index.setting.wrap) || breaksOff(line.text))

/** Prints of the titles that line `at` can begin: it alone, and with the lines below it. */
const rangesFrom = (index: LineIndex, at: number): readonly string[] =>
  Array.from({ length: titleLinesMax }, (_, more) => index.rangeFingerprint(at, at + more))

/** Prints of the titles that line `at` can end, none of which begins before `start`. */
const rangesTo = (index: LineIndex, start: number, at: number): readonly string[] =>
  Array.from({ length: titleLinesMax }, (_, more) =>
    at - more < start ? '' : index.rangeFingerprint(at - more, at),
  )

/** Prints of the contents so far: each line, and each with the next ones as one title. */
class SeenPrints {
  readonly #prints = new Set<string>()

  has(print: string): boolean {
    return print !== '' && this.#prints.has(print)
  }

  add(print: string): void {
    this.#prints.add(print)
  }
}

/** Entries are plain where the titles of the body are Markdown headings. */
const beginsHashes = (index: LineIndex, start: number, at: number): boolean =>
  (index.lines[at]?.hashes ?? 0) > 0 && index.lines[start]?.hashes === 0

/** Where the lines that begin at `start` begin again, and -1 where running text comes first. */
function repetitionAfter(index: LineIndex, start: number): number {
  const seen = new SeenPrints()
  const stop = Math.min(index.lines.length, start + contentsLinesMax)
  for (let at = start; at < stop; at += 1) {
    const line = index.lines[at]
    if (line === undefined || isRunningText(line)) return -1
    const repeats = rangesFrom(index, at).some((print) => seen.has(print))
    if ((repeats && textFollows(index, at)) || beginsHashes(index, start, at)) return at
    for (const print of rangesTo(index, start, at)) seen.add(print)
  }
  return -1
}

/** Contents under 目录 that the body never repeats end with their last page number, or before the text. */
function endWithoutRepetition(index: LineIndex, start: number): number {
  let at = start
  let lastNumbered = -1
  for (; at < index.lines.length; at += 1) {
    const line = index.lines[at]
    if (line === undefined || isRunningText(line)) break
    if (line.entryEnd < line.text.length) lastNumbered = at
  }
  return lastNumbered >= 0 ? lastNumbered + 1 : Math.max(start, at - 1)
}

/** Fingerprints of the body's lines, singly and as titles over several lines. */
function printsFrom(index: LineIndex, start: number): ReadonlySet<string> {
  const prints = new Set<string>()
  for (let at = start; at < index.lines.length; at += 1) {
    for (const print of rangesFrom(index, at)) prints.add(print)
  }
  prints.delete('')
  return prints
}

/** A line of contents that begins something of its own. */
const beginsEntry = (line: Line): boolean =>
  line.hashes > 0 || readMarker(line.text) !== null || splitLabel(line.text) !== null

/**
 * True for the first line of a broken title, where the body prints it above the next one as well.
 * A section, too, stands above its first title in both places, but is short and whole.
 */
function isFirstPart(line: Line, below: Line, body: ReadonlySet<string>, own: string): boolean {
  if (!body.has(own) || leavesOpen(line.text) || breaksOff(line.text)) return true
  if (splitLabel(line.text) !== null || line.columns > 2 * sectionCharsMax) return true
  return line.columns >= brokenColumnsMin && line.columns > below.columns
}

/** Last line of the entry that begins at `at`: as far as the body prints the same as one title. */
function titleEnd(index: LineIndex, at: number, end: number, body: ReadonlySet<string>): number {
  const line = index.lines[at]
  const second = index.lines[at + 1]
  if (line === undefined || second === undefined) return at
  if (!isFirstPart(line, second, body, index.fingerprint(at))) return at
  let last = at
  const stop = Math.min(end, at + titleLinesMax)
  for (let next = at + 1; next < stop; next += 1) {
    const below = index.lines[next]
    if (below === undefined || beginsEntry(below)) break
    const print = index.rangeFingerprint(at, next)
    if (print !== '' && body.has(print)) last = next
  }
  return last
}

function itemsOf(
  index: LineIndex,
  start: number,
  end: number,
  body: ReadonlySet<string>,
): readonly ContentsItem[] {
  const items: ContentsItem[] = []
  for (let at = start; at < end; at += 1) {
    const last = titleEnd(index, at, end, body)
    const print = index.rangeFingerprint(at, last)
    if (print !== '') items.push({ first: at, last, print })
    at = last
  }
  return items
}

/** Contents without a heading: most of their entries come back in the body, else they are none. */
function unheadedRegionAt(index: LineIndex, start: number): ContentsRegion | null {
  const end = repetitionAfter(index, start)
  if (end < 0 || index.fingerprint(end) !== index.fingerprint(start)) return null
  const body = printsFrom(index, end)
  const items = itemsOf(index, start, end, body)
  const found = items.filter((item) => body.has(item.print)).length
  if (items.length < itemsMin || found < items.length * recurringShareMin) return null
  return { heading: -1, start, end, items }
}

/** The first line that begins a list which the body repeats. */
function unheadedRegion(index: LineIndex): ContentsRegion | null {
  const stop = Math.min(index.lines.length, contentsStartLinesMax)
  for (let at = 0; at < stop; at += 1) {
    const line = index.lines[at]
    if (line === undefined || isRunningText(line)) return null
    const region = unheadedRegionAt(index, at)
    if (region !== null) return region
  }
  return null
}

/** Finds the printed table of contents, or null. */
export function findContents(index: LineIndex): ContentsRegion | null {
  const heading = headingIndex(index)
  if (heading < 0) return unheadedRegion(index)
  const start = heading + 1
  const repeated = repetitionAfter(index, start)
  const end = repeated < 0 ? endWithoutRepetition(index, start) : repeated
  const items = itemsOf(index, start, end, printsFrom(index, end))
  return items.length === 0 ? null : { heading, start, end, items }
}
