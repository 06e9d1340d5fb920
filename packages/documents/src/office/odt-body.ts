/** The body of an OpenDocument text → printed lines. */
import type { PrintedLine } from '../printed-lines.ts'
import { type Attributes, readXml } from '../xml.ts'
import { linkText } from './link-text.ts'
import type { OdtStyles } from './odt-styles.ts'
import { linesOfRow } from './table-rows.ts'

interface Paragraph {
  readonly level: number | undefined
  readonly sign: string
  readonly bold: boolean
  text: string
  chars: number
  boldChars: number
  readonly after: PrintedLine[]
}

interface List {
  readonly style: string
  readonly counters: number[]
}

const skipped = new Set([
  'tracked-changes',
  'annotation',
  'ruby-text',
  'note-citation',
  'table-of-content-source',
  'sequence-decls',
  'forms',
  'title',
  'desc',
])
const white = /\s/g
const noteMark = '注：'

export class OdtBody {
  readonly #styles: OdtStyles
  readonly #sinks: PrintedLine[][] = [[]]
  readonly #paragraphs: Paragraph[] = []
  readonly #spans: boolean[] = []
  readonly #links: { readonly start: number; readonly address: string }[] = []
  readonly #lists: List[] = []
  /** Running numbers of lists that may go on later, by style. */
  readonly #kept = new Map<string, number[]>()
  readonly #tables: { readonly cells: PrintedLine[][]; rows: number }[] = []
  #inBody = false
  #skip = 0
  #opensItem = false

  constructor(styles: OdtStyles) {
    this.#styles = styles
  }

  read(part: Uint8Array): readonly PrintedLine[] {
    readXml(part, {
      open: (name, attributes) => this.#open(name, attributes),
      text: (text) => this.#write(text.replace(/[\t\r\n ]+/g, ' ')),
      close: (name) => this.#close(name),
    })
    return this.#sinks[0] ?? []
  }

  #open(name: string, attributes: Attributes): void {
    if (this.#skip > 0 || skipped.has(name)) this.#skip += 1
    else if (name === 'body') this.#inBody = true
    else if (!this.#inBody) return
    else if (!this.#openText(name, attributes)) this.#openBlock(name, attributes)
  }

  #openText(name: string, attributes: Attributes): boolean {
    switch (name) {
      case 'span':
        this.#spans.push(this.#styles.isBold(attributes['style-name']) ?? this.#isBold())
        return true
      case 's':
        this.#write(' '.repeat(Math.min(Number(attributes['c'] ?? 1), 100)))
        return true
      case 'tab':
        this.#write('\t')
        return true
      case 'line-break':
        this.#write('\n')
        return true
      case 'a':
        this.#links.push({
          start: this.#paragraphs.at(-1)?.text.length ?? 0,
          address: attributes['href'] ?? '',
        })
        return true
    }
    return false
  }

  #openBlock(name: string, attributes: Attributes): void {
    if (name === 'p' || name === 'h') this.#openParagraph(name, attributes)
    else if (name === 'list') this.#openList(attributes)
    else if (name === 'list-item') this.#countItem(attributes)
    else if (name === 'table') this.#tables.push({ cells: [], rows: 0 })
    else if (name === 'table-cell' || name === 'text-box' || name === 'note-body')
      this.#sinks.push([])
  }

  #close(name: string): void {
    if (this.#skip > 0) {
      this.#skip -= 1
      return
    }
    if (!this.#inBody) return
    if (name === 'p' || name === 'h') this.#endParagraph()
    else if (name === 'span') this.#spans.pop()
    else if (name === 'a') this.#endLink()
    else if (name === 'list') this.#endList()
    else this.#closeBlock(name)
  }

  #closeBlock(name: string): void {
    if (name === 'table-cell') this.#tables.at(-1)?.cells.push(this.#sinks.pop() ?? [])
    else if (name === 'table-row') this.#endRow()
    else if (name === 'table') this.#tables.pop()
    else if (name === 'text-box') this.#paragraphs.at(-1)?.after.push(...(this.#sinks.pop() ?? []))
    else if (name === 'note-body') this.#endNote()
  }

  #isBold(): boolean {
    return this.#spans.at(-1) ?? this.#paragraphs.at(-1)?.bold ?? false
  }

  #write(text: string): void {
    const paragraph = this.#paragraphs.at(-1)
    if (paragraph === undefined || this.#skip > 0) return
    paragraph.text += text
    const chars = text.replace(white, '').length
    paragraph.chars += chars
    if (this.#isBold()) paragraph.boldChars += chars
  }

  #openParagraph(name: string, attributes: Attributes): void {
    const isFirst = this.#opensItem && this.#lists.length > 0
    const list = this.#lists.at(-1)
    const sign =
      isFirst && list !== undefined
        ? this.#styles.sign(list.style, this.#lists.length, list.counters)
        : ''
    this.#opensItem = false
    this.#paragraphs.push({
      level: name === 'h' ? Number(attributes['outline-level'] ?? 1) : undefined,
      sign,
      bold: this.#styles.isBold(attributes['style-name']) ?? false,
      text: '',
      chars: 0,
      boldChars: 0,
      after: [],
    })
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop()
    const sink = this.#sinks.at(-1)
    if (paragraph === undefined || sink === undefined) return
    const { level, chars, boldChars } = paragraph
    const text = paragraph.sign + paragraph.text
    if (paragraph.text.trim() !== '')
      sink.push(level === undefined ? { text, bold: chars === boldChars } : { text, level })
    sink.push(...paragraph.after)
  }

  /** Nested lists have the style of the outermost; a list may go on where an earlier one ended. */
  #openList(attributes: Attributes): void {
    const outer = this.#lists.at(-1)
    const style = attributes['style-name'] ?? outer?.style ?? ''
    const goesOn =
      attributes['continue-numbering'] === 'true' || attributes['continue-list'] !== undefined
    const counters = outer?.counters ?? (goesOn ? (this.#kept.get(style) ?? []) : [])
    this.#lists.push({ style, counters })
  }

  #endList(): void {
    const list = this.#lists.pop()
    if (list !== undefined && this.#lists.length === 0) this.#kept.set(list.style, list.counters)
  }

  #countItem(attributes: Attributes): void {
    const list = this.#lists.at(-1)
    if (list === undefined) return
    const level = this.#lists.length
    const start = Number(attributes['start-value'] ?? this.#styles.startOf(list.style, level))
    const before = list.counters[level]
    const isGiven = attributes['start-value'] !== undefined || before === undefined
    list.counters[level] = isGiven ? start : before + 1
    list.counters.length = level + 1
    this.#opensItem = true
  }

  #endLink(): void {
    const link = this.#links.pop()
    const paragraph = this.#paragraphs.at(-1)
    if (link === undefined || paragraph === undefined) return
    const words = paragraph.text.slice(link.start)
    paragraph.text = paragraph.text.slice(0, link.start) + linkText(words, link.address)
  }

  #endNote(): void {
    const lines = this.#sinks.pop() ?? []
    const text = lines.map((line) => line.text.trim()).join(' ')
    if (text !== '') this.#paragraphs.at(-1)?.after.push({ text: noteMark + text })
  }

  #endRow(): void {
    const table = this.#tables.at(-1)
    if (table === undefined) return
    const lines = linesOfRow(table.cells.splice(0), table.rows === 0)
    table.rows += 1
    this.#sinks.at(-1)?.push(...lines)
  }
}
