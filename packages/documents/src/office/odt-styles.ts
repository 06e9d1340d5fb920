/** Styles of an OpenDocument text: what is bold, and how lists count. */
import { type Attributes, readXml } from '../xml.ts'
import { bulletOf, formatNumber } from './number-format.ts'

interface TextStyle {
  readonly parent: string | undefined
  bold: boolean | undefined
}

interface ListLevel {
  readonly bullet: string | null
  readonly format: string
  readonly prefix: string
  readonly suffix: string
  readonly start: number
  /** How many levels the number shows: 1.2. */
  readonly shown: number
}

/** `style:num-format` → ST_NumberFormat. */
function formatOf(format: string): string {
  const known: Readonly<Record<string, string>> = {
    a: 'lowerLetter',
    A: 'upperLetter',
    i: 'lowerRoman',
    I: 'upperRoman',
    '': 'none',
  }
  if (format.startsWith('一')) return 'chineseCounting'
  if (format.startsWith('壹')) return 'chineseLegalSimplified'
  if (format.startsWith('①')) return 'decimalEnclosedCircle'
  if (format.startsWith('甲')) return 'ideographTraditional'
  if (format.startsWith('１')) return 'decimalFullWidth'
  return known[format] ?? 'decimal'
}

const outline = 'outline'
const inheritMax = 20

const isListStyle = (name: string): boolean => name === 'list-style' || name === 'outline-style'

export class OdtStyles {
  readonly #texts = new Map<string, TextStyle>()
  readonly #lists = new Map<string, Map<number, ListLevel>>()

  #style: TextStyle | null = null
  #list: Map<number, ListLevel> | null = null

  /** Reads the styles of one part; later parts add to earlier ones. */
  read(part: Uint8Array): void {
    readXml(part, {
      open: (name, attributes) => this.#open(name, attributes),
      close: (name) => {
        if (name === 'style') this.#style = null
        if (isListStyle(name)) this.#list = null
      },
    })
  }

  #open(name: string, attributes: Attributes): void {
    if (name === 'style') {
      this.#style = { parent: attributes['parent-style-name'], bold: undefined }
      this.#texts.set(attributes['name'] ?? '', this.#style)
    } else if (isListStyle(name)) {
      this.#list = new Map()
      this.#lists.set(attributes['name'] ?? outline, this.#list)
    } else if (name === 'text-properties' && this.#style !== null) {
      this.#style.bold = boldOf(attributes) ?? this.#style.bold
    } else if (name.startsWith('list-level-style')) {
      this.#list?.set(Number(attributes['level']), levelOf(name, attributes))
    }
  }

  isBold(name: string | undefined): boolean | undefined {
    let next = name
    for (let depth = 0; next !== undefined && depth < inheritMax; depth += 1) {
      const style = this.#texts.get(next)
      if (style?.bold !== undefined) return style.bold
      next = style?.parent
    }
    return undefined
  }

  /** The sign before an item, from the running numbers of its levels. */
  sign(list: string, level: number, counters: readonly number[]): string {
    const levels = this.#lists.get(list)
    const own = levels?.get(level)
    if (own === undefined) return ''
    if (own.bullet !== null) return `${bulletOf(own.bullet)} `
    const first = Math.max(1, level - own.shown + 1)
    const numbers: string[] = []
    for (let at = first; at <= level; at += 1) {
      numbers.push(formatNumber(counters[at] ?? 1, levels?.get(at)?.format ?? 'decimal'))
    }
    const text = numbers.filter((number) => number !== '').join('.')
    if (text === '') return ''
    const sign = own.prefix + text + own.suffix
    return /[\u3000-\u9fff\uff00-\uff65]$/.test(sign) ? sign : `${sign} `
  }

  startOf(list: string, level: number): number {
    return this.#lists.get(list)?.get(level)?.start ?? 1
  }
}

function boldOf(attributes: Attributes): boolean | undefined {
  const weight = attributes['font-weight-asian'] ?? attributes['font-weight']
  return weight === undefined ? undefined : weight === 'bold' || Number(weight) >= 600
}

function levelOf(name: string, attributes: Attributes): ListLevel {
  return {
    bullet: name === 'list-level-style-bullet' ? (attributes['bullet-char'] ?? '') : null,
    format: formatOf(attributes['num-format'] ?? ''),
    prefix: attributes['num-prefix'] ?? '',
    suffix: attributes['num-suffix'] ?? '',
    start: Number(attributes['start-value'] ?? 1),
    shown: Number(attributes['display-levels'] ?? 1),
  }
}
