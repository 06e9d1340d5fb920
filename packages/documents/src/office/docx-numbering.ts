/** numbering.xml: the 一、 and （一） that Word prints and the text of the paragraph does not hold. */
import { type Attributes, readXml } from '../xml.ts'
import { bulletOf, formatNumber } from './number-format.ts'

interface Level {
  format: string
  /** `%1、`: the numbers of this level and those above it stand for %1 to %9. */
  pattern: string
  start: number
  /** Style whose paragraphs are numbered on this level. */
  style: string | undefined
  /** What parts the number from its text: tab, space, nothing. */
  suffix: string
}

interface Abstract {
  readonly levels: Map<number, Level>
  /** This list is defined where a list style of that name is. */
  link: string | undefined
  /** The list style that this definition is. */
  styleLink: string | undefined
}

interface List {
  abstract: string
  readonly starts: Map<number, number>
}

const emptyLevel = (): Level => ({
  format: 'decimal',
  pattern: '',
  start: 1,
  style: undefined,
  suffix: 'tab',
})

const levelsMax = 9
const wideEnd = /[\u2460-\u24ff\u3000-\u303f\uff00-\uff65\u4e00-\u9fff]$/

/** The lists of a document; counts on as its paragraphs are read in order. */
export class DocxNumbering {
  readonly #abstracts = new Map<string, Abstract>()
  readonly #lists = new Map<string, List>()
  /** Running numbers by list definition: lists of one definition count on together. */
  readonly #counters = new Map<string, (number | undefined)[]>()
  readonly #restarted = new Set<string>()

  constructor(part: Uint8Array | null) {
    if (part !== null) new NumberingReader(this.#abstracts, this.#lists).read(part)
  }

  /** The level on which a style's paragraphs are numbered. */
  levelOfStyle(numId: string, style: string | undefined): number | undefined {
    if (style === undefined) return undefined
    for (const [at, level] of this.#abstractOf(numId)?.levels ?? []) {
      if (level.style === style) return at
    }
    return undefined
  }

  /** Counts one paragraph and answers the sign to print before it, '' where the list prints none. */
  next(numId: string, at: number): string {
    const list = this.#lists.get(numId)
    const abstract = this.#abstractOf(numId)
    const level = abstract?.levels.get(at)
    if (list === undefined || level === undefined || at >= levelsMax) return ''
    if (level.format === 'bullet') return `${bulletOf(level.pattern)} `
    const counters = this.#count(numId, list, at, level.start)
    const text = level.pattern.replace(/%([1-9])/g, (_, digit) => {
      const place = Number(digit) - 1
      const shown = abstract?.levels.get(place)
      return formatNumber(counters[place] ?? shown?.start ?? 1, shown?.format ?? 'decimal')
    })
    return text === '' || level.suffix === 'nothing' || wideEnd.test(text) ? text : `${text} `
  }

  #count(numId: string, list: List, at: number, start: number): readonly (number | undefined)[] {
    const counters = this.#counters.get(list.abstract) ?? []
    this.#counters.set(list.abstract, counters)
    const restart = list.starts.get(at)
    const key = `${numId}/${at}`
    const isRestart = restart !== undefined && !this.#restarted.has(key)
    this.#restarted.add(key)
    const before = counters[at]
    counters[at] = isRestart ? restart : before === undefined ? start : before + 1
    counters.length = at + 1
    return counters
  }

  #abstractOf(numId: string): Abstract | undefined {
    const own = this.#abstracts.get(this.#lists.get(numId)?.abstract ?? '')
    if (own?.link === undefined || own.levels.size > 0) return own
    return [...this.#abstracts.values()].find(({ styleLink }) => styleLink === own.link) ?? own
  }
}

/** Reads the part into the two tables. */
class NumberingReader {
  readonly #abstracts: Map<string, Abstract>
  readonly #lists: Map<string, List>
  #abstract: Abstract | null = null
  #list: List | null = null
  #level = emptyLevel()
  #at = 0

  constructor(abstracts: Map<string, Abstract>, lists: Map<string, List>) {
    this.#abstracts = abstracts
    this.#lists = lists
  }

  read(part: Uint8Array): void {
    readXml(part, {
      open: (name, attributes) => this.#open(name, attributes),
      close: (name) => {
        if (name === 'abstractNum') this.#abstract = null
        if (name === 'num') this.#list = null
      },
    })
  }

  #open(name: string, attributes: Attributes): void {
    const value = attributes['val'] ?? ''
    if (name === 'abstractNum') {
      this.#abstract = { levels: new Map(), link: undefined, styleLink: undefined }
      this.#abstracts.set(attributes['abstractNumId'] ?? '', this.#abstract)
    } else if (name === 'num') {
      this.#list = { abstract: '', starts: new Map() }
      this.#lists.set(attributes['numId'] ?? '', this.#list)
    } else if (this.#list !== null) this.#readList(this.#list, name, attributes)
    else if (this.#abstract !== null) this.#readAbstract(this.#abstract, name, value, attributes)
  }

  #readList(list: List, name: string, attributes: Attributes): void {
    if (name === 'abstractNumId') list.abstract = attributes['val'] ?? ''
    if (name === 'lvlOverride') this.#at = Number(attributes['ilvl'])
    if (name === 'startOverride') list.starts.set(this.#at, Number(attributes['val']))
  }

  #readAbstract(abstract: Abstract, name: string, value: string, attributes: Attributes): void {
    if (name === 'lvl') {
      this.#level = emptyLevel()
      abstract.levels.set(Number(attributes['ilvl']), this.#level)
    } else if (name === 'numStyleLink') abstract.link = value
    else if (name === 'styleLink') abstract.styleLink = value
    else readLevel(this.#level, name, value, attributes)
  }
}

function readLevel(level: Level, name: string, value: string, attributes: Attributes): void {
  if (name === 'numFmt') level.format = attributes['format'] ? 'decimal' : value
  else if (name === 'lvlText') level.pattern = value
  else if (name === 'start') level.start = Number(value)
  else if (name === 'pStyle') level.style = value
  else if (name === 'suff') level.suffix = value
}
