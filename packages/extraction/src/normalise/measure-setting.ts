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
}

const textColumnsMin = 36
const indentColumnsMin = 3
const wrappedShareMin = 0.4
const fullSlackColumns = 4
const tornLinesMin = 5
const tornSpreadColumns = 10

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

function wrapColumnsOf(lines: readonly Line[]): number | null {
  const long = lines.filter((line) => line.columns >= textColumnsMin)
  const open = long.filter((line) => !endsSentence(line.text))
  if (long.length < 4 || open.length < long.length * wrappedShareMin) return null
  const widths = open.map((line) => line.columns).sort((a, b) => a - b)
  const wrap = quantile(widths, 0.9)
  const near = widths.filter((columns) => columns >= wrap * 0.85 && columns <= wrap * 1.1).length
  return near >= widths.length * 0.6 ? wrap : null
}

function blankPartsParagraphs(lines: readonly Line[]): boolean {
  let direct = 0
  let open = 0
  lines.forEach((line, index) => {
    const next = lines[index + 1]
    if (next === undefined || line.columns < textColumnsMin || endsSentence(line.text)) return
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

/** Measures the setting of a sheet's lines. Linear but for one sort of widths. */
export function measureSetting(lines: readonly Line[]): Setting {
  const wrapColumns = wrapColumnsOf(lines)
  const indented = lines.filter((line) => line.indent >= indentColumnsMin).length
  return {
    wrapColumns,
    blankParts: wrapColumns !== null && blankPartsParagraphs(lines),
    indents: indented >= 3 && indented >= lines.length * 0.08 && indented <= lines.length * 0.95,
    tornColumns: wrapColumns === null ? tornColumnsOf(lines) : null,
  }
}

export const isIndented = (line: Line): boolean => line.indent >= indentColumnsMin

/** True where a line reaches the width at which running text was broken. */
export const isFull = (line: Line, setting: Setting): boolean =>
  setting.wrapColumns !== null && line.columns >= setting.wrapColumns - fullSlackColumns

/** True where a line is as wide as the torn first lines of this text. */
export const isTornWidth = (line: Line, setting: Setting): boolean =>
  setting.tornColumns !== null &&
  line.columns >= setting.tornColumns[0] &&
  line.columns <= setting.tornColumns[1]
