/** Pages of positioned text → paragraphs, with the place where each page begins. */
import { paragraphCharsMax } from '../limits.ts'
import { goesOn, joint } from './join-lines.ts'
import { type PageOfLines, withoutPageFurniture } from './page-furniture.ts'
import { linesOfPage, type PageItems, type PageLine } from './page-line.ts'
import { type SetLine, setPage } from './set-lines.ts'
import { headingSizeMin } from './type-size.ts'

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

const headingCharsMax = 60
const headingLevelMax = 3
const sizeStep = 0.25

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

class PageSetter {
  readonly #measure: Measure
  readonly #parts: string[] = []
  readonly #starts: { page: number; start: number }[] = []
  #length = 0
  /** Where the open paragraph begins. */
  #begun = 0
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
    const goes =
      this.#open !== null &&
      this.#length - this.#begun < paragraphCharsMax &&
      goesOn(this.#open, one, this.#measure.size)
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
    this.#begun = this.#length
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
