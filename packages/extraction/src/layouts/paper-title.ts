/** How the title of an official paper looks: 关于做好…工作的通知. */
import { titleLinesMax } from '../limits.ts'
import { breaksOff } from '../normalise/characters.ts'
import { isTitleLike, type LineIndex } from './line-index.ts'
import { readMarker } from './read-marker.ts'

const kinds =
  '通知|意见|办法|方案|决定|公告|通告|通报|批复|函|规定|细则|条例|规划|计划|措施|要点|指南|报告|请示|公示|纪要|讲话|总结|汇报|说明|倡议书?'
const paperEnd = new RegExp(
  `(?:${kinds})(?:[（(](?:试行|暂行|修订版?|摘要|摘编|摘登|节选|全文|草案|征求意见稿|送审稿)[）)])?$`,
)

const foreword =
  /^[【（(]?(?:编者按|编者的话|编者语|按语?[：:]|本期导读|导读|内容提要|提要|卷首语|开栏的话)/

/** True for the first words of the editors' own: 编者按：…. */
export const opensForeword = (text: string): boolean => foreword.test(text)

const numberLine =
  /^[（(]?[\p{Script=Han}A-Z]{2,16}(?:[〔［[【](?:19|20)\d{2}[〕］\]】]|[（(](?:19|20)\d{2}[）)])第? ?\d{1,5} ?号[）)]?$/u
const numberCharsMax = 40

/** True for a 文号 on a line of its own: above the title of one paper, beneath it in collections. */
export const isNumberLine = (text: string): boolean =>
  text.length <= numberCharsMax && numberLine.test(text)

/** True for a line that ends as the title of an official paper does. */
export const endsLikePaper = (text: string): boolean => paperEnd.test(text)

/** False for who is spoken to (各乡镇人民政府：, 同志们：) and for what begins with a mark. */
const isTitleLine = (index: LineIndex, at: number): boolean => {
  const line = index.lines[at]
  return line !== undefined && isTitleLike(line) && readMarker(line.text) === null
}

/** Last line of the title that begins at `first`: a paper's may take several, a headline one. */
export function lastTitleLine(index: LineIndex, first: number): number {
  let isFormal = false
  for (let last = first; last < first + titleLinesMax; last += 1) {
    const isNext = last === first || index.lines[last]?.blankBefore === 0
    if (!isNext || !isTitleLine(index, last)) return first
    const text = index.lines[last]?.text ?? ''
    isFormal ||= text.includes('关于')
    if (endsLikePaper(text) && !breaksOff(text)) return isFormal ? last : first
  }
  return first
}

/** First line of the title that ends with `last`: it begins where 关于 stands, or is that line. */
export function firstTitleLine(index: LineIndex, last: number, start: number): number {
  for (let first = last; first >= start && last - first < titleLinesMax; first -= 1) {
    if (!isTitleLine(index, first)) return last
    if (index.lines[first]?.text.includes('关于')) return first
    if ((index.lines[first]?.blankBefore ?? 1) > 0) return last
  }
  return last
}
