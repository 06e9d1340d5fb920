import { readArabic } from './arabic-numeral.ts'
import { readChinese } from './chinese-numeral.ts'
import type { Numeral } from './numeral.ts'
import { ARABIC, kindOf } from './numeral-characters.ts'

const shareOf = (text: string, index: number): Numeral['share'] => {
  if (!text.startsWith('分之', index + 1)) return null
  if (text[index] === '百') return 'percent'
  return text[index] === '千' ? 'permille' : null
}

/** Every numeral of a compact text, in order. Linear: each character is read a bounded number of times. */
export function readNumerals(text: string): Numeral[] {
  const numerals: Numeral[] = []
  let index = 0
  while (index < text.length) {
    const kind = kindOf(text.charCodeAt(index))
    if (kind === 0) {
      index += 1
      continue
    }
    const share = kind === ARABIC ? null : shareOf(text, index)
    const from = share ? index + 3 : index
    const isArabic = kindOf(text.charCodeAt(from)) === ARABIC
    const read = isArabic ? readArabic(text, from) : readChinese(text, from)
    if (read.numeral) numerals.push(share ? { ...read.numeral, share } : read.numeral)
    index = Math.max(read.end, index + 1)
  }
  return numerals
}
