import { wordAt } from './finder-input.ts'

/** A currency as printed after a number, and its ISO 4217 code. Longer words first. */
const codes: Readonly<Record<string, string>> = {
  新台币元: 'TWD',
  新台币: 'TWD',
  瑞士法郎: 'CHF',
  人民币元: 'CNY',
  新加坡元: 'SGD',
  加拿大元: 'CAD',
  澳大利亚元: 'AUD',
  美元: 'USD',
  美金: 'USD',
  欧元: 'EUR',
  港元: 'HKD',
  港币: 'HKD',
  澳门元: 'MOP',
  日元: 'JPY',
  日圆: 'JPY',
  英镑: 'GBP',
  澳元: 'AUD',
  加元: 'CAD',
  新元: 'SGD',
  韩元: 'KRW',
  卢布: 'RUB',
  泰铢: 'THB',
  卢比: 'INR',
  块钱: 'CNY',
  角钱: 'CNY',
  毛钱: 'CNY',
  分钱: 'CNY',
  元: 'CNY',
}
const exponents: Readonly<Record<string, number>> = { 角钱: -1, 毛钱: -1, 分钱: -2 }
const words = Object.keys(codes)
const firstCharacters = new Set(words.map((word) => word.charCodeAt(0)))

const signs: Readonly<Record<string, string>> = {
  US$: 'USD',
  HK$: 'HKD',
  RMB: 'CNY',
  CNY: 'CNY',
  USD: 'USD',
  EUR: 'EUR',
  '¥': 'CNY',
  $: 'USD',
  '€': 'EUR',
  '£': 'GBP',
}
const signWords = Object.keys(signs)

const signEnds = new Set(signWords.map((sign) => sign.charCodeAt(sign.length - 1)))

export interface Currency {
  readonly code: string
  /** Length of the word or sign. */
  readonly length: number
  /** Power of ten of the unit: -1 for 角. */
  readonly exponent: number
}

/** 元旦, 元素 …: words that begin with 元 and are no money after a number. */
const notMoneyAfterYuan = '旦月素宵首老帅凶化次区论'

/** The currency that stands at `index`, right after a number. */
export function currencyAt(text: string, index: number): Currency | null {
  if (!firstCharacters.has(text.charCodeAt(index))) return null
  const word = wordAt(text, index, words)
  if (!word) return null
  const next = text[index + word.length] ?? '\n'
  if (word === '元' && notMoneyAfterYuan.includes(next)) return null
  return { code: codes[word] ?? 'CNY', length: word.length, exponent: exponents[word] ?? 0 }
}

/** The currency sign that ends right before `index`: ¥500, US$3. A space may stand between. */
export function currencyBefore(text: string, index: number): Currency | null {
  const at = text[index - 1] === ' ' ? index - 2 : index - 1
  if (!signEnds.has(text.charCodeAt(at))) return null
  const before = text.slice(Math.max(0, index - 4), index)
  const trimmed = before.trimEnd()
  const sign = signWords.find((candidate) => trimmed.endsWith(candidate))
  if (!sign) return null
  const length = sign.length + before.length - trimmed.length
  return { code: signs[sign] ?? 'CNY', length, exponent: 0 }
}
