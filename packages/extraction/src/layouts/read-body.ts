/** The lines of one article → its abstract and blocks, still as places in the source. */
import { breaksOff, columnsOf, endsSentence, leavesOpen } from '../normalise/characters.ts'
import { isIndented, isTornWidth, type Setting } from '../normalise/measure-setting.ts'
import { isFull, leftNoRoom } from '../normalise/measure-wrap.ts'
import { isChinese, type Line, pieceOf } from '../normalise/read-lines.ts'
import type { Piece } from '../normalise/text-builder.ts'
import { bracketName } from './bracket-names.ts'
import { runOnNameLength } from './chapter-names.ts'
import { bracketRank, type HeadingLine, HeadingReader } from './read-headings.ts'
import { isChapterMarker, type Marker, type MarkerKind, readMarker } from './read-marker.ts'

/** A block whose text is still in the source. */
export interface DraftBlock {
  readonly kind: 'heading' | 'paragraph'
  /** Rank of a heading; lower contains higher. */
  readonly rank: number
  readonly marker: string | null
  readonly pieces: readonly Piece[]
  readonly chinese: boolean
  /** Mark with which a paragraph of one line begins. */
  readonly itemKind: MarkerKind | null
}

export interface DraftBody {
  readonly abstract: DraftBlock | null
  readonly blocks: readonly DraftBlock[]
}
export interface BodyContext {
  readonly source: string
  readonly setting: Setting
  /** Chapter names of the bulletin, longest first. */
  readonly chapterNames: readonly string[]
  /** Names in brackets that head chapters. */
  readonly bracketNames: ReadonlySet<string>
}

/** 摘要：, 【摘要】 or Abstract: at the start of a line. */
export const abstractMark =
  /^(?:[【[（(［]?(?:内容摘要|内容提要|核心提示|摘 {0,4}要|Abstract|Summary)(?:[】\]）)］][：: ]?|[：:]) ?|(?:内容摘要|内容提要|核心提示|摘 {0,4}要|Abstract)$)/i

/** A paragraph under construction. */
interface Open {
  readonly lines: { readonly line: Line; readonly start: number }[]
  readonly isAbstract: boolean
}

/** A line this wide that does not end its sentence was torn, whatever stands below. */
const tornColumnsMin = 60
const isTorn = (last: Line, setting: Setting): boolean =>
  isFull(last, setting.wrap) || breaksOff(last.text) || last.columns >= tornColumnsMin

/** Whether the next line goes on with the paragraph that ends with `last`. */
function goesOn(last: Line, next: Line, setting: Setting): boolean {
  const ended = endsSentence(last.text)
  if (setting.indents && isIndented(next)) return !ended && breaksOff(last.text)
  if (setting.wrap === null) return !ended
  if (setting.blankParts && next.blankBefore > 0) return !ended && isTorn(last, setting)
  // A sentence that ends with its page has more often ended its paragraph too.
  return !ended || (!next.opensPage && leftNoRoom(last, next, setting.wrap))
}

class BodyReader {
  readonly #lines: readonly Line[]
  readonly #context: BodyContext
  readonly #headings: HeadingReader
  readonly #blocks: DraftBlock[] = []
  #abstract: DraftBlock | null = null
  #open: Open | null = null

  constructor(lines: readonly Line[], context: BodyContext) {
    this.#lines = lines
    this.#context = context
    this.#headings = new HeadingReader(lines, context.setting)
  }

