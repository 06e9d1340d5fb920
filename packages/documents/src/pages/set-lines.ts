/** Lines of a page with the column they stand in, rows of tables and notes told apart. */
import { rowOf } from '../printed-lines.ts'
import { gutterOf, inColumns } from './columns.ts'
import type { PageOfLines } from './page-furniture.ts'
import type { PageLine } from './page-line.ts'
import { sizeChange } from './type-size.ts'

const noteSizeMax = 0.92

/** Margins and usual distance of lines in one column. */
interface Column {
  readonly left: number
  readonly right: number
  readonly leading: number
}

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? 0

function columnOf(lines: readonly PageLine[], size: number): Column {
  const body = lines.filter((line) => Math.abs(line.size - size) <= size * sizeChange)
  const usual = body.length >= 3 ? body : lines
  const gaps = usual.slice(1).flatMap((line, at) => {
    const gap = line.y - (usual[at]?.y ?? 0)
    return gap > 0 ? [gap] : []
  })
  return {
    left: quantile(
      usual.map(({ left }) => left),
      0.1,
    ),
    right: quantile(
      usual.map(({ right }) => right),
      0.95,
    ),
    leading: quantile(gaps, 0.4),
  }
}

/** A line with its column: what decides whether the next one goes on in it. */
export interface SetLine {
  readonly line: PageLine
  readonly column: Column
  readonly text: string
  readonly isRow: boolean
  /** A note below the text of its page, set smaller. */
  readonly isNote: boolean
}

const numberOnly = /^\d{1,4}$/
const leaders = /[.…·．]{3,}|\s{3,}/

/** Cells stand apart in several gaps, or below cells that begin at the same place. */
function isTableRow(line: PageLine, neighbours: readonly (PageLine | undefined)[]): boolean {
  const { segments, size } = line
  if (segments.length < 2 || segments.some(({ text }) => leaders.test(text))) return false
  if (segments.slice(1).every(({ text }) => numberOnly.test(text.trim())) && segments.length === 2)
    return false
  if (segments.length > 2) return true
  return neighbours.some(
    (other) =>
      other?.segments.length === 2 &&
      Math.abs((other.segments[1]?.left ?? 0) - (segments[1]?.left ?? 0)) < size,
  )
}

function setColumn(lines: readonly PageLine[], size: number): readonly SetLine[] {
  const column = columnOf(lines, size)
  let lastBody = lines.length - 1
  while (lastBody >= 0 && (lines[lastBody]?.size ?? 0) < size * noteSizeMax) lastBody -= 1
  return lines.map((line, at) => {
    const isRow = isTableRow(line, [lines[at - 1], lines[at + 1]])
    const texts = line.segments.map(({ text }) => text)
    return {
      line,
      column,
      text: isRow ? rowOf(texts) : texts.join(' ').trim(),
      isRow,
      isNote: at > lastBody && lastBody >= 0,
    }
  })
}

/** The lines of a page in reading order. `size` is that of running text. */
export function setPage({ lines, width }: PageOfLines, size: number): readonly SetLine[] {
  const gutter = gutterOf(lines, width)
  if (gutter === null) return setColumn(lines, size)
  const ordered = inColumns(lines, gutter)
  const columns: PageLine[][] = []
  let side = ''
  for (const line of ordered) {
    const own = line.left >= gutter ? 'right' : line.right <= gutter ? 'left' : 'whole'
    if (own !== side) columns.push([])
    side = own
    columns.at(-1)?.push(line)
  }
  return columns.flatMap((column) => setColumn(column, size))
}
