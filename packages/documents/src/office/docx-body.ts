/** WordprocessingML → printed lines. Final text of tracked changes; no headers, footers or comments. */
import type { PrintedLine } from '../printed-lines.ts'
import { type Attributes, readXml } from '../xml.ts'
import type { DocxNumbering } from './docx-numbering.ts'
import { DocxParagraph, type Run } from './docx-paragraph.ts'
import { type DocxStyles, isOn } from './docx-styles.ts'
import { linkText } from './link-text.ts'
import { bulletOf } from './number-format.ts'
import { linesOfRow } from './table-rows.ts'

export interface DocxParts {
  readonly styles: DocxStyles
  readonly numbering: DocxNumbering
  /** Targets of hyperlinks by relationship id. */
  readonly links: ReadonlyMap<string, string>
  /** Foot- and endnotes by kind and id: `footnote/2`. */
  readonly notes: ReadonlyMap<string, string>
}

interface Table {
  readonly cells: PrintedLine[][]
  rows: number
}

interface Link {
  readonly start: number
  readonly address: string
}

/** Field codes: HYPERLINK "https://…". */
const hyperlinkField = /HYPERLINK\s+"([^"]+)"/

/** What is deleted, moved away, an older program's copy of a drawing, or the reading of a character. */
const skipped = new Set(['del', 'moveFrom', 'Fallback', 'rt', 'delText', 'delInstrText'])

export class DocxBody {
  readonly #parts: DocxParts
  /** Where finished lines go: the document, a cell, a text box. */
  readonly #sinks: PrintedLine[][] = [[]]
  readonly #paragraphs: DocxParagraph[] = []
  readonly #tables: Table[] = []
  readonly #links: Link[] = []
  #fields: { code: string; link: Link | null; shows: boolean }[] = []
  #run: Run | null = null
  #skip = 0
  #inParagraphProperties = false
  #inRunProperties = false
  #collects: 'text' | 'code' | null = null
  #carried = ''

  constructor(parts: DocxParts) {
    this.#parts = parts
  }

  read(part: Uint8Array): readonly PrintedLine[] {
    readXml(part, {
      open: (name, attributes) => this.#open(name, attributes),
      text: (text) => this.#text(text),
      close: (name) => this.#close(name),
    })
    return this.#sinks[0] ?? []
  }

  #open(name: string, attributes: Attributes): void {
    if (this.#skip > 0 || this.#isSkipped(name)) {
      this.#skip += 1
      return
    }
    if (this.#inProperties()) this.#openProperty(name, attributes)
    else if (this.#run !== null && this.#openInRun(name, attributes)) return
    else this.#openStructure(name, attributes)
  }

  /** Properties before a tracked change are skipped everywhere; `del` there marks the paragraph's end. */
  #isSkipped(name: string): boolean {
    return name.endsWith('PrChange') || (skipped.has(name) && !this.#inProperties())
  }

  #inProperties(): boolean {
    return this.#inParagraphProperties || this.#inRunProperties
  }

  #openProperty(name: string, attributes: Attributes): void {
    const paragraph = this.#paragraphs.at(-1)
    if (this.#inRunProperties && this.#run !== null) readRunProperty(this.#run, name, attributes)
    else if (paragraph !== undefined) readParagraphProperty(paragraph, name, attributes)
  }

