/** Rows of tables → lines: data as rows, tables that only arrange a page as what stands in them. */
import { type PrintedLine, rowOf } from '../printed-lines.ts'

const cellLinesMax = 3
const cellCharsMax = 300

const isData = (cell: readonly PrintedLine[]): boolean =>
  cell.length <= cellLinesMax &&
  cell.reduce((sum, line) => sum + line.text.length, 0) <= cellCharsMax

const textIn = (cell: readonly PrintedLine[]): string => cell.map(({ text }) => text).join(' ')

/**
 * The lines of one row. A row with one filled cell, or with a cell of many paragraphs, arranges the
 * page: its cells follow one another. `first`: no row of the table was printed before.
 */
export function linesOfRow(
  cells: readonly (readonly PrintedLine[])[],
  first: boolean,
): readonly PrintedLine[] {
  const filled = cells.filter((cell) => cell.some(({ text }) => text.trim() !== ''))
  if (filled.length < 2 || !cells.every(isData)) return filled.flat()
  return [{ text: rowOf(cells.map(textIn)), tight: !first }]
}
