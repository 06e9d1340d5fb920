/** 文号: 国卫扶贫发〔2021〕6号, 国务院令第722号, GB 19379—2012. */
import { strippedEnd } from './finder-input.ts'

const issued = /[〔［[（(【﹝]\d{4}[〕］\])）】﹞](?:第)?\d{1,5}(?:-\d{1,3})?号/
const decree = /(?:令|公告)(?:\d{4}年)?第?[0-9〇零一二三四五六七八九十百]{1,8}号/
const standard =
  /(?:GB|DB\d{2}|NY|JGJ|CJJ|HJ|WS|SB|LY|SL|YY|QX|MZ|GA|JTG|JT|CJ|TD|LB|SN|RB|T)(?:\/[A-Z]{1,8})? ?[A-Z]?\d{1,6}(?:\.\d{1,3})?[-—–]\d{4}(?!\d)/

/** An office's short name before the bracket is never longer. */
const officeCharsMax = 16
const isOffice = (character: string) => /[\u4e00-\u9fffA-Za-z×]/.test(character)

/** Words that may run into the office's name from the left. */
const notOffice =
  /^(?:.{0,8}(?:通知|公告|批复|通报|根据|按照|依据|贯彻|落实|印发|转发|文号为|文号|详见|以及|参照|执行)(?:的|了)?)/

interface DocumentNumber {
  readonly number: string
  /** Offsets in the text that was searched. */
  readonly from: number
  readonly to: number
}

function withOffice(text: string, from: number, to: number): DocumentNumber {
  let start = from
  while (start > 0 && from - start < officeCharsMax && isOffice(text[start - 1] ?? '\n')) start -= 1
  const prefix = notOffice.exec(text.slice(start, from))
  if (prefix) start += prefix[0].length
  return { number: text.slice(start, to), from: start, to }
}

/** The first document number in a short stretch of text. */
function firstNumber(text: string): DocumentNumber | null {
  const found = issued.exec(text) ?? decree.exec(text)
  if (found) return withOffice(text, found.index, found.index + found[0].length)
  const norm = standard.exec(text)
  return norm ? { number: norm[0], from: norm.index, to: norm.index + norm[0].length } : null
}

/** What stands in brackets behind a title is never longer (characters). */
const bracketCharsMax = 90

/** Index behind the bracket that opens at `index`, inner brackets included; -1 where it stays open. */
function bracketEnd(text: string, index: number): number {
  let depth = 0
  for (let at = index; at < text.length && at - index < bracketCharsMax; at += 1) {
    const mark = text[at] ?? ''
    if ('（('.includes(mark)) depth += 1
    else if ('）)'.includes(mark)) depth -= 1
    else if (mark === '\n') return -1
    if (depth === 0) return at + 1
  }
  return -1
}

/** 《…》和苏办发〔2022〕8号文件: the next document, not this one's number. */
const joins = /[和与及]/

/** 关于印发《…》的通知（财农〔2021〕19号）: the paper that carries a title has its number. */
const carrier = /^的(?:通知|公告|决定|批复|函)/

/** The number that is all of the line below the title of the paper that ends at `index`. */
function numberBeneath(text: string, index: number): string | null {
  if (text[index] !== '\n') return null
  const stop = text.indexOf('\n', index + 1)
  const line = text.slice(
    index + 1,
    stop < 0 ? text.length : Math.min(stop, index + bracketCharsMax),
  )
  const found = firstNumber(line)
  return found?.from === 0 && found.to === line.length ? found.number : null
}

/** The number in the brackets right after a title, or right after it without a bracket. */
export function numberAfter(text: string, index: number): string | null {
  const carried = carrier.exec(text.slice(index, index + 4))?.[0].length ?? 0
  if (carried === 0) return numberRightAt(text, index)
  return numberBeneath(text, index + carried) ?? numberRightAt(text, index + carried)
}

function numberRightAt(text: string, index: number): string | null {
  let at = index
  while (at < text.length && '（('.includes(text[at] ?? '\n')) {
    const end = bracketEnd(text, at)
    if (end < 0) return null
    const found = firstNumber(text.slice(at + 1, end - 1))
    if (found) return found.number
    at = end
  }
  if (joins.test(text[at] ?? '\n')) return null
  const found = firstNumber(text.slice(at, at + bracketCharsMax))
  return found?.from === 0 ? found.number : null
}

/** The number that ends right before a title: 国办发〔2021〕6号《…》, （国办发〔2021〕6号）《…》. */
export function numberBefore(text: string, index: number): string | null {
  const head = strippedEnd(text.slice(Math.max(0, index - 48), index), [
    '）',
    ')',
    '文件',
    '文',
    '，',
    '的',
    '印发',
  ])
  if (!head.endsWith('号')) return null
  const tail = head.slice(
    Math.max(head.lastIndexOf('《'), head.lastIndexOf('》'), head.lastIndexOf('。')) + 1,
  )
  const found = firstNumber(tail)
  return found && found.to === tail.length ? found.number : null
}
