/** RTF as Word, WPS and LibreOffice write it → printed lines. */
import { type PrintedLine, textOf } from '../printed-lines.ts'
import { ReadFault } from '../read-fault.ts'
import { type RtfToken, rtfTokens } from './rtf-tokens.ts'
import { linesOfRow } from './table-rows.ts'

/** What a group inherits and gives back at its end. */
interface State {
  readonly skip: boolean
  readonly bold: boolean
  readonly hidden: boolean
  readonly decoder: string
  /** Fallback characters behind each \u. */
  readonly fallback: number
}

/** Destinations without text of the body. Numbers (listtext, pntext) and fields' results are text. */
const silent = new Set(
  'fonttbl colortbl stylesheet info pict header headerl headerr headerf footer footerl footerr footerf listtable listoverridetable rsidtbl generator fldinst themedata colorschememapping datastore latentstyles xmlnstbl annotation atnid atnauthor shpinst object filetbl revtbl'.split(
    ' ',
  ),
)
const signs: Readonly<Record<string, string>> = {
  tab: '\t',
  line: '\n',
  lquote: '‘',
  rquote: '’',
  ldblquote: '“',
  rdblquote: '”',
  endash: '–',
  emdash: '—',
  bullet: '•',
  '~': ' ',
  _: '-',
}
/** \fcharset → code page. */
const charsets: Readonly<Record<number, string>> = { 134: 'gb18030', 136: 'big5' }
const codePages: Readonly<Record<number, string>> = {
  936: 'gb18030',
  54936: 'gb18030',
  950: 'big5',
}
const levelMax = 8
const depthMax = 500

type Decoder = InstanceType<typeof TextDecoder>
const decoders = new Map<string, Decoder>()

/** Making a decoder costs more than the few bytes between two control words. */
function decoderOf(label: string): Decoder {
  const decoder = decoders.get(label) ?? new TextDecoder(label)
  decoders.set(label, decoder)
  return decoder
}

class RtfReader {
  readonly lines: PrintedLine[] = []
  readonly #stack: State[] = []
  readonly #fonts = new Map<number, string>()
  #state: State = {
    skip: false,
    bold: false,
    hidden: false,
    decoder: 'windows-1252',
    fallback: 1,
  }
  #page = 'windows-1252'
  #font = 0
  #inFonts = 0
  #optional = false
  #bytes: number[] = []
  #skipBytes = 0
  #text = ''
  #chars = 0
  #boldChars = 0
  #level: number | undefined
  #inTable = false
  #cell: PrintedLine[] = []
  #cells: PrintedLine[][] = []
  #rows = 0

  read(bytes: Uint8Array): readonly PrintedLine[] {
    for (const token of rtfTokens(bytes)) this.#take(token)
    this.#endParagraph()
    return this.lines
  }

  #take(token: RtfToken): void {
    if (token.kind === 'byte') {
      if (this.#skipBytes > 0) this.#skipBytes -= 1
      else if (!this.#state.skip) this.#bytes.push(token.value)
      return
    }
    this.#flush()
    if (token.kind === 'open') this.#open()
    else if (token.kind === 'close') this.#close()
    else this.#word(token.name, token.value)
  }

  #open(): void {
    this.#skipBytes = 0
    this.#stack.push(this.#state)
    if (this.#stack.length > depthMax) throw new ReadFault('damaged-file', 'RTF nested too deep')
  }

  #close(): void {
    this.#skipBytes = 0
    const before = this.#stack.pop()
    if (before !== undefined) this.#state = before
    if (this.#inFonts > this.#stack.length) this.#inFonts = 0
  }

  /** Bytes in the code page of their font, together: a character of GBK has two. */
  #flush(): void {
    if (this.#bytes.length === 0) return
    const bytes = Uint8Array.from(this.#bytes.splice(0))
    this.#write(decoderOf(this.#state.decoder).decode(bytes))
  }

  #write(text: string): void {
    if (this.#state.skip || this.#state.hidden) return
    this.#text += text
    const chars = text.trim().length
    this.#chars += chars
    if (this.#state.bold) this.#boldChars += chars
  }

  #word(name: string, value: number | null): void {
    const isOptional = this.#optional
    this.#optional = name === '*'
    if (silent.has(name) || (isOptional && name !== 'shptxt')) this.#enterSilence(name)
    if (this.#inFonts > 0) this.#fontWord(name, value)
    else if (!this.#state.skip) this.#bodyWord(name, value)
  }

  #enterSilence(name: string): void {
    this.#state = { ...this.#state, skip: true }
    if (name === 'fonttbl') this.#inFonts = this.#stack.length
  }

  #fontWord(name: string, value: number | null): void {
    if (name === 'f') this.#font = value ?? 0
    if (name === 'fcharset') this.#fonts.set(this.#font, charsets[value ?? 0] ?? '')
  }

  #bodyWord(name: string, value: number | null): void {
    const sign = signs[name]
    if (sign !== undefined) this.#write(sign)
    else if (name === 'u') this.#unicode(value ?? 0)
    else if (!this.#paragraphWord(name, value)) this.#characterWord(name, value)
  }

  #unicode(value: number): void {
    this.#write(String.fromCharCode(value < 0 ? value + 0x10000 : value))
    this.#skipBytes = this.#state.fallback
  }

  #characterWord(name: string, value: number | null): void {
    const isOn = value !== 0
    if (name === 'b') this.#state = { ...this.#state, bold: isOn }
    else if (name === 'v' || name === 'deleted') this.#state = { ...this.#state, hidden: isOn }
    else if (name === 'uc') this.#state = { ...this.#state, fallback: value ?? 1 }
    else if (name === 'plain') this.#state = { ...this.#state, bold: false, hidden: false }
    else if (name === 'ansicpg') this.#setPage(codePages[value ?? 0] ?? 'windows-1252')
    else if (name === 'f') {
      const decoder = this.#fonts.get(value ?? 0) || this.#page
      this.#state = { ...this.#state, decoder }
    }
  }

  #setPage(page: string): void {
    this.#page = page
    this.#state = { ...this.#state, decoder: page }
  }

  /** True where the word shapes paragraphs or tables. */
  #paragraphWord(name: string, value: number | null): boolean {
    switch (name) {
      case 'par':
      case 'sect':
      case 'page':
        this.#endParagraph()
        return true
      case 'pard':
        this.#level = undefined
        this.#inTable = false
        return true
      case 'outlinelevel':
        this.#level = value ?? 0
        return true
      case 'intbl':
        this.#inTable = true
        return true
      case 'cell':
        this.#endCell()
        return true
      case 'row':
        this.#endRow()
        return true
    }
    return false
  }

  #endParagraph(): void {
    const text = this.#text
    const bold = this.#chars > 0 && this.#chars === this.#boldChars
    this.#text = ''
    this.#chars = 0
    this.#boldChars = 0
    if (text.trim() === '') return
    const isHeading = this.#level !== undefined && this.#level <= levelMax
    const line = isHeading ? { text, level: (this.#level ?? 0) + 1 } : { text, bold }
    if (this.#inTable) this.#cell.push(line)
    else {
      this.#rows = 0
      this.lines.push(line)
    }
  }

  #endCell(): void {
    this.#inTable = true
    this.#endParagraph()
    this.#cells.push(this.#cell.splice(0))
  }

  #endRow(): void {
    const lines = linesOfRow(this.#cells.splice(0), this.#rows === 0)
    this.#rows += 1
    this.lines.push(...lines)
  }
}

/** The text of an RTF file, numbers of headings included where its writer printed them. */
export function readRtf(bytes: Uint8Array): string {
  return textOf(new RtfReader().read(bytes))
}
