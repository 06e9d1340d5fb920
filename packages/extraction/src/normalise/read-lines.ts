/** Source text → its printed lines, cleaned, with what the layout readers ask of them. */
import { columnsOf } from './characters.ts'
import { foldDigits, RunCleaner } from './clean-run.ts'
import type { Piece } from './text-builder.ts'

/** One line that prints something. Offsets are code units of the source. */
export interface Line {
  /** First and last printed character of the line in the source. */
  readonly from: number
  readonly to: number
  /** The line as a heading would print it: trimmed, single spaces, no bold marks, no `#`. */
  readonly text: string
  /** Columns the line takes as printed, spaces round its numbers too; an ideograph is two. */
  readonly columns: number
  /** Columns of white space before it. */
  readonly indent: number
  /** Blank lines before it, page furniture not counted as anything. */
  readonly blankBefore: number
  /** Page furniture stood before it. */
  readonly opensPage: boolean
  /** Line of the source, from 1. */
  readonly number: number
  /** Page of the source, from 1; pages end with a form feed. */
  readonly page: number
  /** The whole line is set in bold: `**…**`. */
  readonly bold: boolean
  /** End of `text` without a number that white space or leader dots set apart at its end. */
  readonly entryEnd: number
  /** Level of a Markdown heading, 0 for none. */
  readonly hashes: number
  /** A row of a table: its cells are parted by ‖ (docs/formats.md). */
  readonly isRow: boolean
}

/** A source cut into lines. */
export interface Sheet {
  readonly source: string
  readonly lines: readonly Line[]
  /** Source offset at which each line begins, blank ones too. */
  readonly lineStarts: readonly number[]
  /** Source offset at which each page begins, from page 1; empty where the source has no form feeds. */
  readonly pageStarts: readonly number[]
}

/** Chinese running text has at least one ideograph in four characters. */
export const isChinese = (text: string, columns = columnsOf(text)): boolean =>
  (columns - text.length) * 4 >= text.length

/** Cleans one stretch of the source as a heading line. */
function cleanLine(source: string, from: number, to: number): string {
  const raw = source.slice(from, to)
  const parts: string[] = []
  new RunCleaner(source, 'line', isChinese(raw)).feed(from, to, {
    take: (start, end) => parts.push(source.slice(start, end)),
    space: () => parts.push(' '),
  })
  return foldDigits(parts.join(''))
}

const lineEnd = /\r\n|[\n\r\f\v\u0085\u2028\u2029]/g
const boldLine = /^\*\*[^*]+\*\*$/
const hashHeading = /^(#{1,6})\s+(?=\S)/
/** ─────, -----, ＊＊＊: a line drawn, which parts as a blank line does. */
const ruleLine = /^[─━═—–_=＊~～·•\-－ ]{3,}$/
const closingHashes = /\s#{1,6}$/
const tabColumns = 4

function indentOf(raw: string): number {
  let columns = 0
  for (let index = 0; index < raw.length; index += 1) {
    const unit = raw.charCodeAt(index)
    if (unit === 0x09) columns += tabColumns
    else if (unit === 0x20 || unit === 0xa0) columns += 1
    else if (unit === 0x3000) columns += 2
    else break
  }
  return columns
}

const numberApart = /[\s.…·．]\d{1,4}$/
const numberDigitsMax = 5

/** The number is found in the source: cleaning closes the gap before it. */
function entryEndOf(printed: string, text: string): number {
  const hit = numberApart.exec(printed.slice(-numberDigitsMax))
  return hit === null ? text.length : Math.max(1, text.length - hit[0].length + 1)
}

interface Position {
  readonly from: number
  readonly to: number
  readonly blankBefore: number
  readonly number: number
  readonly page: number
}

/** The printed line at a position, or null where nothing but marks stands. */
function readLine(source: string, at: Position): Line | null {
  const raw = source.slice(at.from, at.to)
  const lead = raw.length - raw.trimStart().length
  let from = at.from + lead
  let to = at.from + raw.trimEnd().length
  if (to <= from) return null
  let printed = source.slice(from, to)
  const hash = hashHeading.exec(printed)
  if (hash !== null) {
    from += hash[0].length
    printed = source.slice(from, to)
    const closing = closingHashes.exec(printed.slice(-8))
    if (closing !== null) to -= closing[0].length
    printed = source.slice(from, to)
  }
  const text = cleanLine(source, from, to)
  if (text === '' || ruleLine.test(text)) return null
  return {
    from,
    to,
    text,
    columns: columnsOf(printed),
    indent: indentOf(raw),
    blankBefore: at.blankBefore,
    opensPage: false,
    number: at.number,
    page: at.page,
    bold: printed.startsWith('**') && boldLine.test(printed),
    entryEnd: entryEndOf(printed, text),
    hashes: hash?.[1]?.length ?? 0,
    isRow: hash === null && printed.includes(' ‖ '),
  }
}

/** Cuts a source into its printed lines. Linear; knows \r\n, \r, form feeds and Unicode line ends. */
export function readLines(source: string): Sheet {
  const lines: Line[] = []
  const lineStarts: number[] = []
  const feeds: number[] = []
  const scan = new RegExp(lineEnd)
  let from = 0
  let blankBefore = 0
  while (from <= source.length) {
    const hit = scan.exec(source)
    const to = hit?.index ?? source.length
    lineStarts.push(from)
    const at = { from, to, blankBefore, number: lineStarts.length, page: feeds.length + 1 }
    const line = readLine(source, at)
    blankBefore = line === null ? blankBefore + 1 : 0
    if (line !== null) lines.push(line)
    if (hit === null) break
    from = to + hit[0].length
    if (hit[0] === '\f') feeds.push(from)
  }
  return { source, lines, lineStarts, pageStarts: feeds.length === 0 ? [] : [0, ...feeds] }
}

/**
 * The stretch of the source that printed `line.text.slice(start, end)`.
 * Both borders must fall on printed characters, not on a space that stands for white space.
 */
export function pieceOf(source: string, line: Line, start: number, end = line.text.length): Piece {
  let written = 0
  let from = line.to
  let to = line.to
  const style = isChinese(source.slice(line.from, line.to))
  new RunCleaner(source, 'line', style).feed(line.from, line.to, {
    take: (first, last) => {
      const next = written + last - first
      if (start >= written && start < next) from = first + start - written
      if (end > written && end <= next) to = first + end - written
      written = next
    },
    space: () => {
      written += 1
    },
  })
  return { from, to: Math.max(from, to) }
}
