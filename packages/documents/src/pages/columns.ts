/** Pages set in two columns: where the gutter is, and the order in which their lines are read. */
import type { PageLine } from './page-line.ts'

const bins = 120
const searchFrom = 0.3
const searchTo = 0.7
const sideLinesMin = 6
const crossingShareMax = 0.3
const alignedShareMin = 0.6
const filledShareMin = 0.5

interface Side {
  readonly left: number
  readonly right: number
  readonly y: number
}

/** The place between 30 and 70 per cent of the width that the fewest lines cross, the middle of a range. */
function leastCrossed(lines: readonly PageLine[], width: number): number {
  const crossed = new Array<number>(bins + 1).fill(0)
  for (const { segments } of lines) {
    for (const { left, right } of segments) {
      const from = Math.max(0, Math.ceil((left / width) * bins))
      const to = Math.min(bins, Math.floor((right / width) * bins))
      for (let bin = from; bin <= to; bin += 1) crossed[bin] = (crossed[bin] ?? 0) + 1
    }
  }
  const first = Math.round(bins * searchFrom)
  const range = crossed.slice(first, Math.round(bins * searchTo))
  const least = Math.min(...range)
  const start = range.indexOf(least)
  let end = start
  while (range[end + 1] === least) end += 1
  return ((first + (start + end) / 2) / bins) * width
}

/** Running text fills its column; cells of a table do not. */
const fillsColumn = (sides: readonly Side[]): boolean => {
  const right = Math.max(...sides.map((side) => side.right))
  const left = Math.min(...sides.map((side) => side.left))
  const full = sides.filter((side) => right - side.right < (right - left) * 0.12).length
  return full >= sides.length * filledShareMin
}

function isAligned(sides: readonly Side[], em: number): boolean {
  const left = Math.min(...sides.map((side) => side.left))
  const near = sides.filter((side) => side.left - left < em * 2.5).length
  return near >= sides.length * alignedShareMin
}

/** The x that parts two columns of running text, or null where the page has one. */
export function gutterOf(lines: readonly PageLine[], width: number): number | null {
  if (lines.length < sideLinesMin) return null
  const gutter = leastCrossed(lines, width)
  const sides = lines.flatMap(({ segments, y }) =>
    segments.map(({ left, right }): Side => ({ left, right, y })),
  )
  const before = sides.filter((side) => side.right <= gutter)
  const behind = sides.filter((side) => side.left >= gutter)
  const crossing = sides.length - before.length - behind.length
  if (before.length < sideLinesMin || behind.length < sideLinesMin) return null
  if (crossing > (before.length + behind.length) * crossingShareMax) return null
  const em = lines[0]?.size ?? 0
  const isText = [before, behind].every((one) => fillsColumn(one) && isAligned(one, em))
  return isText ? gutter : null
}

function part(line: PageLine, keep: (x: number) => boolean): PageLine | null {
  const segments = line.segments.filter(({ left }) => keep(left))
  const [first] = segments
  if (first === undefined) return null
  return { ...line, segments, left: first.left, right: segments.at(-1)?.right ?? first.right }
}

/** Lines cut at the gutter: what crosses it parts the page into bands, in each the left is read first. */
export function inColumns(lines: readonly PageLine[], gutter: number): readonly PageLine[] {
  const ordered: PageLine[] = []
  let left: PageLine[] = []
  let right: PageLine[] = []
  const endBand = (): void => {
    ordered.push(...left, ...right)
    left = []
    right = []
  }
  for (const line of lines) {
    if (line.segments.some((one) => one.left < gutter && one.right > gutter)) {
      endBand()
      ordered.push(line)
      continue
    }
    const before = part(line, (x) => x < gutter)
    const behind = part(line, (x) => x >= gutter)
    if (before !== null) left.push(before)
    if (behind !== null) right.push(behind)
  }
  endBand()
  return ordered
}
