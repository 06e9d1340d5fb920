import type { AmountMention } from '@jianbao/schema'
import { perOf, qualifierOf } from './amount-context.ts'
import { type Currency, currencyAt, currencyBefore } from './currency.ts'
import { type Decimal, shifted, toNumber } from './decimal.ts'
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

const tails = [
  [/^(\d)角(\d)分/, 2],
  [/^(\d)角/, 1],
] as const

/** 5元5角: digits after the yuan. */
function withTail(text: string, end: End): { to: number; tail: string } {
  if (end.currency?.code !== 'CNY') return { to: end.to, tail: '' }
  const rest = text.slice(end.to, end.to + 4)
  for (const [pattern, _digits] of tails) {
    const found = pattern.exec(rest)
    if (found) return { to: end.to + found[0].length, tail: `${found[1]}${found[2] ?? ''}` }
  }
  return { to: end.to, tail: '' }
}

function endOf(text: string, numeral: Numeral): End {
  const after = numeral.end
  const currency = currencyAt(text, after)
  if (currency) return { numeral, from: numeral.start, to: after + currency.length, currency }
  const sign = currencyBefore(text, numeral.start)
  if (!sign) return { numeral, from: numeral.start, to: numeral.end, currency: null }
  return { numeral, from: numeral.start - sign.length, to: numeral.end, currency: sign }
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
  const isGrowth = /[从由]$/.test(text.slice(Math.max(0, first.from - 1), first.from))
  return first.currency && isGrowth ? null : second
}

function mention(input: FinderInput, first: End, second: End | null, code: string): AmountMention {
  const last = second ?? first
  const { to, tail } = withTail(input.text, last)
  const value = toNumber(second ? firstValue(first, second) : first.numeral.value)
  const whole = second ? toNumber(second.numeral.value) : null
  const max = whole ?? (first.numeral.max ? toNumber(first.numeral.max) : null)
  const more = last.numeral.more
  return {
    value: tail && !second ? Number(`${value}.${tail}`) : value,
    valueMax: max,
    currency: code,
    qualifier: qualifierOf(input.text, first.from, to, more),
    per: perOf(input.text, first.from, to),
    ...place(input, first.from, to),
  }
}

/** Every sum of money, in text order. A range is one mention with `valueMax`. */
export function findAmounts(input: FinderInput): AmountMention[] {
  const { text, numerals } = input
  const amounts: AmountMention[] = []
  for (let order = 0; order < numerals.length; order += 1) {
    const numeral = numerals[order]
    if (!numeral || numeral.share) continue
    const first = endOf(text, numeral)
    const second = secondEnd(text, first, numerals[order + 1])
    const code = second?.currency?.code ?? first.currency?.code
    if (second && code && !isNoAmount(text, numeral, first.to)) {
      amounts.push(mention(input, first, second, code))
      order += 1
    } else if (first.currency && !isNoAmount(text, numeral, first.to)) {
      amounts.push(mention(input, first, null, first.currency.code))
    } else if (!first.currency && isElidedAmount(text, numeral, numerals[order + 1])) {
      amounts.push(mention(input, first, null, 'CNY'))
    }
  }
  return amounts
}
