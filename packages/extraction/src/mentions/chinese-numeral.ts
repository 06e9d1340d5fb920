import { numeralCharsMax } from '../limits.ts'
import { type ReadNumeral, readScale } from './arabic-numeral.ts'
import type { Decimal } from './decimal.ts'
import { DIGIT, isMore, kindOf, SEVERAL, startsWord, UNIT, worthOf } from './numeral-characters.ts'

/** Where the digits and units end that begin at `from`. 多 stays inside when 万 or 亿 follows it. */
function runEnd(text: string, from: number): number {
  let end = from
  for (;;) {
    const kind = kindOf(text.charCodeAt(end))
    const next = text[end + 1] ?? ''
    const isNumber = kind === DIGIT || (kind === UNIT && !startsWord(text, end))
    const isInside = isMore(text.charCodeAt(end)) && end > from && '万亿百千'.includes(next)
    if (!isNumber && !(isInside && next !== '')) return end
    end += 1
  }
}

interface Reading {
  value: number
  max: number
  more: boolean
}

/** One pass over a run with units. Adjacent digits are no number (十四五), save 零五 and 三四千. */
class UnitReader {
  total = 0
  section = 0
  digit = -1
  digitMax = -1
  more = false
  max = 0

  /** False where the run is not a number. */
  takeDigit(digit: number, beforeUnit: boolean): boolean {
    if (this.digit > 0) {
      if (digit !== this.digit + 1 || !beforeUnit || this.digitMax > 0) return false
      this.digitMax = digit
      return true
    }
    this.digit = digit
    return true
  }

  takeUnit(power: number): boolean {
    const spread = this.digitMax > 0 ? 1 : 0
    if (power < 4) {
      this.section += Math.max(this.digit, this.digit === 0 ? 0 : 1) * 10 ** power
      if (spread) this.max += 10 ** power
    } else {
      const low = this.section + Math.max(this.digit, 0)
      const isBare = low === 0 && this.total === 0
      const whole = power === 8 ? this.total + low : low
      this.total = (power === 8 ? 0 : this.total) + (isBare ? 1 : whole) * 10 ** power
      this.max = (this.max + spread) * 10 ** power
      this.section = 0
    }
    this.digit = -1
    this.digitMax = -1
    return this.total <= Number.MAX_SAFE_INTEGER
  }

  get value(): number {
    return this.total + this.section + Math.max(this.digit, 0)
  }
}

function readUnits(run: string): Reading | null {
  const reader = new UnitReader()
  for (let index = 0; index < run.length; index += 1) {
    const code = run.charCodeAt(index)
    const kind = kindOf(code)
    if (isMore(code)) reader.more = true
    else if (kind === UNIT) {
      if (!reader.takeUnit(worthOf(code))) return null
    } else {
      const beforeUnit = kindOf(run.charCodeAt(index + 1)) === UNIT
      if (!reader.takeDigit(worthOf(code), beforeUnit)) return null
    }
  }
  return { value: reader.value, max: reader.max, more: reader.more }
}

const hasKind = (run: string, wanted: number): boolean => {
  for (let index = 0; index < run.length; index += 1) {
    if (kindOf(run.charCodeAt(index)) === wanted) return true
  }
  return false
}

function digitsOf(text: string, from: number, to: number): string {
  let digits = ''
  for (let index = from; index < to; index += 1) digits += worthOf(text.charCodeAt(index))
  return digits
}

function decimalsEnd(text: string, from: number): number {
  let end = from
  while (end < from + numeralCharsMax && kindOf(text.charCodeAt(end)) === DIGIT) end += 1
  return end
}

/** 十点五, 三点二亿: what follows 点. Null where no digit does. */
function readPoint(text: string, at: number, whole: string) {
  if (text[at] !== '点') return null
  const end = decimalsEnd(text, at + 1)
  if (end === at + 1) return null
  const decimals = digitsOf(text, at + 1, end)
  const scale = readScale(text, end)
  const exponent = scale.exponent - decimals.length
  return { scale, value: { digits: whole + decimals, exponent } satisfies Decimal }
}

const trailingScale = (run: string): number => {
  let scale = 0
  for (let index = run.length - 1; index >= 0; index -= 1) {
    const code = run.charCodeAt(index)
    if (kindOf(code) !== UNIT || worthOf(code) < 4) break
    scale += worthOf(code)
  }
  return scale
}

/** Reads the number whose first character, a Chinese digit, a unit, 数 or 几, stands at `from`. */
export function readChinese(text: string, from: number): ReadNumeral {
  const isSeveral = kindOf(text.charCodeAt(from)) === SEVERAL
  if (isSeveral && kindOf(text.charCodeAt(from + 1)) !== UNIT)
    return { numeral: null, end: from + 1 }
  const runStart = isSeveral ? from + 1 : from
  const end = runEnd(text, runStart)
  if (end === runStart || end - runStart > numeralCharsMax) return { numeral: null, end }
  const run = text.slice(runStart, end)
  const hasUnit = hasKind(run, UNIT)
  const reading = hasUnit ? readUnits(run) : null
  if (hasUnit && !reading) return { numeral: null, end }
  const whole = reading ? reading.value.toString() : digitsOf(text, runStart, end)
  const point = readPoint(text, end, whole)
  const moreAfter = !point && isMore(text.charCodeAt(end))
  const last = point ? point.scale.end : end + (moreAfter ? 1 : 0)
  const more = isSeveral || moreAfter || (reading?.more ?? false) || (point?.scale.more ?? false)
  const numeral = {
    start: from,
    end: last,
    value: point ? point.value : { digits: whole, exponent: 0 },
    max: reading && reading.max > 0 ? maxOf(reading) : null,
    arabic: false,
    plain: !hasUnit && !point && !moreAfter,
    more,
    bare: hasUnit && !hasKind(run, DIGIT),
    scale: point ? point.scale.exponent : trailingScale(run),
    share: null,
  }
  return { numeral, end: last }
}

const maxOf = (reading: Reading): Decimal => ({
  digits: (reading.value + reading.max).toString(),
  exponent: 0,
})
