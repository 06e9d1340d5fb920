/** How a text was set: one paragraph a line, or lines broken at the width of a page. */
import { breaksOff, endsSentence, leavesOpen } from './characters.ts'
import type { Line } from './read-lines.ts'

/** What the lines of one sheet say about where its paragraphs end. */
export interface Setting {
  /** Columns at which running text was broken, or null where every paragraph is one line. */
  readonly wrapColumns: number | null
  /** Broken lines follow each other directly and a blank line parts paragraphs. */
  readonly blankParts: boolean
  /** Paragraphs begin with white space. */
  readonly indents: boolean
  /** Width of the torn first lines that a copied page leaves here and there, or null. */
  readonly tornColumns: readonly [number, number] | null
  /** Headings carry `#` and every sentence an indent: a line without either is no heading. */
  readonly hashesOnly: boolean
}

const textColumnsMin = 36
const indentColumnsMin = 3
const wrapColumnsMin = 24
const wrapColumnsMax = 400
const wrapWindowColumns = 6
const wrappedShareMin = 0.4
const wrappedLinesMin = 4
const fullSlackColumns = 4
const tornLinesMin = 5
const tornSpreadColumns = 10

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** The width at which most of these lines end, and how many do. */
function commonWidth(widths: readonly number[]): {
  readonly columns: number
  readonly lines: number
} {
  const counts = new Array<number>(wrapColumnsMax + 1).fill(0)
  for (const columns of widths)
    if (columns <= wrapColumnsMax) counts[columns] = (counts[columns] ?? 0) + 1
  let best = { columns: 0, lines: 0 }
  let inWindow = 0
  counts.forEach((count, columns) => {
    inWindow += count - (counts[columns - wrapWindowColumns] ?? 0)
    if (inWindow > best.lines) best = { columns, lines: inWindow }
  })
  return best
}

/** Whole paragraphs stand on single lines far beyond that width. */
function hasWiderParagraphs(lines: readonly Line[], columns: number): boolean {
  const ended = lines.filter((line) => line.text.endsWith('。'))
  const wider = ended.filter((line) => line.columns > columns * 1.25).length
  return wider >= 2 && wider >= ended.length * 0.05
}

/** Lines that can be running text: wide enough, printed once, no `label | title`. */
function textLinesOf(lines: readonly Line[]): readonly Line[] {
  const counts = new Map<string, number>()
  for (const { text } of lines) counts.set(text, (counts.get(text) ?? 0) + 1)
  return lines.filter(
    (line) =>
      line.columns >= wrapColumnsMin && counts.get(line.text) === 1 && !/[|｜]/.test(line.text),
  )
}

function wrapColumnsOf(lines: readonly Line[]): number | null {
  const long = textLinesOf(lines)
  const open = long.filter((line) => !endsSentence(line.text)).map((line) => line.columns)
  if (open.length < wrappedLinesMin || open.length < long.length * wrappedShareMin) return null
  const common = commonWidth(open)
  if (common.lines < Math.max(wrappedLinesMin, open.length / 2)) return null
  return hasWiderParagraphs(lines, common.columns) ? null : common.columns
}

/** Lines that end at the width go on directly below, so a blank line means something. */
function blankPartsParagraphs(lines: readonly Line[], columns: number): boolean {
  let direct = 0
  let open = 0
  lines.forEach((line, index) => {
    const next = lines[index + 1]
    if (next === undefined || endsSentence(line.text)) return
    if (Math.abs(line.columns - columns) > fullSlackColumns) return
    open += 1
    if (next.blankBefore === 0) direct += 1
  })
  const hasBlanks = lines.some((line, index) => index > 0 && line.blankBefore > 0)
  return hasBlanks && direct >= open * 0.7
}

/** Lines torn for certain cluster at the width of the page they were copied from. */
function tornColumnsOf(lines: readonly Line[]): readonly [number, number] | null {
  const torn = lines.filter(
    (line) =>
      line.columns >= textColumnsMin &&
      line.columns <= textColumnsMin * 3 &&
      !endsSentence(line.text) &&
      (breaksOff(line.text) || leavesOpen(line.text) || line.text.includes('。')),
  )
  if (torn.length < tornLinesMin) return null
  const widths = torn.map((line) => line.columns).sort((a, b) => a - b)
  const middle = quantile(widths, 0.5)
  const low = middle - tornSpreadColumns / 2
  const high = middle + tornSpreadColumns / 2
  const near = widths.filter((columns) => columns >= low && columns <= high).length
  return near >= tornLinesMin && near * 2 >= widths.length ? [low, high] : null
}

const isSentence = (line: Line): boolean => line.text.endsWith('。')

/** Every sentence begins at an indent: no line of this text goes on below. */
const allIndented = (lines: readonly Line[]): boolean =>
  lines.every((line) => !isSentence(line) || line.indent >= indentColumnsMin)

/** Measures the setting of a sheet's lines. Linear but for one sort of widths. */
export function measureSetting(lines: readonly Line[]): Setting {
  const indented = lines.filter((line) => line.indent >= indentColumnsMin).length
  const indents =
    indented >= 3 && indented >= lines.length * 0.08 && indented <= lines.length * 0.95
  const wrapColumns = indents && allIndented(lines) ? null : wrapColumnsOf(lines)
  return {
    wrapColumns,
    blankParts: wrapColumns !== null && blankPartsParagraphs(lines, wrapColumns),
    indents,
    tornColumns: wrapColumns === null ? tornColumnsOf(lines) : null,
    hashesOnly: indented > 0 && allIndented(lines) && lines.some((line) => line.hashes > 0),
  }
}

export const isIndented = (line: Line): boolean => line.indent >= indentColumnsMin

/** True where a line reaches the width at which running text was broken. */
export const isFull = (line: Line, setting: Setting): boolean =>
  setting.wrapColumns !== null && line.columns >= setting.wrapColumns - fullSlackColumns

/** True where a line ends just where running text was broken: it may go on below. */
export const endsAtWrap = (line: Line, setting: Setting): boolean =>
  setting.wrapColumns !== null && Math.abs(line.columns - setting.wrapColumns) <= fullSlackColumns

/** True where a line is as wide as the torn first lines of this text. */
export const isTornWidth = (line: Line, setting: Setting): boolean =>
  setting.tornColumns !== null &&
  line.columns >= setting.tornColumns[0] &&
  line.columns <= setting.tornColumns[1]
