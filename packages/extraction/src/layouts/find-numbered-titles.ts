/** Official papers one after another: each title has its 文号 on a line of its own beneath. */
import { titleLinesMax } from '../limits.ts'
import { endsLikeBody } from '../regions/organisation-name.ts'
import { isTitleLike, type LineIndex } from './line-index.ts'
import type { Mark } from './marks.ts'
import { endsLikePaper, firstTitleLine, isNumberLine } from './paper-title.ts'

/** 财政部 农业农村部, on the line above 关于印发…的通知. */
function isIssuerLine(index: LineIndex, at: number): boolean {
  const line = index.lines[at]
  return line !== undefined && isTitleLike(line) && line.text.split(' ').every(endsLikeBody)
}

/** First line of a title that begins with 关于: its issuers may stand above. */
function withIssuers(index: LineIndex, first: number, start: number): number {
  if (!index.lines[first]?.text.startsWith('关于')) return first
  let top = first
  while (top > start && first - top < titleLinesMax && isIssuerLine(index, top - 1)) {
    if ((index.lines[top]?.blankBefore ?? 1) > 0) break
    top -= 1
  }
  return top
}

export function findNumberedTitles(index: LineIndex, start: number): readonly Mark[] {
  const marks: Mark[] = []
  for (let at = start + 1; at < index.lines.length - 1; at += 1) {
    const last = at - 1
    const above = index.lines[last]
    if (above === undefined || !isNumberLine(index.lines[at]?.text ?? '')) continue
    if (!isTitleLike(above) || !endsLikePaper(above.text)) continue
    const floor = (marks.at(-1)?.last ?? start - 1) + 1
    const first = withIssuers(index, firstTitleLine(index, last, floor), floor)
    marks.push({ kind: 'title', first, last, runsOnAt: null })
  }
  return marks
}
