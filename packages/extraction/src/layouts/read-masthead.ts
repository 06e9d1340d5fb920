/** What stands above the contents: the bulletin's name, its issue and date, the number of articles. */
import { withoutEdges } from '../normalise/characters.ts'
import type { Line } from '../normalise/read-lines.ts'
import { endsLikeBody } from '../regions/organisation-name.ts'
import { hanNumber } from './han-number.ts'
import { isTitleLike } from './line-index.ts'
import { isImprintLine } from './read-imprint.ts'

export interface Masthead {
  /** Line of the printed name, -1 where none is. */
  readonly titleLine: number
  readonly title: string | null
  readonly issue: string | null
  readonly date: string | null
  readonly declared: number | null
  /** Line that declares the number of articles, -1 where none does. */
  readonly declaredLine: number
  /** The body that stands beside the date, or before 编: …办公室  2023年4月28日. */
  readonly publisher: string | null
}

const han = '〇零一二三四五六七八九十百'
const number = `(?:\\d{1,4}|[${han}]{1,7})`
const issuePattern = new RegExp(
  `(总 ?)?第 ?(${number}) ?[期号辑]|\\b(?:Issue|No\\.?|Number) ?(\\d{1,4})\\b|\\bVol\\.? ?(\\d{1,4})\\b`,
  'gi',
)
/** 〔2022〕2号 on a line of its own: minutes are counted by the year. */
const minutesNumber = /^[〔［[【(（](?:19|20)\d{2}[〕］\]】)）] ?(\d{1,4}) ?号$/
const datePatterns: readonly RegExp[] = [
  new RegExp(
    `(\\d{4}|[${han}]{4}) ?年 ?(\\d{1,2}|[${han}]{1,3}) ?月(?: ?(\\d{1,2}|[${han}]{1,3}) ?[日号])?`,
  ),
  /(?<!\d)(\d{4})[-./](\d{1,2})(?:[-./](\d{1,2}))?(?!\d)/,
]
const months =
  'january february march april may june july august september october november december'.split(' ')
const englishDate = new RegExp(
  `(?:(\\d{1,2}) )?(${months.join('|')}) (?:(\\d{1,2}),? )?(\\d{4})`,
  'i',
)
const declaredPattern = new RegExp(
  `[（(]?(?:本期|全文|收录)?共? ?(${number}) ?(?:篇|则|例|个(?:典型)?案例|articles)(?:案例|文章)?[）)]?`,
  'i',
)
const declaredCharsMax = 40

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** The first date a line prints, as ISO 8601 with the precision printed, or null. */
function isoDateOf(text: string): string | null {
  for (const pattern of datePatterns) {
    const hit = pattern.exec(text)
    if (hit?.[1] === undefined || hit[2] === undefined) continue
    const parts = [String(hanNumber(hit[1])), twoDigits(hanNumber(hit[2]))]
    if (hit[3] !== undefined) parts.push(twoDigits(hanNumber(hit[3])))
    return parts.join('-')
  }
  const hit = englishDate.exec(text)
  if (hit?.[2] === undefined || hit[4] === undefined) return null
  const month = twoDigits(months.indexOf(hit[2].toLowerCase()) + 1)
  const day = hit[1] ?? hit[3]
  return day === undefined ? `${hit[4]}-${month}` : `${hit[4]}-${month}-${twoDigits(Number(day))}`
}

/** The number of the issue that a line prints, own before total (总第…期) and volume, or null. */
export function issueOf(text: string): string | null {
  const minutes = minutesNumber.exec(text)?.[1]
  if (minutes !== undefined) return minutes
  const hits = [...text.matchAll(issuePattern)]
  const own = hits.find((hit) => hit[1] === undefined && hit[4] === undefined) ?? hits[0]
  const value = own?.[2] ?? own?.[3] ?? own?.[4]
  return value === undefined ? null : String(hanNumber(value))
}

