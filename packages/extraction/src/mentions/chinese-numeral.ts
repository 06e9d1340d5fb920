import { numeralCharsMax } from '../limits.ts'
import { type ReadNumeral, readScale } from './arabic-numeral.ts'
import { isSpread, readUnits } from './chinese-units.ts'
import type { Decimal } from './decimal.ts'
import type { Numeral } from './numeral.ts'
import {
  DIGIT,
  isMore,
  isSome,
  kindOf,
  SEVERAL,
  startsWord,
  UNIT,
  worthOf,
} from './numeral-characters.ts'

const isNumberAt = (text: string, index: number) => {
  const kind = kindOf(text.charCodeAt(index))
  return kind === DIGIT || (kind === UNIT && !startsWord(text, index))
}

/** 多 inside a number: a unit follows it. */
const isMoreInside = (text: string, index: number) =>
  (isMore(text.charCodeAt(index)) || isSomeAfterUnit(text, index)) &&
  kindOf(text.charCodeAt(index + 1)) === UNIT &&
  !startsWord(text, index + 1)

const isSomeAfterUnit = (text: string, index: number) =>
  isSome(text, index) && kindOf(text.charCodeAt(index - 1)) === UNIT

/** Where the digits and units end that begin at `from`. */
function runEnd(text: string, from: number): number {
  let end = from
  while (isNumberAt(text, end) || (end > from && isMoreInside(text, end))) end += 1
  return end
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

/** Value and end of a number, whichever way it is written. */
type Reading = Pick<Numeral, 'value' | 'max' | 'more' | 'scale' | 'end'>

/** 十点五, 三点二亿: `whole` with what follows 点. Null where no digit does. */
function readPoint(text: string, at: number, whole: string): Reading | null {
  if (text[at] !== '点') return null
  const end = decimalsEnd(text, at + 1)
  if (end === at + 1) return null
  const decimals = digitsOf(text, at + 1, end)
  const { exponent, more, end: scaleEnd } = readScale(text, end)
  const value = { digits: whole + decimals, exponent: exponent - decimals.length }
  return { value, max: null, more, scale: exponent, end: scaleEnd }
}

/** Power of ten of the 万 and 亿 at the end of a run. */
const trailingScale = (run: string): number => {
  let scale = 0
  for (let index = run.length - 1; index >= 0; index -= 1) {
    const code = run.charCodeAt(index)
    if (kindOf(code) !== UNIT || worthOf(code) < 4) break
    scale += worthOf(code)
  }
  return scale
}

const whole = (value: number | string): Decimal => ({ digits: String(value), exponent: 0 })

/** 三四, 七八, 三五: a pair of digits that means from the one to the other. */
function readPair(digits: string): Pick<Reading, 'value' | 'max'> | null {
  const [low = '', high = ''] = digits
  if (digits.length !== 2 || !isSpread(Number(low), Number(high))) return null
  return { value: whole(low), max: whole(high) }
}

function readRun(text: string, from: number, end: number): Reading | null {
  const run = text.slice(from, end)
  const after = isMore(text.charCodeAt(end)) || isSomeAfterUnit(text, end)
  const last = after ? end + 1 : end
  if (!hasKind(run, UNIT)) {
    const digits = digitsOf(text, from, end)
    const pair = readPair(digits)
    if (pair && !after && text[end] !== '点') return { ...pair, more: false, scale: 0, end }
    const value = { value: whole(digits), max: null, more: after, scale: 0, end: last }
    return readPoint(text, end, digits) ?? value
  }
  const units = readUnits(run)
  if (!units) return null
  const point = readPoint(text, end, String(units.value))
  if (point) return point
  const max = units.max > 0 ? whole(units.max) : null
  const more = units.more || after
  return { value: whole(units.value), max, more, scale: trailingScale(run), end: last }
}

/** Reads the number whose first character, a Chinese digit, a unit, 数 or 几, stands at `from`. */
export function readChinese(text: string, from: number): ReadNumeral {
  const isSeveral = kindOf(text.charCodeAt(from)) === SEVERAL
  const runStart = isSeveral ? from + 1 : from
  if (isSeveral && kindOf(text.charCodeAt(runStart)) !== UNIT) {
    return { numeral: null, end: runStart }
  }
  const end = runEnd(text, runStart)
  if (end === runStart || end - runStart > numeralCharsMax) return { numeral: null, end }
  const reading = readRun(text, runStart, end)
  if (!reading) return { numeral: null, end }
  const run = text.slice(runStart, end)
  const numeral: Numeral = {
    ...reading,
    start: from,
    more: reading.more || isSeveral,
    arabic: false,
    plain: reading.end === end && !hasKind(run, UNIT),
    bare: !hasKind(run, DIGIT),
    share: null,
  }
  return { numeral, end: reading.end }
}
