/** Which lines make one paragraph, by indents, margins, sizes and distances. */
import type { SetLine } from './set-lines.ts'
import { headingSizeMin, sizeChange } from './type-size.ts'

const indentEms = 1.2
const shortEms = 2.2
const leadingMax = 1.7
const filledTitle = 0.6
const centredShareMax = 0.85
const centredSlackEms = 0.8

const firstWord = /^(?:[A-Za-z0-9.%+/:_-]{1,60}|.)/
const sentenceEnd = /[。！？；：!?;]["”’』」）)]*$/

/** Marks that open a chapter or an item: 一、 （二） 03 ■. */
const opensItem =
  /^(?:第?[一二三四五六七八九十]{1,3}[、章节]|[（(][一二三四五六七八九十\d]{1,3}[）)]|0[1-9](?!\d)|[■◆●▲★]|\d{1,2}[、．])/

/** The first line of a paragraph is indented too, and may end early, but it nearly fills its column. */
const isCentred = ({ line, column }: SetLine): boolean => {
  const before = line.left - column.left
  const behind = column.right - line.right
  if (Math.min(before, behind) < line.size * indentEms) return false
  const isShort = line.right - line.left < (column.right - column.left) * centredShareMax
  return isShort && Math.abs(before - behind) < line.size * centredSlackEms
}

/** Long titles are set on several centred or large lines. */
function goesOnAsTitle(before: SetLine, next: SetLine, body: number): boolean {
  const { line, column } = before
  if (line.size < body * headingSizeMin) return false
  const filled = (line.right - line.left) / Math.max(1e-9, column.right - column.left)
  const near = next.line.y - line.y < line.size * 2.2 && next.line.page === line.page
  return near && filled >= filledTitle && !sentenceEnd.test(before.text)
}

/** White space above the line or at its start, or a mark that opens an item. */
function opensParagraph(before: SetLine, next: SetLine): boolean {
  const { line, column } = before
  if (next.line.left - next.column.left > next.line.size * indentEms) return true
  if (sentenceEnd.test(before.text) && opensItem.test(next.text)) return true
  const sameColumn = next.line.page === line.page && next.line.y > line.y
  return sameColumn && next.line.y - line.y > column.leading * leadingMax
}

/** The line reaches the margin, or the next begins with a word that found no room on it. */
function isFull({ line, column, text }: SetLine, next: SetLine): boolean {
  const room = column.right - line.right
  const word = (firstWord.exec(next.text)?.[0].length ?? 1) * line.size * 0.6
  return room < line.size * shortEms || (!sentenceEnd.test(text) && room < word)
}

/** Whether `next` goes on with the paragraph that `before` belongs to. `body`: size of running text. */
export function goesOn(before: SetLine, next: SetLine, body: number): boolean {
  const { size } = before.line
  if (before.isRow || next.isRow || before.isNote !== next.isNote) return false
  if (Math.abs(size - next.line.size) > size * sizeChange) return false
  if (size >= body * headingSizeMin) return goesOnAsTitle(before, next, body)
  return !isCentred(before) && !opensParagraph(before, next) && isFull(before, next)
}

const latinEnd = /[\p{Script=Latin},.;:%)]$/u
const latinStart = /^[\p{Script=Latin}(]/u
const brokenAddress = /https?:\/\/\S{20,}$/

/** What stands between two lines of a paragraph: a space between Latin words, nothing else. */
export const joint = (before: string, after: string): string =>
  latinEnd.test(before) && latinStart.test(after) && !brokenAddress.test(before) ? ' ' : ''
