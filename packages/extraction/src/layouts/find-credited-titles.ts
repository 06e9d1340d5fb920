/** News that each end with a credit, （镇江市住建局 供稿）: what stands beneath it is the next title. */
import { breaksOff } from '../normalise/characters.ts'
import { titleLine } from './find-masthead-titles.ts'
import { isRunningText, isTitleLike, type LineIndex } from './line-index.ts'
import type { Mark, TitleMark } from './marks.ts'
import { readMarker } from './read-marker.ts'

const credit =
  /^[（(](?:(?:文章|稿件|信息)?(?:来源|供稿|作者|撰稿|报送)[：: ][^，。；]{2,30}|[^，。：；]{2,26}(?:供稿|报送|撰稿|供图))[）)]$/
const creditsMin = 2
const titleCharsMin = 6
const textFollowsLinesMax = 3

/** The title that begins at a line, with a second line behind ——; null where none does. */
function titleAt(index: LineIndex, first: number): TitleMark | null {
  const line = index.lines[first]
  if (line === undefined || !isTitleLike(line) || breaksOff(line.text)) return null
  if (line.text.length < titleCharsMin || readMarker(line.text) !== null) return null
  const last = index.lines[first + 1]?.text.startsWith('——') ? first + 1 : first
  const beneath = index.lines.slice(last + 1, last + 1 + textFollowsLinesMax)
  return beneath.some(isRunningText) ? { kind: 'title', first, last, runsOnAt: null } : null
}

export function findCreditedTitles(index: LineIndex, start: number): readonly Mark[] {
  const credits = index.lines.flatMap((line, at) =>
    at >= start && credit.test(line.text) ? [at] : [],
  )
  if (credits.length < creditsMin) return []
  const firsts = [titleLine(index, start) ?? start, ...credits.map((at) => at + 1)]
  const titles = firsts.map((first) => titleAt(index, first))
  // Without a title at the top its text would belong to no article.
  return titles[0] === null ? [] : titles.filter((title) => title !== null)
}