  #openStructure(name: string, attributes: Attributes): void {
    switch (name) {
      case 'p':
        this.#paragraphs.push(new DocxParagraph(this.#takeCarried()))
        break
      case 'pPr':
        this.#inParagraphProperties = true
        break
      case 'r':
        this.#run = { bold: undefined, hidden: false, style: undefined }
        break
      case 'hyperlink':
        this.#links.push(this.#linkTo(this.#parts.links.get(attributes['r:id'] ?? '') ?? ''))
        break
      case 'tbl':
        this.#tables.push({ cells: [], rows: 0 })
        break
      case 'tc':
      case 'txbxContent':
        this.#sinks.push([])
    }
  }

  /** True where the element belongs to a run. */
  #openInRun(name: string, attributes: Attributes): boolean {
    switch (name) {
      case 'rPr':
        this.#inRunProperties = true
        return true
      case 't':
        this.#collects = 'text'
        return true
      case 'instrText':
        this.#collects = 'code'
        return true
      case 'fldChar':
        this.#field(attributes['fldCharType'] ?? '')
        return true
      case 'footnoteReference':
      case 'endnoteReference':
        this.#note(`${name.replace('Reference', '')}/${attributes['id'] ?? ''}`)
        return true
      case 'sym':
        this.#write(symbolOf(attributes))
        return true
    }
    const sign = signs.get(name)
    if (sign !== undefined) this.#write(sign)
    return sign !== undefined
  }

  #text(text: string): void {
    if (this.#skip > 0) return
    if (this.#collects === 'text') this.#write(text)
    const field = this.#fields.at(-1)
    if (this.#collects === 'code' && field !== undefined) field.code += text
  }

  #close(name: string): void {
    if (this.#skip > 0) {
      this.#skip -= 1
      return
    }
    switch (name) {
      case 't':
      case 'instrText':
        this.#collects = null
        break
      case 'rPr':
        this.#inRunProperties = false
        break
      case 'pPr':
        this.#inParagraphProperties = false
        break
      case 'r':
        this.#run = null
        break
      case 'hyperlink':
        this.#endLink(this.#links.pop())
        break
      case 'p':
        this.#endParagraph()
        break
      case 'txbxContent':
        this.#endTextBox()
        break
      case 'tc':
        this.#tables.at(-1)?.cells.push(this.#sinks.pop() ?? [])
        break
      case 'tr':
        this.#endRow()
        break
      case 'tbl':
        this.#tables.pop()
    }
  }

  #write(text: string): void {
    const run = this.#run
    const isCode = this.#fields.some(({ shows }) => !shows)
    if (run !== null && !isCode) this.#paragraphs.at(-1)?.write(text, run, this.#parts.styles)
  }

  #field(type: string): void {
    if (type === 'begin') this.#fields.push({ code: '', link: null, shows: false })
    const field = this.#fields.at(-1)
    if (field === undefined || type === 'begin') return
    if (type === 'separate') {
      field.shows = true
      const address = hyperlinkField.exec(field.code)?.[1]
      if (address !== undefined) field.link = this.#linkTo(address)
    } else {
      this.#fields.pop()
      if (field.link !== null) this.#endLink(field.link)
    }
  }

  #linkTo(address: string): Link {
    return { start: this.#paragraphs.at(-1)?.length ?? 0, address }
  }

  #endLink(link: Link | undefined): void {
    const paragraph = this.#paragraphs.at(-1)
    if (link === undefined || paragraph === undefined) return
    const words = paragraph.textFrom(link.start)
    paragraph.replaceFrom(link.start, linkText(words, link.address))
  }

  /** A note is printed below the paragraph that it explains. */
  #note(key: string): void {
    const text = this.#parts.notes.get(key)
    if (text !== undefined) this.#paragraphs.at(-1)?.after.push({ text: `注：${text}` })
  }

  #takeCarried(): string {
    const carried = this.#carried
    this.#carried = ''
    return carried
  }

  #endParagraph(): void {
    const paragraph = this.#paragraphs.pop()
    const sink = this.#sinks.at(-1)
    // A text box stands inside a run: behind its paragraphs the run goes on.
    this.#run = null
    if (paragraph === undefined || sink === undefined) return
    if (paragraph.endDeleted) this.#carried = paragraph.textFrom(0)
    else sink.push(paragraph.line(this.#parts.styles, this.#parts.numbering))
    sink.push(...paragraph.after)
  }

  #endTextBox(): void {
    const lines = this.#sinks.pop() ?? []
    this.#paragraphs.at(-1)?.after.push(...lines)
    this.#run = { bold: undefined, hidden: false, style: undefined }
  }

  #endRow(): void {
    const table = this.#tables.at(-1)
    if (table === undefined) return
    const lines = linesOfRow(table.cells.splice(0), table.rows === 0)
    table.rows += 1
    this.#sinks.at(-1)?.push(...lines)
  }
}

const signs: ReadonlyMap<string, string> = new Map([
  ['tab', '\t'],
  ['ptab', '\t'],
  ['br', '\n'],
  ['cr', '\n'],
  ['noBreakHyphen', '-'],
])

/** `<w:sym w:font="Wingdings" w:char="F06E"/>` */
function symbolOf(attributes: Attributes): string {
  const code = Number.parseInt(attributes['char'] ?? '', 16)
  return Number.isNaN(code) ? '' : bulletOf(String.fromCharCode(code))
}

function readRunProperty(run: Run, name: string, attributes: Attributes): void {
  if (name === 'b') run.bold = isOn(attributes)
  else if (name === 'vanish') run.hidden = isOn(attributes)
  else if (name === 'rStyle') run.style = attributes['val']
}

function readParagraphProperty(
  paragraph: DocxParagraph,
  name: string,
  attributes: Attributes,
): void {
  const value = attributes['val'] ?? ''
  if (name === 'pStyle') paragraph.style = value
  else if (name === 'numId') paragraph.numId = value
  else if (name === 'ilvl') paragraph.level = Number(value)
  else if (name === 'outlineLvl') paragraph.outline = Number(value)
  // Inside the run properties of the paragraph's mark.
  else if (name === 'del') paragraph.endDeleted = true
}
