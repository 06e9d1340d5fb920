/** Contents lines → entries with section, label and title. */
import type { ContentsEntry } from '@jianbao/schema'
import { sectionCharsMax } from '../limits.ts'
import { isWide, withoutEdges } from '../normalise/characters.ts'
import { withoutLeader } from '../normalise/fingerprint.ts'
import type { ContentsItem, ContentsRegion } from './find-contents.ts'
import type { LineIndex } from './line-index.ts'
import type { Mark } from './marks.ts'
import { readMarker } from './read-marker.ts'
import { splitLabel } from './split-label.ts'

const decoration = '【】[]〔〕〖〗◆■●▲★◎▍▎▌█☆※—- '
const sectionWord = /^(?:栏目|板块|专栏)[：:]\s?/

/** A section name without its marks: 【产业发展】, 一、产业发展, ◆产业发展◆. */
export function sectionName(text: string): string {
  const marker = readMarker(text)
  const bare = withoutEdges(text.slice(marker?.length ?? 0).replace(sectionWord, ''), decoration)
  return bare === '' ? text : bare
}

function textOf(index: LineIndex, item: ContentsItem): string {
  let text = ''
  for (let at = item.first; at <= item.last; at += 1) {
    const line = index.lines[at]
    if (line === undefined) continue
    const part = withoutLeader(line.text.slice(0, line.entryEnd))
    const isLatin =
      text !== '' && !isWide(text.charCodeAt(text.length - 1)) && !isWide(part.charCodeAt(0))
    text += isLatin ? ` ${part}` : part
  }
  return text
}

export interface ContentsReading {
  readonly entries: readonly ContentsEntry[]
  /** For every entry the item it was read from. */
  readonly items: readonly ContentsItem[]
}

/**
 * Reads the entries. An item is a section where the body prints it as one; an item that the body
 * never prints is one where it is short and a labelled entry follows it.
 */
export function readContents(
  index: LineIndex,
  region: ContentsRegion | null,
  marks: readonly Mark[],
): ContentsReading {
  if (region === null) return { entries: [], items: [] }
  const printOf = (mark: Mark) => index.rangeFingerprint(mark.first, mark.last)
  const sections = new Set(marks.filter((mark) => mark.kind === 'section').map(printOf))
  const titles = new Set(marks.filter((mark) => mark.kind === 'title').map(printOf))
  const texts = region.items.map((item) => textOf(index, item))
  const isSection = (at: number): boolean => {
    const item = region.items[at]
    const text = texts[at] ?? ''
    if (item === undefined || splitLabel(text) !== null) return false
    if (sections.has(item.print) || titles.has(item.print)) return !titles.has(item.print)
    return text.length <= sectionCharsMax && splitLabel(texts[at + 1] ?? '') !== null
  }
  const entries: ContentsEntry[] = []
  const items: ContentsItem[] = []
  let section: string | null = null
  region.items.forEach((item, at) => {
    const text = texts[at] ?? ''
    if (isSection(at)) {
      section = sectionName(text)
      return
    }
    const split = splitLabel(text)
    const label = split === null ? null : text.slice(split.labelStart, split.labelEnd)
    const title =
      split === null ? text.slice(readMarker(text)?.length ?? 0) : text.slice(split.titleStart)
    entries.push({ section, label, title })
    items.push(item)
  })
  return { entries, items }
}