/** 山 河 观 察: a name set wide, one ideograph at a time. */
const setWide = /^\p{Script=Han}(?: \p{Script=Han}){1,20}$/u

/** The name without the issue, the date and the number of articles printed beside it. */
function nameOf(text: string): string {
  let name = text
  for (const pattern of [declaredPattern, ...datePatterns, englishDate])
    name = name.replace(pattern, ' ')
  name = name.replaceAll(issuePattern, ' ').replace(/\d{4} ?年(?= |$)/, ' ')
  const bare = name.replace(/[（(【[〔]\s?[）)】\]〕]/g, ' ').replace(/\s+/g, ' ')
  const printed = withoutEdges(bare, ' ·|｜,，:：—-')
  return setWide.test(printed) ? printed.replaceAll(' ', '') : printed
}

/** How the paper is to be handled, printed above its name. */
const handling =
  /^(?:(?:内部|秘密|机密|绝密|资料|参考|文件|刊物|注意|妥善|保存|保管|请勿外传|不得外传|★|\d{1,2} ?年|[ ，、·])){1,8}$/

const madeBy = / ?(?:编印|编制|编发|主办|印制|编|印)$/
/** 2024-07-15 08:00 */
const clock = / \d{1,2}[:：]\d{2}(?= |$)/
const publisherCharsMin = 4
/** 专刊, 增刊: what may stand beside the issue on its line. 全县第3期培训班开班 is a headline. */
const besideCharsMax = 4
const calendar = /星期[一二三四五六日天]|农历\p{Script=Han}{2,7}/gu

/** The body that a line of the masthead names with the date, or with 编 behind it; null without one. */
function publisherOf(text: string): string | null {
  const name = nameOf(text.replace(clock, ' '))
  const body = name.replace(madeBy, '')
  if (body === name && isoDateOf(text) === null) return null
  const isBody = body.length >= publisherCharsMin && endsLikeBody(body) && !/[，。：；]/.test(body)
  return isBody ? body : null
}

/** 〔2023〕第9期, …办公室　2023年4月28日: what no text but a masthead prints on a line of its own. */
export function isMastheadLine(text: string): boolean {
  if (publisherOf(text) !== null) return true
  if (issueOf(text) === null || /[，。：；]/.test(text)) return false
  const beside = nameOf(text.replace(calendar, ' '))
  return beside.length <= besideCharsMax || endsLikeBody(beside)
}

const isName = (name: string): boolean => /\p{L}{2}/u.test(name)

/** True for the first line of its kind that names the bulletin: 内部参考 only where no name follows. */
function namesBulletin(line: Line, below: Line | undefined): boolean {
  if (!isTitleLike(line) || isImprintLine(line)) return false
  const name = nameOf(line.text)
  const isNamedBelow = below !== undefined && isName(nameOf(below.text))
  return isName(name) && !(handling.test(name) && isNamedBelow)
}

/** Reads the lines above the contents or the first article. */
export function readMasthead(lines: readonly Line[]): Masthead {
  let declaredLine = -1
  let declared: number | null = null
  let issue: string | null = null
  let date: string | null = null
  let publisher: string | null = null
  lines.forEach((line, at) => {
    if (!isTitleLike(line) || isImprintLine(line)) return
    issue ??= issueOf(line.text)
    date ??= isoDateOf(line.text)
    publisher ??= publisherOf(line.text)
    const count =
      line.text.length <= declaredCharsMax ? declaredPattern.exec(line.text)?.[1] : undefined
    if (declared === null && count !== undefined) {
      declared = hanNumber(count)
      declaredLine = at
    }
  })
  const titleLine = lines.findIndex((line, at) => namesBulletin(line, lines[at + 1]))
  const title = titleLine < 0 ? null : nameOf(lines[titleLine]?.text ?? '')
  return { titleLine, title, issue, date, declared, declaredLine, publisher }
}
