import { clauseBefore } from './finder-input.ts'
import type { Numeral } from './numeral.ts'

/** Words before a lone Chinese digit that make 二元 a price and not a structure. */
const priceBefore = /[每花付交收仅只需奖补价费各缴售卖减免为降涨过近超于达罚给]$/
const priceAfter = /^(钱|整|左右|以上|以下|以内|[/每。，；、）)])/

/** Words before a digit-less 万元 or 亿元: without one it is 万元GDP, 亿元村. */
const sumBefore = /[过超上近逾破达约到]$/
const sumAfter = /^(以上|以下|以内|左右|级|大关)/

const isLetter = (character: string | undefined) => /[A-Za-z]/.test(character ?? '')

/** 三元区, 多元, 万元户, 十元店, 第3元: a number and 元 that are no sum of money. */
export function isNoAmount(text: string, numeral: Numeral, end: number): boolean {
  const before = text[numeral.start - 1]
  if (before === '第') return true
  if (numeral.arabic)
    return (
      isLetter(before) &&
      !/(RMB|CNY|USD|EUR)$/.test(text.slice(Math.max(0, numeral.start - 3), numeral.start))
    )
  if (/^[店户]/.test(text.slice(end, end + 1))) return true
  const written = numeral.end - numeral.start
  const head = clauseBefore(text, numeral.start, 1)
  const tail = text.slice(end, end + 4)
  if (numeral.plain && written === 1) {
    return !(priceBefore.test(head) || priceAfter.test(tail)) || /^(化|制|论|结构|体系)/.test(tail)
  }
  if (numeral.plain) return true
  if (numeral.bare && written === 1 && '万亿'.includes(text[numeral.start] ?? '\n')) {
    return !(sumBefore.test(head) || sumAfter.test(tail))
  }
  return false
}
