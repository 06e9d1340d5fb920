import { numeralDigitsMax } from '../limits.ts'
import { type Decimal, shifted, sum, toNumber } from './decimal.ts'
import type { Numeral } from './numeral.ts'
import { ARABIC, isMore, isSome, kindOf, startsWord, UNIT, worthOf } from './numeral-characters.ts'

/** `end` is where reading goes on; `numeral` is null where the characters are not one number. */
export interface ReadNumeral {
  readonly numeral: Numeral | null
  readonly end: number
}

function digitsEnd(text: string, from: number): number {
  let end = from
  while (kindOf(text.charCodeAt(end)) === ARABIC) end += 1
  return end
}

/** Behind groups parted by ，, which elsewhere ends a clause: 9，276.00万元. */
const widelyGrouped = '.万亿元余多'

/** Behind groups parted by spaces stands a unit, and none of a date or a rank: 1 200万元, 2 413处. */
const spacedGroupUnit = /^(?:\.\d|[\u4e00-\u9fff](?<![年月日号时点分届期]))/

/** What makes two numbers of groups parted by a space: one more number before them, or a rank. */
const notGrouped = /[\d第〔] ?$/

/** 12 600 000: groups of three parted by spaces, as the standard for numbers in print has them. */
function spacedGroupsEnd(text: string, from: number, firstEnd: number): number {
  if (
    text[firstEnd] !== ' ' ||
    text[from] === '0' ||
    notGrouped.test(text.slice(Math.max(0, from - 2), from))
  )
    return firstEnd
  let end = firstEnd
  while (text[end] === ' ' && digitsEnd(text, end + 1) === end + 4) end += 4
  return spacedGroupUnit.test(text.slice(end, end + 2)) ? end : firstEnd
}

/** 1,200,000: groups of three after at most three. */
function groupsEnd(text: string, from: number, firstEnd: number): number {
  if (firstEnd - from > 3) return firstEnd
  for (const comma of ',，') {
    let end = firstEnd
    while (text[end] === comma && digitsEnd(text, end + 1) === end + 4) end += 4
    if (end > firstEnd && (comma === ',' || widelyGrouped.includes(text[end] ?? '\n'))) return end
  }
  return spacedGroupsEnd(text, from, firstEnd)
}

interface Mantissa {
  readonly value: Decimal
  readonly end: number
  readonly plain: boolean
}

function readMantissa(text: string, from: number): Mantissa | number {
  const firstEnd = digitsEnd(text, from)
  if (firstEnd - from > numeralDigitsMax) return firstEnd
  const wholeEnd = groupsEnd(text, from, firstEnd)
  const whole = text.slice(from, wholeEnd).replace(/[,， ]/g, '')
  if (text[wholeEnd] !== '.' || kindOf(text.charCodeAt(wholeEnd + 1)) !== ARABIC) {
    const plain = wholeEnd === firstEnd
    return { value: { digits: whole, exponent: 0 }, end: wholeEnd, plain }
  }
  const end = digitsEnd(text, wholeEnd + 1)
  if (end - wholeEnd > numeralDigitsMax) return end
  const decimals = text.slice(wholeEnd + 1, end)
  return { value: { digits: whole + decimals, exponent: -decimals.length }, end, plain: false }
}

interface Scale {
  readonly end: number
  readonly exponent: number
  readonly more: boolean
}

/** 余? (百|千|万|亿)* 余? after the digits. A 多 before a unit needs the unit: 5多万, 5多. */
export function readScale(text: string, from: number): Scale {
  let end = from
  let more = isMore(text.charCodeAt(end)) || isSome(text, end)
  if (more) end += 1
  let exponent = 0
  const unitsMax = end + 4
  while (end < unitsMax && kindOf(text.charCodeAt(end)) === UNIT && !startsWord(text, end)) {
    exponent += worthOf(text.charCodeAt(end))
    end += 1
  }
  if (!more && exponent === 0 && text.startsWith('个亿', end)) {
    exponent = worthOf(text.charCodeAt(end + 1))
    end += 2
  }
  if (!more && exponent > 0 && isMore(text.charCodeAt(end))) {
    more = true
    end += 1
  }
  return { end, exponent, more }
}

/** 8千 after 1万: a smaller second term. Without a unit of its own it must be money (1万5000元). */
function readSecondTerm(text: string, scale: Scale): { value: Decimal; scale: Scale } | null {
  if (scale.more || scale.exponent === 0) return null
  if (kindOf(text.charCodeAt(scale.end)) !== ARABIC) return null
  const mantissa = readMantissa(text, scale.end)
  if (typeof mantissa === 'number') return null
  const second = readScale(text, mantissa.end)
  if (second.exponent === 0 && text[second.end] !== '元') return null
  const value = shifted(mantissa.value, second.exponent)
  return toNumber(value) < 10 ** scale.exponent ? { value, scale: second } : null
}

/** 3千5百万: the 万 or 亿 of the second term counts both. */
function readJoinedTerms(text: string, first: Decimal, scale: Scale) {
  if (scale.more || scale.exponent === 0 || scale.exponent >= thousands + 1) return null
  if (kindOf(text.charCodeAt(scale.end)) !== ARABIC) return null
  const mantissa = readMantissa(text, scale.end)
  if (typeof mantissa === 'number' || !mantissa.plain) return null
  const second = readScale(text, mantissa.end)
  const shared = second.exponent >= powerOfYi ? powerOfYi : powerOfWan
  const own = second.exponent - shared
  if (own < 1 || own >= scale.exponent) return null
  const head = sum(shifted(first, scale.exponent), shifted(mantissa.value, own))
  return { value: shifted(head, shared), scale: { ...second, exponent: shared } }
}

const thousands = 3
const powerOfWan = 4
const powerOfYi = 8

/** Reads the number whose first digit stands at `from`. */
export function readArabic(text: string, from: number): ReadNumeral {
  const mantissa = readMantissa(text, from)
  if (typeof mantissa === 'number') return { numeral: null, end: mantissa }
  const scale = readScale(text, mantissa.end)
  const joined = readJoinedTerms(text, mantissa.value, scale)
  const first = joined?.value ?? shifted(mantissa.value, scale.exponent)
  const second = joined ? null : readSecondTerm(text, scale)
  const last = joined?.scale ?? second?.scale ?? scale
  const numeral: Numeral = {
    start: from,
    end: last.end,
    value: second ? sum(first, second.value) : first,
    max: null,
    arabic: true,
    plain: mantissa.plain && scale.end === mantissa.end,
    more: last.more,
    bare: false,
    scale: joined?.scale.exponent ?? scale.exponent,
    share: null,
  }
  return { numeral, end: last.end }
}
