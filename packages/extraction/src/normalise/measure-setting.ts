/** How a text was set: one paragraph a line, or lines broken at the width of a page. */
import { breaksOff, endsSentence, leavesOpen } from './characters.ts'
import { endsAtWrap, measureWrap, type Wrap } from './measure-wrap.ts'
import type { Line } from './read-lines.ts'

/** What the lines of one sheet say about where its paragraphs end. */
export interface Setting {
  /** Where running text was broken, or null where every paragraph is one line. */
  readonly wrap: Wrap | null
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
const tornLinesMin = 5
const tornSpreadColumns = 10

const quantile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

/** Lines that end at the width go on directly below, so a blank line means something. */
function blankPartsParagraphs(lines: readonly Line[], wrap: Wrap): boolean {
  let direct = 0
  let open = 0
  lines.forEach((line, index) => {
    const next = lines[index + 1]
    if (next === undefined || endsSentence(line.text) || !endsAtWrap(line, wrap)) return
    open += 1
    if (next.blankBefore === 0) direct += 1
  })
  const hasBlanks = lines.some((line, index) => index > 0 && line.blankBefore > 0)
  return hasBlanks && direct >= open * 0.7
}

/** Lines torn for certain cluster at the width of the page they were copied from. */
function tornColumnsOf(
  lines: readonly Line[],
  wrap: Wrap | null,
): readonly [number, number] | null {
  const torn = lines.filter(
    (line) =>
      line.columns >= textColumnsMin &&
      line.columns <= textColumnsMin * 3 &&
      !endsSentence(line.text) &&
      !endsAtWrap(line, wrap) &&
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
  const wrap = indents && allIndented(lines) ? null : measureWrap(lines)
  return {
    wrap,
    blankParts: wrap !== null && blankPartsParagraphs(lines, wrap),
    indents,
    tornColumns: tornColumnsOf(lines, wrap),
    hashesOnly: indented > 0 && allIndented(lines) && lines.some((line) => line.hashes > 0),
  }
}

export const isIndented = (line: Line): boolean => line.indent >= indentColumnsMin

/** True where a line is as wide as the torn first lines of this text. */
export const isTornWidth = (line: Line, setting: Setting): boolean =>
  setting.tornColumns !== null &&
  line.columns >= setting.tornColumns[0] &&
  line.columns <= setting.tornColumns[1]
