/** Articles and sections that the table of contents names. */
import { titleLinesMax } from '../limits.ts'
import type { ContentsItem, ContentsRegion } from './find-contents.ts'
import { isRunningText, type LineIndex } from './line-index.ts'
import type { Mark } from './marks.ts'

/** Lines of the body, mostly one, that print a contents entry. */
interface Hit {
  readonly item: ContentsItem
  readonly first: number
  readonly last: number
}

function hitAt(index: LineIndex, items: ReadonlyMap<string, ContentsItem>, at: number): Hit | null {
  // The longest first: half a title may be an entry of its own, but not where the whole one stands.
  for (let last = at + titleLinesMax - 1; last >= at; last -= 1) {
    const item = items.get(index.rangeFingerprint(at, last))
    if (item !== undefined) return { item, first: at, last }
  }
  return null
}

function hitsOf(index: LineIndex, region: ContentsRegion): readonly Hit[] {
  const items = new Map<string, ContentsItem>()
  for (const item of region.items) if (!items.has(item.print)) items.set(item.print, item)
  const hits: Hit[] = []
  for (let at = region.end; at < index.lines.length; at += 1) {
    const hit = hitAt(index, items, at)
    if (hit === null) continue
    hits.push(hit)
    at = hit.last
  }
  return hits
}

/**
 * Marks of the body lines that the contents name. A named line directly above another title is a
 * section. A title counts once; a section may come again on a later page.
 * `isTitleLine` says which lines other evidence takes for titles.
 */
export function findContentsTitles(
  index: LineIndex,
  region: ContentsRegion,
  isTitleLine: (line: number) => boolean,
): readonly Mark[] {
  const hits = hitsOf(index, region)
  const starts = new Set(hits.map((hit) => hit.first))
  const told = new Set<string>()
  const marks: Mark[] = []
  for (const hit of hits) {
    const next = hit.last + 1
    const isSection = !isTitleLine(hit.first) && (starts.has(next) || isTitleLine(next))
    if (isSection) {
      marks.push({ kind: 'section', first: hit.first, last: hit.last })
    } else if (!told.has(hit.item.print) && next < index.lines.length) {
      told.add(hit.item.print)
      marks.push({ kind: 'title', first: hit.first, last: hit.last, runsOnAt: null })
    }
  }
  return marks
}

/** The best line for an entry that the body prints a little differently, among `from` to `to`. */
export function similarLine(
  index: LineIndex,
  item: ContentsItem,
  from: number,
  to: number,
): number | null {
  let best: number | null = null
  let score = 0.75
  for (let at = from; at < to; at += 1) {
    const line = index.lines[at]
    const print = index.fingerprint(at)
    if (line === undefined || isRunningText(line) || print === '') continue
    const likeness = likenessOf(item.print, print)
    if (likeness > score) {
      best = at
      score = likeness
    }
  }
  return best
}

/** Dice coefficient of the character pairs of two strings, 0 to 1. */
function likenessOf(a: string, b: string): number {
  if (Math.min(a.length, b.length) * 2 < Math.max(a.length, b.length)) return 0
  const pairs = new Set<string>()
  for (let at = 0; at + 1 < a.length; at += 1) pairs.add(a.slice(at, at + 2))
  let shared = 0
  for (let at = 0; at + 1 < b.length; at += 1) if (pairs.has(b.slice(at, at + 2))) shared += 1
  return (2 * shared) / Math.max(1, a.length + b.length - 2)
}
