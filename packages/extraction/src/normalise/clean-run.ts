/**
 * The one place that says which characters of the source reach the normalised text.
 *
 * - Bold marks `**`, also where a line end tears them, site markers such as `##paidbegin##`, invisible and control characters go.
 * - Full-width digits, and points between them, become plain ones, one for one.
 * - A run of white space is judged by its neighbours. In Chinese print a digit stands against its
 *   neighbours (5 亿元 → 5亿元), everywhere. Titles and headings keep one space where one was printed
 *   between phrases; in paragraphs only Latin words keep theirs, because a printed space and a line
 *   break cannot be told apart once the paragraph is set again.
 */
import { isDigit, isWide } from './characters.ts'

/** How white space inside is judged: `line` for titles and headings, `paragraph` for running text. */
export type RunStyle = 'line' | 'paragraph'

/** Receives the text in order: stretches of the source, or one space that stands for white space. */
export interface RunSink {
  take(from: number, to: number): void
  space(at: number): void
}

/** What lies between two pieces of text: nothing, white space on one line, or the end of a line. */
export type Gap = 'none' | 'space' | 'break'

const special =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it removes
  /[\s\u0000-\u001f\u007f-\u009f\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+|\*\*+|\*(?=[ \t\r\n]{1,6}\*)|(?<=\*[ \t\r\n]{1,6})\*|##[A-Za-z]\w{0,30}##/g

const hasSpace = /\s/

/** Whether a gap between two neighbouring characters leaves one space in the normalised text. */
function keepsSpace(
  before: number,
  after: number,
  gap: Gap,
  style: RunStyle,
  chinese: boolean,
): boolean {
  if (gap === 'none') return false
  if (!chinese) return !(gap === 'break' && before === 0x2d)
  if (isDigit(before) || isDigit(after)) {
    return gap === 'space' && isDigit(before) && isDigit(after)
  }
  if (gap === 'break' && before === 0x2d) return false
  if (style === 'line' && gap === 'space') return true
  return !isWide(before) && !isWide(after)
}

/** Full-width digits count as the digits they become. */
const plainUnit = (unit: number): number =>
  unit >= 0xff10 && unit <= 0xff19 ? unit - 0xff10 + 0x30 : unit

/** Walks one stretch of one source line after another and keeps the state between them. */
export class RunCleaner {
  readonly #source: string
  readonly #style: RunStyle
  readonly #chinese: boolean
  readonly #scan = new RegExp(special)
  #last = -1
  #gap: Gap = 'none'

  constructor(source: string, style: RunStyle, chinese: boolean) {
    this.#source = source
    this.#style = style
    this.#chinese = chinese
  }

  /** Cleans `source.slice(from, to)`; call it for the pieces of a block in order. */
  feed(from: number, to: number, sink: RunSink): void {
    if (this.#last >= 0) this.#gap = 'break'
    const scan = this.#scan
    scan.lastIndex = from
    let at = from
    while (at < to) {
      const hit = scan.exec(this.#source)
      const stop = hit === null ? to : Math.min(hit.index, to)
      if (stop > at) this.#emit(at, stop, sink)
      if (hit === null || hit.index >= to) return
      if (this.#gap === 'none' && this.#last >= 0 && hasSpace.test(hit[0])) this.#gap = 'space'
      at = scan.lastIndex
    }
  }

  #emit(from: number, to: number, sink: RunSink): void {
    if (this.#gap !== 'none') {
      const next = plainUnit(this.#source.charCodeAt(from))
      if (keepsSpace(this.#last, next, this.#gap, this.#style, this.#chinese)) sink.space(from)
      this.#gap = 'none'
    }
    sink.take(from, to)
    this.#last = plainUnit(this.#source.charCodeAt(to - 1))
  }
}

/** Digits, and the point between two of them: ５．９. */
const fullWidthDigit = /[\uff10-\uff19]|(?<=[\d\uff10-\uff19])\uff0e(?=[\d\uff10-\uff19])/g
const hasFullWidthDigit = /[\uff0e\uff10-\uff19]/

/** Folds full-width digits, and the points between digits, to plain ones; the length stays. */
export const foldDigits = (text: string): string =>
  hasFullWidthDigit.test(text)
    ? text.replace(fullWidthDigit, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    : text
