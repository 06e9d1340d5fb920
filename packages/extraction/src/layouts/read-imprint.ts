/** Who made the bulletin: publisher, editors, reviewers, address, from the imprint or the masthead. */
import { trailerLinesMax } from '../limits.ts'
import { withoutEdges } from '../normalise/characters.ts'
import type { Line } from '../normalise/read-lines.ts'

export interface Imprint {
  readonly publisher: string | null
  readonly editors: readonly string[]
  readonly reviewers: readonly string[]
  readonly email: string | null
  readonly address: string | null
}

type Field =
  | 'maker'
  | 'publisher'
  | 'host'
  | 'editors'
  | 'chief'
  | 'reviewers'
  | 'email'
  | 'address'
  | 'other'

/** What stands before the colon, in print order of trust. Longer keys first where one contains another. */
const keys: readonly (readonly [string, Field])[] = [
  ['制作单位', 'maker'],
  ['制作', 'maker'],
  ['出品', 'maker'],
  ['编印单位', 'publisher'],
  ['编印', 'publisher'],
  ['编制', 'publisher'],
  ['编发', 'publisher'],
  ['编辑出版', 'publisher'],
  ['出版', 'publisher'],
  ['发布单位', 'publisher'],
  ['主办单位', 'host'],
  ['主办', 'host'],
  ['主管单位', 'other'],
  ['主管', 'other'],
  ['承办单位', 'other'],
  ['承办', 'other'],
  ['协办', 'other'],
  ['责任编辑', 'editors'],
  ['执行编辑', 'editors'],
  ['本期编辑', 'editors'],
  ['文字编辑', 'editors'],
  ['责编', 'editors'],
  ['编辑', 'editors'],
  ['主编', 'chief'],
  ['审核人', 'reviewers'],
  ['审核', 'reviewers'],
  ['审校', 'reviewers'],
  ['审稿', 'reviewers'],
  ['审定', 'reviewers'],
  ['校审', 'reviewers'],
  ['终审', 'reviewers'],
  ['联系邮箱', 'email'],
  ['电子邮箱', 'email'],
  ['投稿邮箱', 'email'],
  ['电子邮件', 'email'],
  ['邮箱', 'email'],
  ['联系地址', 'address'],
  ['通讯地址', 'address'],
  ['通信地址', 'address'],
  ['社址', 'address'],
  ['地址', 'address'],
  ['联系电话', 'other'],
  ['电话', 'other'],
  ['传真', 'other'],
  ['邮编', 'other'],
  ['网址', 'other'],
  ['校对', 'other'],
  ['排版', 'other'],
  ['美编', 'other'],
  ['签发', 'other'],
  ['联系人', 'other'],
  ['报送', 'other'],
  ['抄送', 'other'],
  ['印数', 'other'],
  ['主送', 'other'],
  ['分送', 'other'],
  ['抄报', 'other'],
  ['监制', 'other'],
  ['撰稿', 'other'],
  ['供稿', 'other'],
  ['免责声明', 'other'],
  ['版权声明', 'other'],
  ['Publisher', 'publisher'],
  ['Published by', 'publisher'],
  ['Editors', 'editors'],
  ['Editor', 'editors'],
  ['Reviewers', 'reviewers'],
  ['Reviewer', 'reviewers'],
  ['E-mail', 'email'],
  ['Email', 'email'],
  ['Address', 'address'],
]

