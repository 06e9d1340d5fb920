/** Pages of positioned text → paragraphs, with the place where each page begins. */
import { rowOf } from '../printed-lines.ts'
import { gutterOf, inColumns } from './columns.ts'
import { type PageOfLines, withoutPageFurniture } from './page-furniture.ts'
import { linesOfPage, type PageItems, type PageLine } from './page-line.ts'

export interface SetPages {
  readonly text: string
  /** Offset in `text` where each page begins; a page without text begins where the next one does. */
  readonly pages: readonly { readonly page: number; readonly start: number }[]
}

/** Lines of one page as they stand on it, before anything is known of the other pages. */
export const layPage = (page: PageItems): PageOfLines => ({
  page: page.page,
  width: page.width,
  height: page.height,
  lines: linesOfPage(page),
})

const headingSizeMin = 1.15
const headingCharsMax = 60
const headingLevelMax = 3
const sizeStep = 0.25
const indentEms = 1.2
const shortEms = 2.2
const leadingMax = 1.7
const sizeChange = 0.08
const filledTitle = 0.6
const noteSizeMax = 0.92

const roundSize = (size: number): number => Math.round(size / sizeStep) * sizeStep

/** What a body of lines has in common: its type and its margins. */
interface Measure {
  readonly size: number
  /** Sizes of headings, largest first. */
  readonly headings: readonly number[]
}

const charsOf = (line: PageLine): number =>
  line.segments.reduce((sum, { text }) => sum + text.length, 0)

function measure(lines: readonly PageLine[], unit: number): Measure {
  const chars = new Map<number, number>()
  for (const line of lines) {
    const size = roundSize(line.size / unit)
    chars.set(size, (chars.get(size) ?? 0) + charsOf(line))
  }
  const [size] = [...chars].reduce((best, one) => (one[1] > best[1] ? one : best), [0, -1])
  const headings = [...chars.keys()].filter((one) => one >= size * headingSizeMin)
  return { size: size * unit, headings: headings.sort((a, b) => b - a).map((one) => one * unit) }
}

/** Margins and usual distance of lines in one column. */
interface Column {
  readonly left: number
  readonly right: number
  readonly leading: number
}

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0

function columnOf(lines: readonly PageLine[], size: number): Column {
  const body = lines.filter((line) => Math.abs(line.size - size) <= size * sizeChange)
  const usual = body.length >= 3 ? body : lines
  const gaps = usual.slice(1).flatMap((line, at) => {
    const gap = line.y - (usual[at]?.y ?? 0)
    return gap > 0 ? [gap] : []
  })
  return {
    left: quantile(
      usual.map(({ left }) => left),
      0.1,
    ),
    right: quantile(
      usual.map(({ right }) => right),
      0.95,
    ),
    leading: quantile(gaps, 0.4),
  }
}

/** A line with its column: what decides whether the next one goes on in it. */
interface SetLine {
  readonly line: PageLine
  readonly column: Column
  readonly text: string
  readonly isRow: boolean
  /** A note below the text of its page, set smaller. */
  readonly isNote: boolean
}

const numberOnly = /^\d{1,4}$/
const leaders = /[.…·．]{3,}|\s{3,}/

/** Cells stand apart in several gaps, or below cells that begin at the same place. */
function isTableRow(line: PageLine, neighbours: readonly (PageLine | undefined)[]): boolean {
  const { segments, size } = line
  if (segments.length < 2 || segments.some(({ text }) => leaders.test(text))) return false
  if (segments.slice(1).every(({ text }) => numberOnly.test(text.trim())) && segments.length === 2)
    return false
  if (segments.length > 2) return true
  return neighbours.some(
    (other) =>
      other?.segments.length === 2 &&
      Math.abs((other.segments[1]?.left ?? 0) - (segments[1]?.left ?? 0)) < size,
  )
}

function setColumn(lines: readonly PageLine[], size: number): readonly SetLine[] {
  const column = columnOf(lines, size)
  let lastBody = lines.length - 1
  while (lastBody >= 0 && (lines[lastBody]?.size ?? 0) < size * noteSizeMax) lastBody -= 1
  return lines.map((line, at) => {
    const isRow = isTableRow(line, [lines[at - 1], lines[at + 1]])
    const texts = line.segments.map(({ text }) => text)
    return {
      line,
      column,
      text: isRow ? rowOf(texts) : texts.join(' ').trim(),
      isRow,
      isNote: at > lastBody && lastBody >= 0,
    }
  })
}

function setPage({ lines, width }: PageOfLines, size: number): readonly SetLine[] {
  const gutter = gutterOf(lines, width)
  if (gutter === null) return setColumn(lines, size)
  const ordered = inColumns(lines, gutter)
  const columns: PageLine[][] = []
  let side = ''
  for (const line of ordered) {
    const own = line.left >= gutter ? 'right' : line.right <= gutter ? 'left' : 'whole'
    if (own !== side) columns.push([])
    side = own
    columns.at(-1)?.push(line)
  }
  return columns.flatMap((column) => setColumn(column, size))
}

