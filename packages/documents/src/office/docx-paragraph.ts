/** One paragraph of a Word document while its runs are read. */
import type { PrintedLine } from '../printed-lines.ts'
import type { DocxNumbering } from './docx-numbering.ts'
import type { DocxStyles } from './docx-styles.ts'

export interface Run {
  bold: boolean | undefined
  hidden: boolean
  style: string | undefined
}

const white = /\s/g
const outlineMax = 8

export class DocxParagraph {
  style: string | undefined
  numId: string | undefined
  level: number | undefined
  outline: number | undefined
  /** Its end was deleted by a tracked change: the next paragraph goes on with it. */
  endDeleted = false
  /** Text boxes and notes that hang on it, printed behind it. */
  readonly after: PrintedLine[] = []
  #text = ''
  #boldChars = 0
  #chars = 0

  /** Opens with what an earlier paragraph left whose end was deleted. */
  constructor(before: string) {
    this.#text = before
  }

  get length(): number {
    return this.#text.length
  }

  textFrom(start: number): string {
    return this.#text.slice(start)
  }

  replaceFrom(start: number, text: string): void {
    this.#text = this.#text.slice(0, start) + text
  }

  write(text: string, run: Run, styles: DocxStyles): void {
    if (run.hidden) return
    this.#text += text
    const chars = text.replace(white, '').length
    this.#chars += chars
    const bold = run.bold ?? styles.resolve(run.style).bold ?? styles.resolve(this.style).bold
    if (bold === true) this.#boldChars += chars
  }

  /** The paragraph as printed, with its number; also counts it where it prints nothing. */
  line(styles: DocxStyles, numbering: DocxNumbering): PrintedLine {
    const style = styles.resolve(this.style)
    const numId = this.numId ?? style.numId
    const text = this.#numberOf(numId, style.level, numbering) + this.#text
    const outline = this.outline ?? style.outline ?? outlineMax + 1
    if (this.#text.trim() === '') return { text: '' }
    if (outline <= outlineMax) return { text, level: outline + 1 }
    return { text, bold: this.#chars > 0 && this.#boldChars === this.#chars }
  }

  #numberOf(
    numId: string | undefined,
    styleLevel: number | undefined,
    numbering: DocxNumbering,
  ): string {
    if (numId === undefined || numId === '0') return ''
    const level = this.level ?? numbering.levelOfStyle(numId, this.style) ?? styleLevel ?? 0
    return numbering.next(numId, level)
  }
}