const fieldOf = new Map(keys.map(([key, field]) => [key.toLowerCase().replaceAll(' ', ''), field]))
const spaced = (key: string): string => (/[a-z]/i.test(key) ? key : [...key].join(' ?'))
const keyPattern = new RegExp(
  `(?:^|[\\s；;|])(${keys.map(([key]) => spaced(key)).join('|')}) ?[：:|｜/]`,
  'gi',
)
const startPattern = new RegExp(
  `^(?:${keys.map(([key]) => spaced(key)).join('|')}) ?[：:|｜/]`,
  'i',
)
const furniture =
  /^(?:识别|扫描|扫码|长按|微信扫|关注我们|二维码|欢迎关注|欢迎扫码|欢迎转发|欢迎投稿|点击(?:上方|下方|左下|文末|关注|[“"'「]?阅读原文)|阅读原文|商务合作|往期(?:推荐|回顾|精彩)|推荐阅读|转载请)/
/** 报：…, 送：…, （共印80份）, 版权所有: who receives the bulletin and who owns it. */
const distribution = /^(?:[报送发] ?[：:]|[（(]? ?共?印(?:制|数)? ?\d{1,5} ?份|版权所有|未经许可|©)/
const closing = /^[（(—–\- ]{0,4}(?:完|本期完|全文完|正文完|END)[）)—–\- ]{0,4}$/i
const addressSign = /[\w.+-]/
const addressCharsMax = 128
const runningColumnsMin = 80
const fieldColumnsMax = 160

/** True for a line of the imprint: 责任编辑：…, or 识别二维码. */
export const isImprintLine = (line: Line): boolean =>
  line.columns <= fieldColumnsMax &&
  [startPattern, furniture, distribution, closing].some((pattern) => pattern.test(line.text))

/** Index of the first line of the imprint at the end of the lines, or `lines.length`. */
export function findTrailer(lines: readonly Line[]): number {
  let start = lines.length
  const stop = Math.max(0, lines.length - trailerLinesMax)
  for (let at = lines.length - 1; at >= stop; at -= 1) {
    const line = lines[at]
    if (line === undefined) break
    if (isImprintLine(line)) start = at
    else if (line.columns >= runningColumnsMin || line.text.endsWith('。')) break
  }
  return start
}

/** The first e-mail address that a line prints, or null. */
function emailIn(text: string): string | null {
  const at = text.indexOf('@')
  if (at < 1) return null
  let start = at
  let end = at + 1
  while (at - start < addressCharsMax && addressSign.test(text.charAt(start - 1))) start -= 1
  while (end - at < addressCharsMax && addressSign.test(text.charAt(end))) end += 1
  const address = withoutEdges(text.slice(start, end), '.-+')
  return start < at && address.indexOf('.', at - start) > 0 ? address : null
}

const latin = /[A-Za-z]/

/** `王 丹` is one name set wide; `王丹 李明` are two. `J. Harper` is one: Latin names hold spaces. */
function namesOf(value: string): readonly string[] {
  if (latin.test(value))
    return value.split(/ ?(?:[、，,；;/]| and ) ?/).filter((name) => name !== '')
  const tokens = value.split(/[、，,；;/ ]+/).filter((token) => token !== '')
  const names: string[] = []
  let isOpen = false
  for (const token of tokens) {
    const isSingle = token.length === 1
    if (isSingle && isOpen) {
      names.push(`${names.pop()}${token}`)
      isOpen = false
    } else {
      names.push(token)
      isOpen = isSingle
    }
  }
  return names
}

interface FieldValue {
  readonly field: Field
  readonly value: string
}

function fieldsOf(text: string): readonly FieldValue[] {
  const hits = [...text.matchAll(keyPattern)]
  return hits.flatMap((hit, at) => {
    const field = fieldOf.get((hit[1] ?? '').toLowerCase().replaceAll(' ', ''))
    const value = text.slice(hit.index + hit[0].length, hits[at + 1]?.index ?? text.length).trim()
    return field === undefined || value === '' ? [] : [{ field, value }]
  })
}

/** Reads what imprint and masthead lines say. The first line that names a field wins. */
export function readImprint(lines: readonly Line[]): Imprint {
  const fields = lines.flatMap((line) =>
    line.columns <= fieldColumnsMax ? fieldsOf(line.text) : [],
  )
  const first = (...wanted: Field[]): string | null =>
    wanted
      .map((field) => fields.find((one) => one.field === field)?.value)
      .find((value) => value) ?? null
  const printed = lines.map((line) => emailIn(line.text)).find((found) => found !== null)
  return {
    publisher: first('maker', 'publisher', 'host'),
    editors: namesOf(first('editors', 'chief') ?? ''),
    reviewers: namesOf(first('reviewers') ?? ''),
    email: emailIn(first('email') ?? '') ?? printed ?? null,
    address: first('address'),
  }
}
