import { type ReadNumeral, readArabic } from './arabic-numeral.ts'
import { readChinese } from './chinese-numeral.ts'
import type { Numeral } from './numeral.ts'
import { ARABIC, kindOf } from './numeral-characters.ts'

/** 百分之 and 千分之. */
const shareLength = 3

const shareOf = (text: string, index: number): Numeral['share'] => {
  if (!text.startsWith('分之', index + 1)) return null
  if (text[index] === '百') return 'percent'
  return text[index] === '千' ? 'permille' : null
}

function readAt(text: string, index: number): ReadNumeral {
  if (kindOf(text.charCodeAt(index)) === ARABIC) return readArabic(text, index)
  const share = shareOf(text, index)
  if (!share) return readChinese(text, index)
  const from = index + shareLength
  const isArabic = kindOf(text.charCodeAt(from)) === ARABIC
  const { numeral, end } = isArabic ? readArabic(text, from) : readChinese(text, from)
  return { numeral: numeral ? { ...numeral, share } : null, end }
}

/** Every numeral of a compact text, in order. Linear: no character is read more than a few times. */
export function readNumerals(text: string): Numeral[] {
  const numerals: Numeral[] = []
  let index = 0
  while (index < text.length) {
    if (kindOf(text.charCodeAt(index)) === 0) {
      index += 1
      continue
    }
    const { numeral, end } = readAt(text, index)
    if (numeral) numerals.push(numeral)
    index = Math.max(end, index + 1)
  }
  return numerals
}
