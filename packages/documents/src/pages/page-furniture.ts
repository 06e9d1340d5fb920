/** Running heads and page numbers, told by where they stand and that they return. */
import type { PageLine } from './page-line.ts'

/** Heads and feet stand in the outer parts of a page. */
const edgeShare = 0.13
const repeatPagesMin = 3
const repeatShareMin = 0.3
const headCharsMax = 60

const digits = /[\d一二三四五六七八九十]+/g
const white = /\s+/g
const pageNumber =
  /^[-—–·•~.|/ ]*(?:第? ?\d{1,4} ?页?|[ivxlc]{1,6})(?: ?[,，/|] ?(?:共 ?)?\d{1,4} ?页?)?[-—–·•~.|/ ]*$/i

const textOf = (line: PageLine): string =>
  line.segments
    .map(({ text }) => text)
    .join(' ')
    .trim()

const keyOf = (text: string): string => text.replace(digits, '#').replace(white, '')

interface Edge {
  readonly index: number
  readonly key: string
  readonly text: string
}

/** Lines of one page that stand where heads and feet stand, outermost first. */
function edgesOf(lines: readonly PageLine[], height: number): readonly Edge[] {
  return lines.flatMap((line, index) => {
    const isEdge = line.y < height * edgeShare || line.y > height * (1 - edgeShare)
    const text = textOf(line)
    return isEdge && text.length <= headCharsMax ? [{ index, key: keyOf(text), text }] : []
  })
}

export interface PageOfLines {
  readonly page: number
  readonly width: number
  readonly height: number
  readonly lines: readonly PageLine[]
}

/** Pages without their running heads, feet and page numbers. */
export function withoutPageFurniture(pages: readonly PageOfLines[]): readonly PageOfLines[] {
  const edges = pages.map(({ lines, height }) => edgesOf(lines, height))
  const counts = new Map<string, number>()
  for (const page of edges) {
    for (const key of new Set(page.map((edge) => edge.key)))
      counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const often = Math.max(repeatPagesMin, pages.length * repeatShareMin)
  return pages.map((page, at) => {
    const furniture = new Set(
      edges[at]
        ?.filter(({ key, text }) => pageNumber.test(text) || (counts.get(key) ?? 0) >= often)
        .map(({ index }) => index),
    )
    return furniture.size === 0
      ? page
      : { ...page, lines: page.lines.filter((_, index) => !furniture.has(index)) }
  })
}