  read(): DraftBody {
    this.#lines.forEach((line, at) => {
      this.#readLine(line, at)
    })
    this.#close()
    return { abstract: this.#abstract, blocks: this.#blocks }
  }

  #readLine(line: Line, at: number): void {
    const abstract =
      this.#abstract === null && this.#blocks.length === 0 ? abstractMark.exec(line.text) : null
    if (abstract !== null) {
      this.#close()
      this.#open = { lines: [], isAbstract: true }
      if (abstract[0].length < line.text.length) this.#add(line, abstract[0].length)
      return
    }
    if (this.#takesAbstractLine(line)) return
    const heading = this.#headings.headingAt(at, this.#isFree(line))
    if (heading !== null && !this.#splitsSentence(at)) this.#pushHeading(line, heading)
    else if (!this.#runsOn(line, at)) this.#addToParagraph(line, at)
  }

  /** 摘要： on a line of its own: the next line is the abstract whatever it looks like. */
  #takesAbstractLine(line: Line): boolean {
    if (this.#open?.isAbstract !== true || this.#open.lines.length > 0) return false
    this.#add(line, 0)
    return true
  }

  /** Nothing before the line goes on in it. */
  #isFree(line: Line): boolean {
    const last = this.#open?.lines.at(-1)?.line
    return (
      last === undefined || (endsSentence(last.text) && !goesOn(last, line, this.#context.setting))
    )
  }

  /** A mark in the middle of a sentence: 存在（1）…, or 62|01个 cut by the width of the page. */
  #splitsSentence(at: number): boolean {
    const last = this.#open?.lines.at(-1)?.line
    const line = this.#lines[at]
    if (last === undefined || line === undefined) return false
    const marker = this.#headings.marker(at)
    if (endsSentence(last.text)) return this.#runsOver(last, line, marker)
    if (marker === null || !isChapterMarker(marker.kind)) return breaksOff(last.text)
    const { setting, chapterNames } = this.#context
    const isParted = setting.blankParts && line.blankBefore > 0
    if (isParted || !leftNoRoom(last, line, setting.wrap)) return false
    return !chapterNames.some((name) => line.text.startsWith(name, marker.length))
  }

  /** An item mark at the start of a line, where only a blank line would begin a paragraph. */
  #runsOver(last: Line, line: Line, marker: Marker | null): boolean {
    const { setting } = this.#context
    if (marker === null || isChapterMarker(marker.kind) || !setting.blankParts) return false
    return line.blankBefore === 0 && leftNoRoom(last, line, setting.wrap)
  }

  #pushHeading(line: Line, heading: HeadingLine): void {
    this.#close()
    this.#blocks.push({
      kind: 'heading',
      rank: heading.rank,
      marker: heading.marker,
      pieces: [pieceOf(this.#context.source, line, heading.start, heading.end)],
      chinese: isChinese(line.text),
      itemKind: null,
    })
  }

  /** 01改革背景金融产品的…, 【改革背景】金融产品的…: a heading, then a paragraph. */
  #runsOn(line: Line, at: number): boolean {
    const bracket = bracketName(line.text)
    if (bracket !== null && this.#context.bracketNames.has(bracket)) {
      const end = bracket.length + 1
      this.#beginChapter(line, { rank: bracketRank, marker: null, start: 1, end }, end + 1)
      return true
    }
    const marker = this.#headings.marker(at)
    if (marker === null || !isChapterMarker(marker.kind) || this.#splitsSentence(at)) return false
    const length = runOnNameLength(line.text.slice(marker.length), this.#context.chapterNames)
    if (length === 0) return false
    const end = marker.length + length
    this.#beginChapter(line, { rank: 2, marker: marker.text, start: marker.length, end }, end)
    return true
  }

  /** The heading, and behind it on the same line the first words of its text from `rest` on. */
  #beginChapter(line: Line, heading: HeadingLine, rest: number): void {
    this.#pushHeading(line, heading)
    this.#open = { lines: [], isAbstract: false }
    this.#add(line, rest + (line.text.charAt(rest) === ' ' ? 1 : 0))
  }

  #addToParagraph(line: Line, at: number): void {
    const last = this.#open?.lines.at(-1)?.line
    const isApart =
      last === undefined ||
      last.isRow ||
      line.isRow ||
      this.#opens(last, at) ||
      this.#isListItem(last)
    const joins =
      !isApart &&
      (this.#isTornParagraph(line) || goesOn(last, this.#inAbstract(line), this.#context.setting))
    if (!joins) {
      this.#close()
      this.#open = { lines: [], isAbstract: false }
    }
    this.#add(line, 0)
  }

  /** 3.培训农户900户 behind 2.开通专线3条: items of a list end without a sign. */
  #isListItem(last: Line): boolean {
    const before = this.#blocks.at(-1)
    const { setting } = this.#context
    if (this.#open?.lines.length !== 1 || this.#open.isAbstract || endsSentence(last.text))
      return false
    if (isTorn(last, setting) || isTornWidth(last, setting) || leavesOpen(last.text)) return false
    const kind = readMarker(last.text)?.kind
    return kind !== undefined && before?.kind === 'paragraph' && before.itemKind === kind
  }

  /** An abstract is one paragraph: the end of a page does not end it. */
  #inAbstract(line: Line): Line {
    return this.#open?.isAbstract === true ? { ...line, opensPage: false } : line
  }

  /** A paragraph of several lines that ends in the middle of a sentence was torn by a page. */
  #isTornParagraph(next: Line): boolean {
    const lines = this.#open?.lines ?? []
    const last = lines.at(-1)?.line
    if (last === undefined || lines.length < 2 || endsSentence(last.text)) return false
    return !(this.#context.setting.indents && isIndented(next))
  }

  /** A mark begins a paragraph, unless the line before was torn off in the middle of a clause. */
  #opens(last: Line, at: number): boolean {
    const marker = this.#headings.marker(at)
    if (marker === null || this.#splitsSentence(at)) return false
    if (isChapterMarker(marker.kind) || endsSentence(last.text)) return true
    const { setting } = this.#context
    return !breaksOff(last.text) && !isFull(last, setting.wrap) && !isTornWidth(last, setting)
  }

  #add(line: Line, start: number): void {
    this.#open?.lines.push({ line, start })
  }

  #close(): void {
    const open = this.#open
    this.#open = null
    const first = open?.lines[0]
    if (open === null || first === undefined) return
    const { source } = this.#context
    const pieces = open.lines.map(({ line, start }) =>
      start === 0 ? { from: line.from, to: line.to } : pieceOf(source, line, start),
    )
    const text = open.lines.map(({ line }) => line.text).join('')
    const block: DraftBlock = {
      kind: 'paragraph',
      rank: 0,
      marker: null,
      pieces,
      chinese: isChinese(text, columnsOf(text)),
      itemKind: open.lines.length === 1 ? (readMarker(first.line.text)?.kind ?? null) : null,
    }
    if (open.isAbstract) this.#abstract = block
    else this.#blocks.push(block)
  }
}

/** Reads the lines between an article's title and the next mark. */
export const readBody = (lines: readonly Line[], context: BodyContext): DraftBody =>
  new BodyReader(lines, context).read()
