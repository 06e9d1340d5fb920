/** Running heads and page numbers, told by where they stand and that they return. */
import type { PageLine } from './page-line.ts'

/** Heads and feet stand in the outer parts of a page. */
const edgeShare = 0.1
const repeatPagesMin = 3
const repeatShareMin = 0.3
const headCharsMax = 60

const digits = /\d+/g
const countingShareMin = 0.8
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

/** The numbers in a head count the pages; those of 案例1, 案例2 at the top of pages count cases. */
function countsPages(places: readonly { readonly text: string; readonly at: number }[]): boolean {
  const steps = new Map<number, number>()
  for (const { text, at } of places) {
    const number = Number(text.match(digits)?.at(-1) ?? Number.NaN)
    steps.set(number - at, (steps.get(number - at) ?? 0) + 1)
  }
  return Math.max(...steps.values()) >= places.length * countingShareMin
}

/** Keys of the edges that return on at least `often` pages, word for word or counting them. */
function runningHeads(pages: readonly (readonly Edge[])[], often: number): ReadonlySet<string> {
  const places = new Map<string, { readonly text: string; readonly at: number }[]>()
  pages.forEach((page, at) => {
    for (const { key, text } of page) {
      const known = places.get(key)
      if (known === undefined) places.set(key, [{ text, at }])
      else known.push({ text, at })
    }
  })
  const heads = [...places].filter(([, found]) => {
    if (found.length < often) return false
    return new Set(found.map(({ text }) => text)).size === 1 || countsPages(found)
  })
  return new Set(heads.map(([key]) => key))
}

/** Pages without their running heads, feet and page numbers. */
export function withoutPageFurniture(pages: readonly PageOfLines[]): readonly PageOfLines[] {
  const edges = pages.map(({ lines, height }) => edgesOf(lines, height))
  const heads = runningHeads(edges, Math.max(repeatPagesMin, pages.length * repeatShareMin))
  return pages.map((page, at) => {
    const furniture = new Set(
      edges[at]
        ?.filter(({ key, text }) => pageNumber.test(text) || heads.has(key))
        .map(({ index }) => index),
    )
    return furniture.size === 0
      ? page
      : { ...page, lines: page.lines.filter((_, index) => !furniture.has(index)) }
  })
}
