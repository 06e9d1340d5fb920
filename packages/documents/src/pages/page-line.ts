/** Text with positions → the lines of one page, in reading order within each column. */

/** A stretch of text as a page places it. Any unit of length, y downwards, baseline of the text. */
export interface TextItem {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Height of the type. */
  readonly size: number
}

export interface PageItems {
  /** From 1. */
  readonly page: number
  readonly width: number
  readonly height: number
  readonly items: readonly TextItem[]
}

/** A piece of a line without a wide gap inside. */
interface Segment {
  readonly text: string
  readonly left: number
  readonly right: number
}

export interface PageLine {
  readonly page: number
  readonly segments: readonly Segment[]
  readonly left: number
  readonly right: number
  readonly y: number
  readonly size: number
  /** Drawn twice, a hair apart: how some programs make bold. */
  readonly bold: boolean
}

/** A gap this wide (in ems) parts cells or columns. */
const segmentGapEms = 1.5
const wordGapEms = 0.25
/** Ascent and descent of CJK type, in ems. */
const ascentEms = 0.8
const descentEms = 0.2
const overlapMin = 0.5
const twinEms = 0.3

interface OpenLine {
  top: number
  bottom: number
  readonly items: TextItem[]
}

function overlap(line: OpenLine, item: TextItem): number {
  const top = Math.max(line.top, item.y - item.size * ascentEms)
  const bottom = Math.min(line.bottom, item.y + item.size * descentEms)
  return (bottom - top) / Math.min(line.bottom - line.top, item.size)
}

/** Items that stand beside each other; superscripts stay with their line. */
function rowsOf(items: readonly TextItem[]): readonly OpenLine[] {
  const sorted = [...items].sort((a, b) => a.y - b.y || a.x - b.x)
  const rows: OpenLine[] = []
  for (const item of sorted) {
    const near = rows.slice(-3).find((row) => overlap(row, item) >= overlapMin)
    if (near !== undefined) near.items.push(item)
    else {
      const top = item.y - item.size * ascentEms
      rows.push({ top, bottom: item.y + item.size * descentEms, items: [item] })
    }
  }
  return rows
}

const latinEnd = /[\p{Script=Latin}\d%.,;:)]$/u
const latinStart = /^[\p{Script=Latin}\d(]/u

const needsSpace = (before: string, after: string): boolean =>
  latinEnd.test(before) && latinStart.test(after)

const isTwin = (a: TextItem, b: TextItem): boolean =>
  a.text === b.text && Math.abs(a.x - b.x) < a.size * twinEms

/** The size that sets most characters. */
function sizeOf(items: readonly TextItem[]): number {
  const chars = new Map<number, number>()
  for (const { size, text } of items) chars.set(size, (chars.get(size) ?? 0) + text.length)
  return [...chars].reduce((best, one) => (one[1] > best[1] ? one : best), [0, -1])[0]
}

/** Adds an item to the segments of its line, or opens a new segment behind a wide gap. */
function addTo(segments: Segment[], item: TextItem, size: number): void {
  const right = item.x + item.width
  const open = segments.at(-1)
  const gap = open === undefined ? 0 : item.x - open.right
  if (open === undefined || gap > size * segmentGapEms) {
    segments.push({ text: item.text, left: item.x, right })
    return
  }
  const space = gap > size * wordGapEms && needsSpace(open.text, item.text) ? ' ' : ''
  segments[segments.length - 1] = {
    text: open.text + space + item.text,
    left: open.left,
    right: Math.max(open.right, right),
  }
}

/**
 * Programs that draw a line font by font leave gaps in the one for the signs of the other: 4 3 3, and
 * ∶∶ in them. Parts the first at its gaps and puts the others between.
 */
function unweave(items: readonly TextItem[]): readonly TextItem[] {
  const woven = items.find((item) => item.text.includes(' ') && insideOf(item, items).length > 0)
  if (woven === undefined) return items
  const inner = insideOf(woven, items)
  const pieces = woven.text.split(' ').map((text, at): TextItem => {
    const before = inner[Math.min(at, inner.length) - 1]
    const x = before === undefined ? woven.x : before.x + before.width
    return { ...woven, text, x, width: Math.max(0, (inner[at]?.x ?? woven.x + woven.width) - x) }
  })
  const rest = items.filter((item) => item !== woven)
  return [...rest, ...pieces].sort((a, b) => a.x - b.x)
}

const insideOf = (outer: TextItem, items: readonly TextItem[]): readonly TextItem[] =>
  items.filter(
    (item) =>
      item !== outer &&
      item.x > outer.x + outer.size * twinEms &&
      item.x + item.width < outer.x + outer.width,
  )

function lineOf(row: OpenLine, page: number): PageLine {
  const items = unweave(row.items.sort((a, b) => a.x - b.x))
  const once = items.filter((item, at) => {
    const before = items[at - 1]
    return before === undefined || !isTwin(before, item)
  })
  const size = sizeOf(once)
  const segments: Segment[] = []
  for (const item of once) addTo(segments, item, size)
  return {
    page,
    segments,
    left: segments[0]?.left ?? 0,
    right: segments.at(-1)?.right ?? 0,
    y: Math.max(...once.map(({ y }) => y)),
    size,
    bold: once.length * 3 <= items.length * 2,
  }
}

const isPrinted = ({ text, size }: TextItem): boolean => text.trim() !== '' && size > 0

/** The lines of a page from top to bottom; text beside text in another column is on one line here. */
export const linesOfPage = ({ page, items }: PageItems): readonly PageLine[] =>
  rowsOf(items.filter(isPrinted)).map((row) => lineOf(row, page))
