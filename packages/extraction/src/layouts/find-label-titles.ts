/** Articles that begin with `label | title`, and the section names printed above them. */
import { sectionCharsMax } from '../limits.ts'
import { breaksOff, endsSentence, leavesOpen } from '../normalise/characters.ts'
import { isAddressLine } from '../normalise/find-furniture.ts'
import { withoutStrayDot } from '../normalise/fingerprint.ts'
import { endsAtWrap, isFull } from '../normalise/measure-wrap.ts'
import type { Line } from '../normalise/read-lines.ts'
import { bracketName } from './bracket-names.ts'
import { isRunningText, isTitleLike, type LineIndex } from './line-index.ts'
import type { Mark, SectionMark, TitleMark } from './marks.ts'
import { sectionName } from './read-contents.ts'
import { splitLabel } from './split-label.ts'

const textFollowsLinesMax = 5
const notSection = /[：:，。；、|｜]|^[（(]|\d$/

const hasLabel = (index: LineIndex, at: number): boolean => {
  const line = index.lines[at]
  if (line === undefined || !isTitleLike(line)) return false
  if (index.bracketNames.has(bracketName(line.text) ?? '')) return false
  return splitLabel(withoutStrayDot(line.text)) !== null
}

const isBodyLine = (line: Line, index: LineIndex): boolean =>
  isRunningText(line) || line.columns >= 2 * sectionCharsMax || isFull(line, index.setting.wrap)

/** Rows of a table have bars too, but no text of their own beneath. */
function hasBody(index: LineIndex, at: number): boolean {
  const stop = Math.min(index.lines.length, at + 1 + textFollowsLinesMax)
  for (let next = at + 1; next < stop; next += 1) {
    const line = index.lines[next]
    if (line === undefined || hasLabel(index, next)) return false
    if (isBodyLine(line, index)) return true
  }
  return false
}

/** True where a title broken at the page's width ends on the next line. */
function runsOver(index: LineIndex, at: number): boolean {
  const line = index.lines[at]
  const next = index.lines[at + 1]
  if (line === undefined || next === undefined) return false
  if (!isTitleLike(next) || hasLabel(index, at + 1) || next.columns >= line.columns) return false
  if (next.hashes > 0 || !hasBody(index, at + 1)) return false
  return (
    leavesOpen(line.text) ||
    breaksOff(line.text) ||
    (endsAtWrap(line, index.setting.wrap) && !isFull(next, index.setting.wrap))
  )
}

/** A short line that names no more than a section: 产业发展. */
function isSectionLike(index: LineIndex, at: number): boolean {
  const line = index.lines[at]
  if (line === undefined || !isTitleLike(line) || isAddressLine(line.text)) return false
  const name = sectionName(line.text)
  if (name.length > sectionCharsMax || notSection.test(name)) return false
  const before = index.lines[at - 1]
  if (before === undefined) return true
  // A short line behind an open sentence is that sentence's end.
  return endsSentence(before.text) || isAddressLine(before.text) || line.blankBefore > 0
}

function titleAt(index: LineIndex, at: number): TitleMark {
  const last = runsOver(index, at) ? at + 1 : at
  return { kind: 'title', first: at, last, runsOnAt: null }
}

/** Marks of every `label | title` line from `start` on, with the sections directly above them. */
export function findLabelTitles(index: LineIndex, start: number): readonly Mark[] {
  const marks: Mark[] = []
  for (let at = start; at < index.lines.length; at += 1) {
    if (!hasLabel(index, at) || !hasBody(index, at)) continue
    const above = at - 1
    const isFree = above >= start && (marks.at(-1)?.last ?? -1) < above
    if (isFree && isSectionLike(index, above)) {
      marks.push({ kind: 'section', first: above, last: above } satisfies SectionMark)
    }
    const title = titleAt(index, at)
    marks.push(title)
    at = title.last
  }
  return marks
}
