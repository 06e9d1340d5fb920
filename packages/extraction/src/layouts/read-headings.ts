/** Which lines of an article are sub-headings. */
import { bareHeadingCharsMax, markedHeadingCharsMax } from '../limits.ts'
import { breaksOff, endsSentence, unbalancedPairs, withoutEnd } from '../normalise/characters.ts'
import { isTornWidth, type Setting } from '../normalise/measure-setting.ts'
import { endsAtWrap, isFull } from '../normalise/measure-wrap.ts'
import type { Line } from '../normalise/read-lines.ts'
import { isChapterMarker, type Marker, markerRanks, readMarker } from './read-marker.ts'

/** A heading on a line of its own: characters `start` to `end` of the line are its text. */
export interface HeadingLine {
  readonly rank: number
  readonly marker: string | null
  readonly start: number
  readonly end: number
}

const bareRank = 3.5
/** Rank of 【改革背景】. */
export const bracketRank = 1.5
const hashRank = -10
const shortChapterCharsMax = 20
const textCharsMin = 24

const insideSentence = /[。；！？]/
const bracketLine = /^【([^【】]{2,30})】$/
/** Openings of sentences, bylines and captions: a short line that begins so is text, not a heading. */
const sentenceOpening =
  /^(?:近年来|近日|日前|今年|去年|目前|同时|此外|另外|其中|据|截至|截止|自从?\d|为了|为此|《通知》|《意见》|会议|记者|作者|编辑|来源|图为|图：|注：|附件|（|\(|——)/

/** No paragraph begins with these. */
const midSentence = /^[，。、；：！？”’》）]/

/** Text that can be a heading: one phrase, closed brackets, no end of a sentence inside. */
const isHeadingText = (text: string, charsMax: number): boolean =>
  text.length > 0 &&
  text.length <= charsMax &&
  !insideSentence.test(text.slice(0, -1)) &&
  !breaksOff(text) &&
  !/[：:；。]$/.test(text) &&
  unbalancedPairs(text).length === 0

const isPlainName = (text: string): boolean =>
  isHeadingText(text, shortChapterCharsMax) && !/[，、]/.test(text)

/** A chapter name may end with a full stop where it is short: 一、改革背景。 */
function isChapterText(text: string): boolean {
  if (text.endsWith('。')) return isPlainName(text.slice(0, -1))
  return isHeadingText(text, markedHeadingCharsMax)
}

const wraps = (line: Line, next: Line | undefined, setting: Setting): boolean =>
  endsAtWrap(line, setting.wrap) &&
  next !== undefined &&
  (!setting.blankParts || next.blankBefore === 0)

/** Lines of an article between two chapter marks, with what decides about their item marks. */
export class HeadingReader {
  readonly #lines: readonly Line[]
  readonly #setting: Setting
  readonly #markers: readonly (Marker | null)[]
  /** For every line whether item marks (（一）, 1.) head chapters in its part of the article. */
  readonly #itemsAreHeadings: readonly boolean[]
  readonly #bareHeadings: ReadonlySet<number>

  constructor(lines: readonly Line[], setting: Setting) {
    this.#lines = lines
    this.#setting = setting
    this.#markers = lines.map((line) => readMarker(line.text))
    this.#itemsAreHeadings = this.#judgeItems()
    this.#bareHeadings = this.#judgeBare()
  }

  marker(at: number): Marker | null {
    return this.#markers[at] ?? null
  }

  /** The heading on line `at`, or null. `afterSentence`: what stands before has ended. */
  headingAt(at: number, afterSentence: boolean): HeadingLine | null {
    const line = this.#lines[at]
    if (line === undefined) return null
    if (line.hashes > 0) return this.#whole(line, hashRank + line.hashes)
    const bracket = bracketLine.exec(line.text)
    if (bracket !== null) {
      return { rank: bracketRank, marker: null, start: 1, end: line.text.length - 1 }
    }
    const marker = this.marker(at)
    if (marker !== null) return this.#marked(at, line, marker)
    const isBare = line.bold
      ? isHeadingText(line.text, markedHeadingCharsMax)
      : this.#bareHeadings.has(at)
    return isBare && afterSentence ? this.#whole(line, bareRank) : null
  }

  #whole(line: Line, rank: number): HeadingLine {
    const marker = readMarker(line.text)
    const start = marker?.length ?? 0
    return { rank, marker: marker?.text ?? null, start, end: line.text.length }
  }

  #marked(at: number, line: Line, marker: Marker): HeadingLine | null {
    // 一、改革背景：
    const end = isChapterMarker(marker.kind)
      ? withoutEnd(line.text, '：:').length
      : line.text.length
    const rest = line.text.slice(marker.length, end)
    const isShortened = end < line.text.length
    const isHeading = isChapterMarker(marker.kind)
      ? (isShortened ? isPlainName(rest) : isChapterText(rest)) &&
        !wraps(line, this.#lines[at + 1], this.#setting)
      : this.#itemsAreHeadings[at] === true && this.#itemStandsAlone(at)
    if (!isHeading) return null
    const rank = markerRanks[marker.kind]
    return { rank, marker: marker.text, start: marker.length, end }
  }

  /** （一）指导思想 on a line of its own, with text or a deeper mark beneath. */
  #itemStandsAlone(at: number): boolean {
    const line = this.#lines[at]
    const marker = this.marker(at)
    const next = this.#lines[at + 1]
    if (line === undefined || marker === null || next === undefined) return false
    if (this.marker(at + 1)?.kind === marker.kind) return false
    if (isTornWidth(line, this.#setting) || wraps(line, next, this.#setting)) return false
    return isHeadingText(line.text.slice(marker.length), markedHeadingCharsMax)
  }

  /** Where one item mark of a chapter runs on into text, all of its kind there do. */
  #judgeItems(): readonly boolean[] {
    const verdicts: boolean[] = []
    let start = 0
    for (let at = 0; at <= this.#lines.length; at += 1) {
      const marker = this.marker(at)
      const ends = at === this.#lines.length || (marker !== null && isChapterMarker(marker.kind))
      if (!ends) continue
      for (const verdict of this.#judgePart(start, at)) verdicts.push(verdict)
      start = at
    }
    return verdicts
  }

  #judgePart(start: number, end: number): readonly boolean[] {
    const runOn = new Set<string>()
    for (let at = start; at < end; at += 1) {
      const kind = this.marker(at)?.kind
      if (kind !== undefined && !this.#itemStandsAlone(at)) runOn.add(kind)
    }
    return this.#lines.slice(start, end).map((_, offset) => {
      const kind = this.marker(start + offset)?.kind
      return kind !== undefined && !runOn.has(kind)
    })
  }

  /**
   * Sub-headings come in company. One that stands alone is believed when it is short and one phrase:
   * a sentence torn by a page break leaves at least a line of the page, and commas.
   */
  #judgeBare(): ReadonlySet<number> {
    const found = this.#lines.flatMap((line, at) => (this.#isBare(at, line) ? [at] : []))
    if (found.length > 1) return new Set(found)
    return new Set(
      found.filter((at) => {
        const text = this.#lines[at]?.text ?? ''
        return text.length <= shortChapterCharsMax && !text.includes('，')
      }),
    )
  }

  /** A line of running text, or the torn start of some at the end of a page. */
  #isText(at: number): boolean {
    const line = this.#lines[at]
    const next = this.#lines[at + 1]
    if (line === undefined) return false
    if (line.text.length >= textCharsMin || endsSentence(line.text)) return true
    return isFull(line, this.#setting.wrap) || (next !== undefined && isTornBefore(line, next))
  }

  /** A short line without any mark, behind whole sentences, with running text beneath. */
  #isBare(at: number, line: Line): boolean {
    const next = this.#lines[at + 1]
    if (next === undefined || this.#setting.hashesOnly) return false
    if (!canBeBare(line) || this.marker(at) !== null) return false
    if (isTornBefore(line, next)) return false
    if (breaksOff(this.#lines[at - 1]?.text ?? '')) return false
    if (isTornWidth(line, this.#setting) || wraps(line, next, this.#setting)) return false
    return (this.#isText(at + 1) || this.marker(at + 1) !== null) && !midSentence.test(next.text)
  }
}

const bareCommasMax = 2

/** No page ends with a sub-heading: what stands last on it is the start of a sentence. */
const isTornBefore = (line: Line, next: Line): boolean =>
  next.opensPage || tearsNumber(line.text, next.text)

/** 2018年9|月1日, 36.8万|平方米: the line ends inside a number or before its unit. */
const tearsNumber = (text: string, next: string): boolean =>
  /\d[十百千万亿]{0,2}$/.test(text) &&
  /^(?:[\d.年月日号时分万亿千百元人个户亩吨％%]|平方|公里|立方)/.test(next)

function canBeBare(line: Line): boolean {
  if (line.hashes > 0 || line.bold || line.isRow || line.text.length < 2) return false
  if (sentenceOpening.test(line.text) || !isHeadingText(line.text, bareHeadingCharsMax))
    return false
  return line.text.split('，').length - 1 <= bareCommasMax
}
