/** A piece of a page → printed lines. */

import { linkText } from '../office/link-text.ts'
import { formatNumber } from '../office/number-format.ts'
import { linesOfRow } from '../office/table-rows.ts'
import type { PrintedLine } from '../printed-lines.ts'
import {
  isElement,
  isSilent,
  type PageElement,
  type PageNode,
  requireDepth,
  textOfNode,
} from './dom.ts'

const blocks = new Set(
  'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody tfoot thead tr ul'.split(
    ' ',
  ),
)
const headingTag = /^h([1-6])$/
const boldStyle = /font-weight\s*:\s*(bold|bolder|[6-9]00)/i
const plainStyle = /font-weight\s*:\s*(normal|lighter|[1-5]00)/i
const hanStyle = /list-style-type\s*:\s*(?:cjk-ideographic|simp-chinese|trad-chinese)/i
const white = /[ \t\r\n\f]+/g
const anyWhite = /\s/g

interface List {
  readonly ordered: boolean
  readonly format: string
  next: number
}

class LineWriter {
  readonly lines: PrintedLine[] = []
  readonly #lists: List[] = []
  #text = ''
  #chars = 0
  #boldChars = 0
  #bold = false
  #pre = false
  #level: number | undefined
  /** Sign of the list item that the next line opens. */
  #sign = ''
  /** The next line follows a line break or an item of the same list. */
  #tight = false

  walk(node: PageNode, depth: number): void {
    requireDepth(depth)
    if (!isElement(node)) this.#write(textOfNode(node))
    else if (!isSilent(node)) this.#element(node, depth)
  }

  #element(node: PageElement, depth: number): void {
    const { name } = node
    if (name === 'br') this.#break()
    else if (name === 'table') this.#table(node, depth)
    else if (name === 'a') this.#link(node, depth)
    else if (blocks.has(name)) this.#block(node, depth)
    else this.#inline(node, depth)
  }

  #children(node: PageElement, depth: number): void {
    for (const child of node.children) this.walk(child, depth + 1)
  }

  #write(text: string): void {
    const shown = this.#pre ? text : text.replace(white, ' ')
    this.#text += this.#text === '' && !this.#pre ? shown.replace(/^ /, '') : shown
    const chars = shown.replace(anyWhite, '').length
    this.#chars += chars
    if (this.#bold) this.#boldChars += chars
  }

  #break(): void {
    const hadText = this.#text.trim() !== ''
    this.flush()
    if (hadText) this.#tight = true
  }

  flush(): void {
    const text = this.#text
    const bold = this.#chars > 0 && this.#chars === this.#boldChars
    this.#text = ''
    this.#chars = 0
    this.#boldChars = 0
    if (text.trim() === '') return
    this.lines.push({
      text: this.#sign + text.trimEnd(),
      ...(this.#level === undefined ? { bold } : { level: this.#level }),
      tight: this.#tight,
    })
    this.#sign = ''
    this.#tight = false
  }

  #inline(node: PageElement, depth: number): void {
    const before = this.#bold
    this.#bold = boldOf(node) ?? before
    this.#children(node, depth)
    this.#bold = before
  }

  #link(node: PageElement, depth: number): void {
    const start = this.#text.length
    const printed = this.lines.length
    this.#inline(node, depth)
    if (this.lines.length !== printed) return
    const words = this.#text.slice(start)
    this.#text = this.#text.slice(0, start) + linkText(words, node.attribs['href'] ?? '')
  }

  #block(node: PageElement, depth: number): void {
    this.flush()
    const { name } = node
    const before = { level: this.#level, pre: this.#pre, bold: this.#bold }
    const heading = headingTag.exec(name)
    if (heading !== null) this.#level = Number(heading[1])
    if (name === 'pre') this.#pre = true
    this.#bold = boldOf(node) ?? before.bold
    if (name === 'li') this.#openItem(node)
    if (name === 'ol' || name === 'ul') this.#lists.push(listOf(node))
    this.#children(node, depth)
    this.flush()
    if (name === 'ol' || name === 'ul') this.#lists.pop()
    // An empty item shows no sign later on.
    if (name === 'li') this.#sign = ''
    this.#level = before.level
    this.#pre = before.pre
    this.#bold = before.bold
  }

  #openItem({ attribs }: PageElement): void {
    const list = this.#lists.at(-1)
    if (list === undefined) return
    const number = Number(attribs['value']) || list.next
    list.next = number + 1
    const isHan = list.format === 'chineseCounting'
    this.#sign = list.ordered ? formatNumber(number, list.format) + (isHan ? '、' : '. ') : '- '
    this.#tight = this.lines.length > 0
  }

  /** Cells are read by themselves: what stands in them decides whether the row is data. */
  #table(node: PageElement, depth: number): void {
    this.flush()
    let first = true
    for (const row of rowsOf(node, depth)) {
      const cells = cellsOf(row).map((cell) => linesIn(cell, depth + 2))
      const lines = linesOfRow(cells, first)
      if (lines.length > 0) first = false
      this.lines.push(...lines)
    }
  }
}

function boldOf({ name, attribs }: PageElement): boolean | undefined {
  const style = attribs['style'] ?? ''
  if (plainStyle.test(style)) return false
  return name === 'b' || name === 'strong' || boldStyle.test(style) ? true : undefined
}

function listOf({ name, attribs }: PageElement): List {
  const format = hanStyle.test(attribs['style'] ?? '') ? 'chineseCounting' : 'decimal'
  return { ordered: name === 'ol', format, next: Number(attribs['start'] ?? 1) || 1 }
}

/** The rows of a table itself, not of tables inside its cells. */
function rowsOf(table: PageElement, depth: number): readonly PageElement[] {
  requireDepth(depth)
  return table.children.filter(isElement).flatMap((child) => {
    if (child.name === 'tr') return [child]
    return /^(?:tbody|thead|tfoot)$/.test(child.name) ? rowsOf(child, depth + 1) : []
  })
}

const cellsOf = (row: PageElement): readonly PageElement[] =>
  row.children.filter(isElement).filter(({ name }) => name === 'td' || name === 'th')

function linesIn(node: PageElement, depth: number): readonly PrintedLine[] {
  const writer = new LineWriter()
  for (const child of node.children) writer.walk(child, depth)
  writer.flush()
  return writer.lines
}

/** The lines that an element prints, in reading order. Throws ReadFault where it is nested beyond reason. */
export const linesOf = (content: PageElement): readonly PrintedLine[] => linesIn(content, 0)
