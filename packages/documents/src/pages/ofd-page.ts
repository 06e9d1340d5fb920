/** One page of an OFD: its text objects as positioned text. */
import { type Attributes, readXml } from '../xml.ts'
import type { PageItems, TextItem } from './page-line.ts'

const numbersOf = (list: string | undefined): readonly number[] =>
  (list ?? '').trim().split(/\s+/).map(Number).filter(Number.isFinite)

const repeatsMax = 10_000

/** Sum of a delta list; `g 5 3.5` stands for 3.5 five times (GB/T 33190, 11.3). */
function advanceOf(deltas: string | undefined): number {
  const words = (deltas ?? '').trim().split(/\s+/)
  let sum = 0
  for (let at = 0; at < words.length; at += 1) {
    const isRun = words[at] === 'g'
    const times = isRun ? Math.min(Number(words[at + 1]), repeatsMax) : 1
    if (isRun) at += 2
    sum += (Number(words[at]) || 0) * (times || 0)
  }
  return sum
}

/** Where a text object stands, and how its own coordinates become those of the page. */
interface TextObject {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly matrix: readonly number[]
}

const identity: readonly number[] = [1, 0, 0, 1, 0, 0]

function textObjectOf({ Boundary, Size, CTM }: Attributes): TextObject {
  const [x = 0, y = 0] = numbersOf(Boundary)
  const matrix = numbersOf(CTM)
  return { x, y, size: Number(Size) || 0, matrix: matrix.length === 6 ? matrix : identity }
}

const wide = /[\u2e80-\uffff]/g

/** Without a delta list characters follow each other: an em each, half for Latin letters. */
function widthOf(text: string, size: number, deltas: string | undefined): number {
  if (deltas !== undefined) return advanceOf(deltas) + size
  const wideChars = text.match(wide)?.length ?? 0
  return (wideChars + (text.length - wideChars) / 2) * size
}

export class OfdPage {
  #box: string
  readonly #items: TextItem[] = []
  #object: TextObject | null = null
  #code: Attributes | null = null
  #text = ''
  #collectsBox = false

  /** `box` of the document: a page may have its own. */
  constructor(box: string) {
    this.#box = box
  }

  read(content: Uint8Array, page: number): PageItems {
    readXml(content, {
      open: (name, attributes) => this.#open(name, attributes),
      text: (text) => {
        if (this.#code !== null) this.#text += text
        if (this.#collectsBox) this.#box += text
      },
      close: (name) => this.#close(name),
    })
    const [, , width = 210, height = 297] = numbersOf(this.#box)
    return { page, width, height, items: this.#items }
  }

  #open(name: string, attributes: Attributes): void {
    if (name === 'TextObject') this.#object = textObjectOf(attributes)
    if (name === 'TextCode') {
      this.#code = attributes
      this.#text = ''
    }
    this.#collectsBox = name === 'PhysicalBox'
    if (this.#collectsBox) this.#box = ''
  }

  #close(name: string): void {
    this.#collectsBox = false
    if (name === 'TextObject') this.#object = null
    if (name !== 'TextCode') return
    if (this.#object !== null && this.#code !== null) this.#place(this.#object, this.#code)
    this.#code = null
  }

  #place(object: TextObject, { X, Y, DeltaX }: Attributes): void {
    const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = object.matrix
    const inX = Number(X) || 0
    const inY = Number(Y) || 0
    if (Math.abs(b) > Math.abs(a) * 0.1) return
    this.#items.push({
      text: this.#text,
      x: object.x + a * inX + c * inY + e,
      y: object.y + b * inX + d * inY + f,
      width: widthOf(this.#text, object.size, DeltaX) * Math.abs(a),
      size: object.size * Math.hypot(c, d),
    })
  }
}