const firstWord = /^(?:[A-Za-z0-9.%+/:_-]{1,60}|.)/
const sentenceEnd = /[。！？；：!?;]["”’』」）)]*$/

const isCentred = ({ line, column }: SetLine): boolean => {
  const before = line.left - column.left
  const behind = column.right - line.right
  return before > line.size * indentEms && Math.abs(before - behind) < line.size * 1.5
}

/** Long titles are set on several centred or large lines. */
function goesOnAsTitle(before: SetLine, next: SetLine, body: number): boolean {
  const { line, column } = before
  if (line.size < body * headingSizeMin) return false
  const filled = (line.right - line.left) / Math.max(1e-9, column.right - column.left)
  const near = next.line.y - line.y < line.size * 2.2 && next.line.page === line.page
  return near && filled >= filledTitle && !sentenceEnd.test(before.text)
}

/** Whether `next` goes on with the paragraph that `before` belongs to. */
function goesOn(before: SetLine, next: SetLine, body: number): boolean {
  const { line, column } = before
  if (before.isRow || next.isRow || before.isNote !== next.isNote) return false
  if (Math.abs(line.size - next.line.size) > line.size * sizeChange) return false
  if (line.size >= body * headingSizeMin) return goesOnAsTitle(before, next, body)
  if (isCentred(before) || next.line.left - next.column.left > next.line.size * indentEms)
    return false
  const sameColumn = next.line.page === line.page && next.line.y > line.y
  if (sameColumn && next.line.y - line.y > column.leading * leadingMax) return false
  const room = column.right - line.right
  const word = (firstWord.exec(next.text)?.[0].length ?? 1) * line.size * 0.6
  return room < line.size * shortEms || (!sentenceEnd.test(before.text) && room < word)
}

const latinEnd = /[\p{Script=Latin},.;:%)]$/u
const latinStart = /^[\p{Script=Latin}(]/u
const brokenAddress = /https?:\/\/\S{20,}$/

/** What stands between two lines of a paragraph: a space between Latin words, nothing else. */
const joint = (before: string, after: string): string =>
  latinEnd.test(before) && latinStart.test(after) && !brokenAddress.test(before) ? ' ' : ''

class PageSetter {
  readonly #measure: Measure
  readonly #parts: string[] = []
  readonly #starts: { page: number; start: number }[] = []
  #length = 0
  #open: SetLine | null = null
  /** Notes of the pages that the open paragraph runs over. */
  #notes: SetLine[] = []

  constructor(measured: Measure) {
    this.#measure = measured
  }

  add(page: number, lines: readonly SetLine[]): void {
    const pages = this.#starts.length
    for (const one of lines) {
      if (one.isNote) this.#notes.push(one)
      else this.#place(one, page)
    }
    if (this.#starts.length === pages) this.#start(page)
  }

  #place(one: SetLine, page: number): void {
    const goes = this.#open !== null && goesOn(this.#open, one, this.#measure.size)
    if (this.#open !== null && goes) this.#append(joint(this.#open.text, one.text))
    else this.#end()
    if (this.#starts.at(-1)?.page !== page) this.#start(page)
    if (goes) this.#append(one.text)
    else this.#begin(one)
    this.#open = one
  }

  finish(): SetPages {
    this.#end()
    return { text: this.#parts.join(''), pages: this.#starts }
  }

  #start(page: number): void {
    this.#starts.push({ page, start: this.#length })
  }

  #append(text: string): void {
    this.#parts.push(text)
    this.#length += text.length
  }

  #begin(one: SetLine): void {
    const level = this.#levelOf(one)
    if (level > 0) this.#append(`${'#'.repeat(level)} `)
    this.#append(one.text)
  }

  #levelOf({ line, text, isRow }: SetLine): number {
    const { size, headings } = this.#measure
    if (isRow || line.size < size * headingSizeMin || text.length > headingCharsMax) return 0
    const rank = headings.findIndex((heading) => Math.abs(heading - line.size) <= heading * 0.02)
    return Math.min(headingLevelMax, rank + 1)
  }

  #end(): void {
    if (this.#open !== null) this.#append('\n\n')
    this.#open = null
    for (const note of this.#notes.splice(0)) this.#append(`${note.text}\n`)
  }
}

/** Sets the pages of a document again as paragraphs, one a line, in reading order. */
export function setPages(laid: readonly PageOfLines[]): SetPages {
  const pages = withoutPageFurniture(laid)
  const unit = Math.max(...laid.map(({ height }) => height), 1) / 842
  const measured = measure(
    pages.flatMap(({ lines }) => lines),
    unit,
  )
  const setter = new PageSetter(measured)
  for (const page of pages) setter.add(page.page, setPage(page, measured.size))
  return setter.finish()
}
