import type { AmountMention } from '@jianbao/schema'
import { perOf, qualifierOf } from './amount-context.ts'
import { type Currency, currencyAt, currencyBefore } from './currency.ts'
import { type Decimal, shifted, sum, toNumber } from './decimal.ts'
import { isElidedAmount } from './elided-amount.ts'
import { connectorLength, type FinderInput, place } from './finder-input.ts'
import { isNoAmount } from './no-amount.ts'
import type { Numeral } from './numeral.ts'

/** One end of a range, or a single amount. */
interface End {
  readonly numeral: Numeral
  readonly from: number
  readonly to: number
  /** Null in 3至5亿元, where the second end names it. */
  readonly currency: Currency | null
}

const jiao = /^(\d)角(?:(\d)分)?/

/** 5元5角: digits after a yuan amount without decimals. */
function readTail(text: string, end: End): { to: number; decimals: string } {
  if (end.currency?.code !== 'CNY') return { to: end.to, decimals: '' }
  const found = jiao.exec(text.slice(end.to, end.to + 4))
  if (!found) return { to: end.to, decimals: '' }
  return { to: end.to + found[0].length, decimals: `${found[1]}${found[2] ?? ''}` }
}

/** $3 million, €1.2bn: English prints the scale behind the number that a sign stands before. */
const englishScale = /^ ?(?:(million|mn)|(billion|bn)|(trillion|tn))(?![a-z])/i

function englishScaleAt(text: string, index: number): { length: number; exponent: number } {
  const found = englishScale.exec(text.slice(index, index + 10))
  if (!found) return { length: 0, exponent: 0 }
  return { length: found[0].length, exponent: found[1] ? 6 : found[2] ? 9 : 12 }
}

/** The number in another unit: 三四角 as 0.3 to 0.4, 3 million as 3000000. */
function scaled(numeral: Numeral, exponent: number): Numeral {
  if (exponent === 0) return numeral
  const max = numeral.max && shifted(numeral.max, exponent)
  return { ...numeral, value: shifted(numeral.value, exponent), max }
}

function endOf(text: string, numeral: Numeral): End {
  const after = numeral.end
  const currency = currencyAt(text, after)
  if (currency) {
    const { length, exponent } = currency
    const to = after + length
    return { numeral: scaled(numeral, exponent), from: numeral.start, to, currency }
  }
  const sign = currencyBefore(text, numeral.start)
  if (!sign) return { numeral, from: numeral.start, to: numeral.end, currency: null }
  const { length, exponent } = englishScaleAt(text, after)
  const from = numeral.start - sign.length
  return { numeral: scaled(numeral, exponent), from, to: after + length, currency: sign }
}

/** The value of the first end of a range: 3至5亿元 begins at 3亿, 8000至1.2万元 at 8000. */
function firstValue(first: End, second: End): Decimal {
  const { value, scale } = first.numeral
  if (first.currency || scale > 0) return value
  const mantissa = shifted(second.numeral.value, -second.numeral.scale)
  return toNumber(value) < toNumber(mantissa) ? shifted(value, second.numeral.scale) : value
}

/** The second end of a range that begins with `first`, if its currency or unit fits. */
function secondEnd(text: string, first: End, next: Numeral | undefined): End | null {
  const connector = connectorLength(text, first.to)
  if (!connector || !next || next.start !== first.to + connector) return null
  const second = endOf(text, next)
  if (!second.currency || isNoAmount(text, next, second.to)) return null
  if (first.currency && first.currency.code !== second.currency.code) return null
  // 由280万元到420万元 grew; 从8000元到2万元不等 is what some get and others.
  const isGrowth =
    /[从由]/.test(text[first.from - 1] ?? '\n') && !text.startsWith('不等', second.to)
  return first.currency && isGrowth ? null : second
}

function mention(input: FinderInput, first: End, second: End | null, code: string): AmountMention {
  const last = second ?? first
  const { to, decimals } = readTail(input.text, last)
  const value = second ? firstValue(first, second) : first.numeral.value
  const max = second ? second.numeral.value : first.numeral.max
  const tail = { digits: decimals || '0', exponent: -decimals.length }
  return {
    value: toNumber(second || !decimals ? value : sum(value, tail)),
    valueMax: max ? toNumber(max) : null,
    currency: code,
    qualifier: qualifierOf(input.text, first.from, to, last.numeral.more),
    per: perOf(input.text, first.from, to),
    ...place(input, first.from, to),
  }
}

/** The sum that begins with the numeral at `order`, and how many numerals it uses. */
function amountAt(
  input: FinderInput,
  order: number,
): { found: AmountMention; used: number } | null {
  const { text, numerals } = input
  const numeral = numerals[order]
  if (!numeral || numeral.share) return null
  const first = endOf(text, numeral)
  const next = numerals[order + 1]
  const isExcluded = isNoAmount(text, numeral, first.to)
  const second = isExcluded ? null : secondEnd(text, first, next)
  if (second?.currency) {
    return { found: mention(input, first, second, second.currency.code), used: 2 }
  }
  if (first.currency) {
    return isExcluded ? null : { found: mention(input, first, null, first.currency.code), used: 1 }
  }
  if (!isElidedAmount(text, numeral, next)) return null
  return { found: mention(input, first, null, 'CNY'), used: 1 }
}

/** Every sum of money, in text order. A range is one mention with `valueMax`. */
export function findAmounts(input: FinderInput): AmountMention[] {
  const amounts: AmountMention[] = []
  let order = 0
  while (order < input.numerals.length) {
    const amount = amountAt(input, order)
    if (amount) amounts.push(amount.found)
    order += amount?.used ?? 1
  }
  return amounts
}
