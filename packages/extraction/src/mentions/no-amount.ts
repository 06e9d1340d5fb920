import { clauseBefore } from './finder-input.ts'
import type { Numeral } from './numeral.ts'

/** Words before a lone Chinese digit that make 二元 a price and not a structure. */
/** 每斤五元: a rate right before the number. */
const rateBefore = /每[\u4e00-\u9fff]$/
const priceBefore = /[每花付交收仅只需奖补价费各缴售卖减免为降涨过近超于达罚给]$/
const priceAfter = /^(钱|整|左右|以上|以下|以内|一[斤个亩人只张份天碗]|[/每。，；、）)])/

/** Words before a digit-less 万元 or 亿元: without one it is 万元GDP, 亿元村. */
const sumBefore = /[过超上近逾破达约到]$/
const sumAfter = /^(以上|以下|以内|左右|级|大关)/

const structureAfter = /^(化|制|论|结构|体系|共治|文化|思维|格局|社会|经济)/

/** A letter before the number makes it part of a code, unless it is a currency's (RMB 500元). */
const codeBefore = /[A-Za-z]$/
const currencyBefore = /(RMB|CNY|USD|EUR)$/

function isNoArabicAmount(text: string, numeral: Numeral): boolean {
  const before = text.slice(Math.max(0, numeral.start - 3), numeral.start)
  return codeBefore.test(before) && !currencyBefore.test(before)
}

/** 三元, 万元: one character and 元. The words beside it decide. */
function isNoLoneAmount(text: string, numeral: Numeral, end: number): boolean {
  const before = clauseBefore(text, numeral.start, 2)
  const after = text.slice(end, end + 4)
  if (!numeral.bare) {
    if (structureAfter.test(after)) return true
    return !(priceBefore.test(before) || rateBefore.test(before) || priceAfter.test(after))
  }
  const isLarge = '万亿'.includes(text[numeral.start] ?? '\n')
  return isLarge && !(sumBefore.test(before) || sumAfter.test(after))
}

/** 三元区, 多元, 万元户, 十元店, 第3元: a number and 元 that are no sum of money. */
export function isNoAmount(text: string, numeral: Numeral, end: number): boolean {
  if (text[numeral.start - 1] === '第' || text[end] === '店') return true
  if (text.startsWith('钱', end - 1)) return false
  if (numeral.arabic) return isNoArabicAmount(text, numeral)
  if ('户机'.includes(text[end] ?? '\n')) return true
  if (numeral.end - numeral.start === 1) return isNoLoneAmount(text, numeral, end)
  return numeral.plain && !numeral.max
}
