/** Marks → section, label and title as places in the source. */
import { withoutStrayDot } from '../normalise/fingerprint.ts'
import { isChinese, type Line, pieceOf } from '../normalise/read-lines.ts'
import type { DraftArticle, DraftText } from './draft.ts'
import type { LineIndex } from './line-index.ts'
import type { Mark, TitleMark } from './marks.ts'
import { sectionName } from './read-contents.ts'
import { readMarker } from './read-marker.ts'
import { splitLabel } from './split-label.ts'

function draftText(index: LineIndex, line: Line, start: number, end: number): DraftText {
  return { pieces: [pieceOf(index.source, line, start, end)], chinese: isChinese(line.text) }
}

/** The section without its marks and brackets. */
export function draftSection(index: LineIndex, mark: Mark | null): DraftText | null {
  const line = mark === null ? undefined : index.lines[mark.first]
  if (line === undefined) return null
  const name = sectionName(line.text)
  const start = Math.max(0, line.text.indexOf(name))
  return draftText(index, line, start, start + name.length)
}

const bracketed = /^【[^【】]*】$/

/** Where the title stands in its first line: behind a mark or label, inside 【】. */
function titleRange(text: string, runsOnAt: number | null): readonly [number, number] {
  if (runsOnAt !== null && text.startsWith('【'))
    return [1, text.slice(0, runsOnAt).lastIndexOf('】')]
  if (runsOnAt !== null) return [readMarker(text)?.length ?? 0, runsOnAt - 1]
  if (bracketed.test(text)) return [1, text.length - 1]
  return [splitLabel(text)?.titleStart ?? readMarker(text)?.length ?? 0, text.length]
}

/** Label and title of an article; both null where its text prints no title. */
export function draftTitle(
  index: LineIndex,
  mark: TitleMark,
): Pick<DraftArticle, 'label' | 'title'> {
  const first = index.lines[mark.first]
  const last = index.lines[mark.last]
  if (first === undefined || last === undefined) return { label: null, title: null }
  const isOneLine = mark.first === mark.last
  const text = isOneLine ? withoutStrayDot(first.text) : first.text
  const split = mark.runsOnAt === null ? splitLabel(text) : null
  const [start, end] = titleRange(text, mark.runsOnAt)
  const pieces = [pieceOf(index.source, first, start, end)]
  for (const line of index.lines.slice(mark.first + 1, mark.last + 1)) {
    const stop = line === last ? withoutStrayDot(line.text).length : line.text.length
    pieces.push(pieceOf(index.source, line, 0, stop))
  }
  return {
    label: split === null ? null : draftText(index, first, split.labelStart, split.labelEnd),
    title: { pieces, chinese: isChinese(first.text) },
  }
}

/** What stands behind the title on its own line where the article runs on there. */
export function restOfTitle(index: LineIndex, mark: TitleMark): readonly Line[] {
  const line = index.lines[mark.first]
  if (line === undefined || mark.runsOnAt === null) return []
  const { from } = pieceOf(index.source, line, mark.runsOnAt)
  return [{ ...line, from, text: line.text.slice(mark.runsOnAt), hashes: 0, bold: false }]
}
