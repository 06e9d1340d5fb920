/** Where in the decoded source a place of the normalised text was printed. */

/** Run-length map from the normalised text to the decoded source. Plain numbers, so it can be stored. */
export interface SourceMap {
  /** Pairs: offset in the text, offset in the source. Between two pairs both count on in step. */
  readonly runs: readonly number[]
  /** Source offset of the first character of every line. */
  readonly lineStarts: readonly number[]
  /** Source offset of the first character of every page; empty where the source has no pages. */
  readonly pageStarts: readonly number[]
}

/** A place in the decoded source. `line` and `page` count from 1; `page` only where the source has pages. */
export interface SourcePlace {
  readonly offset: number
  readonly line: number
  readonly page?: number
}

/** Index of the last of `count` ascending values that is not above `value`, or -1. */
function lastNotAbove(count: number, valueAt: (index: number) => number, value: number): number {
  let low = 0
  let high = count
  while (low < high) {
    const middle = (low + high) >>> 1
    if (valueAt(middle) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}

const at = (values: readonly number[], index: number): number => values[index] ?? 0

/** The page (from 1) on which a source offset stands, or undefined where the source has no pages. */
export function pageAt(pageStarts: readonly number[], offset: number): number | undefined {
  if (pageStarts.length === 0) return undefined
  return Math.max(1, lastNotAbove(pageStarts.length, (index) => at(pageStarts, index), offset) + 1)
}

/** The line (from 1) in which a source offset stands. */
const lineOfOffset = (lineStarts: readonly number[], offset: number): number =>
  lastNotAbove(lineStarts.length, (index) => at(lineStarts, index), offset) + 1

/**
 * Where `offset` of the normalised text was printed in the decoded source. Offsets outside the text
 * answer the nearest place inside.
 */
export function sourceAt(parsed: { readonly sourceMap: SourceMap }, offset: number): SourcePlace {
  const { runs, lineStarts, pageStarts } = parsed.sourceMap
  const count = runs.length / 2
  const run = Math.max(
    0,
    lastNotAbove(count, (index) => at(runs, index * 2), offset),
  )
  const within = Math.max(0, offset - at(runs, run * 2))
  const inSource = at(runs, run * 2 + 1) + within
  const line = lineOfOffset(lineStarts, inSource)
  const page = pageAt(pageStarts, inSource)
  return page === undefined ? { offset: inSource, line } : { offset: inSource, line, page }
}
