/** One paper under a masthead: the bulletin's name, its issue or the body with the date, the title. */
import { headLinesMax } from '../limits.ts'
import { columnsOf, endsSentence } from '../normalise/characters.ts'
import { isRunningText, isTitleLike, type LineIndex } from './line-index.ts'
import type { Mark } from './marks.ts'
import { endsLikePaper, isNumberLine, lastTitleLine, opensForeword } from './paper-title.ts'
import { readMarker } from './read-marker.ts'
import { isMastheadLine, issueOf } from './read-masthead.ts'

/** Shorter lines are 目录, 编者按, a name. */
const titleColumnsMin = 10
const textFollowsLinesMax = 6
const forewordLinesMax = 16

/** The 文号 between …文件 and the title. */
const isNumberAbove = (index: LineIndex, at: number): boolean =>
  isNumberLine(index.lines[at]?.text ?? '') && !endsLikePaper(index.lines[at - 1]?.text ?? '')

/** Index of the last line of the masthead, -1 where the text has none. */
export function mastheadEnd(index: LineIndex, start: number): number {
  let end = -1
  const stop = Math.min(index.lines.length, start + headLinesMax)
  for (let at = start; at < stop; at += 1) {
    const line = index.lines[at]
    if (line === undefined || !isTitleLike(line)) break
    if (isMastheadLine(line.text) || isNumberAbove(index, at)) end = at
  }
  return end
}

const textFollows = (index: LineIndex, at: number): boolean =>
  index.lines.slice(at + 1, at + 1 + textFollowsLinesMax).some(isRunningText)

/** A line behind a whole sentence, or apart from the one line that the editors needed. */
function isFreeBehind(index: LineIndex, at: number): boolean {
  const before = index.lines[at - 1]
  if (before === undefined || endsSentence(before.text)) return true
  return opensForeword(before.text) && (index.lines[at]?.blankBefore ?? 0) > 0
}

/** First line behind the editors' own words that begin at `at`; `at` where none stand there. */
function behindForeword(index: LineIndex, at: number): number {
  if (!opensForeword(index.lines[at]?.text ?? '')) return at
  const stop = Math.min(index.lines.length, at + forewordLinesMax)
  for (let next = at + 1; next < stop; next += 1) {
    const line = index.lines[next]
    if (line === undefined || !isTitleLike(line) || line.text.startsWith('（')) continue
    if (isFreeBehind(index, next)) return next
  }
  return at
}

/** Where the paper's title begins; null where nothing but a name without an issue stands above it. */
export function titleLine(index: LineIndex, start: number): number | null {
  const end = mastheadEnd(index, start)
  const first = behindForeword(index, Math.max(end, start) + 1)
  const isWhole = issueOf(index.lines[start]?.text ?? '') !== null
  return end > start || isWhole || first > start + 1 ? first : null
}

/** The title beneath the masthead, where text follows it; a masthead is more than one line. */
export function findMastheadTitles(index: LineIndex, start: number): readonly Mark[] {
  const first = titleLine(index, start)
  if (first === null) return []
  const line = index.lines[first]
  if (line === undefined || !isTitleLike(line)) return []
  if (readMarker(line.text) !== null || columnsOf(line.text) < titleColumnsMin) return []
  const last = lastTitleLine(index, first)
  return textFollows(index, last) ? [{ kind: 'title', first, last, runsOnAt: null }] : []
}
