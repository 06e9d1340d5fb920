/** One date or one range of dates, read from its first numeral. */
import { toNumber } from './decimal.ts'
import { connectorLength } from './finder-input.ts'
import { isNoMonth, isNoYear } from './no-date.ts'
import type { Numeral } from './numeral.ts'

/** What the words carry; null where they do not say. */
export interface DateWords {
  readonly year: number | null
  readonly month: number | null
  readonly day: number | null
}

export interface ReadDate extends DateWords {
  readonly from: number
  readonly to: number
  /** The end of a range that leaves its year (6月至8月 after 2021年) to the first end. */
  readonly sharesYear: boolean
}

/** Dates read from consecutive numerals, and how many of those numerals they used up. */
export interface DateRun {
  readonly dates: readonly ReadDate[]
  readonly used: number
}

const none: DateRun = { dates: [], used: 0 }

const isYear = (numeral: Numeral) =>
  numeral.plain &&
  numeral.end - numeral.start === 4 &&
  numeral.value.digits >= '1500' &&
  numeral.value.digits <= '2199'

/** A month or day number: at most two Arabic digits or a Chinese number, 1 to `max`. */
function partOf(numeral: Numeral | undefined, max: number): number | null {
  if (!numeral || numeral.more || numeral.share || numeral.max) return null
  if (numeral.value.exponent !== 0) return null
  if (numeral.arabic && (!numeral.plain || numeral.end - numeral.start > 2)) return null
  const value = toNumber(numeral.value)
  return value >= 1 && value <= max ? value : null
}

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const dayMax = (month: number) => daysOfMonth[month - 1] ?? 31

/** 日 of a date; 30日内 is a stretch of time. */
const isDayMark = (text: string, index: number) =>
  (text[index] === '日' || text[index] === '号') && text[index + 1] !== '内'

/** Length of what links two days of a month: 6月17—20日, 6月17、18日, 6月17日和18日. */
const dayLinkAt = (text: string, index: number) =>
  '、和'.includes(text[index] ?? '\n') ? 1 : connectorLength(text, index)

/** The day after 6月; null where the month stands alone. */
function dayAfter(
  text: string,
  numerals: readonly Numeral[],
  order: number,
  month: number,
  at: number,
) {
  const numeral = numerals[order]
  if (numeral?.start !== at) return null
  const day = partOf(numeral, dayMax(month))
  if (day === null) return null
  if (isDayMark(text, numeral.end)) return { day, to: numeral.end + 1 }
  const range = dayLinkAt(text, numeral.end)
  const next = numerals[order + 1]
  const isFirstOfRange =
    range > 0 &&
    next?.start === numeral.end + range &&
    isDayMark(text, next.end) &&
    partOf(next, 31)
  return isFirstOfRange ? { day, to: numeral.end } : null
}

const clock = /^(?:凌晨|清晨|上午|中午|下午|晚上?)?\d{1,2}[时点](?:\d{1,2}分|整|半)?/
const clockCharsMax = 9
const clockNumeralsMax = 2

/** Length of the hour behind a day: 7月13日|20时|至15日8时. */
const clockLength = (text: string, index: number) =>
  clock.exec(text.slice(index, index + clockCharsMax))?.[0].length ?? 0

/** 20日 in 6月15日至20日, 6月15日20时至20日8时, 6月15—20日 and 6月15、20日: a second day of the same month. */
function secondDay(
  text: string,
  numerals: readonly Numeral[],
  order: number,
  first: ReadDate,
): DateRun {
  const clock = first.day === null ? 0 : clockLength(text, first.to)
  const at = first.to + clock
  const connector = clock > 0 ? connectorLength(text, at) : dayLinkAt(text, at)
  const hours = numerals.slice(order, order + clockNumeralsMax).filter(({ start }) => start < at)
  const numeral = numerals[order + hours.length]
  if (!connector || first.month === null || numeral?.start !== at + connector) return none
  const day = partOf(numeral, dayMax(first.month))
  if (day === null || !isDayMark(text, numeral.end)) return none
  const words = { year: null, month: first.month, day }
  return {
    dates: [
      { ...words, from: numeral.start, to: numeral.end + 1, sharesYear: first.year !== null },
    ],
    used: 1 + hours.length,
  }
}

/** 6月, 6月17日, 6月15日至20日, 6—8月; `from` and `year` come from the year before it, if any. */
export function readMonth(
  text: string,
  numerals: readonly Numeral[],
  order: number,
  year: { value: number; from: number } | null,
): DateRun {
  const numeral = numerals[order]
  const month = partOf(numeral, 12)
  if (!numeral || month === null) return none
  const from = year ? year.from : numeral.start
  const head = { year: year ? year.value : null, month, from, sharesYear: false }
  if (text[numeral.end] !== '月')
    return readMonthRange(text, numerals, order, { ...head, day: null, to: numeral.end })
  const at = numeral.end + 1
  const found = dayAfter(text, numerals, order + 1, month, at)
  if (!found) {
    // 2月30日 is a misprint, not a month.
    const next = numerals[order + 1]
    if (next?.start === at && isDayMark(text, next.end)) return none
    return isNoMonth(text, numeral, year !== null)
      ? none
      : { dates: [{ ...head, day: null, to: at }], used: 1 }
  }
  const first = { ...head, day: found.day, to: found.to }
  const second = secondDay(text, numerals, order + 2, first)
  return { dates: [first, ...second.dates], used: 2 + second.used }
}

/** Length of what links 6 and 8 in 6—8月 and 7、8月份. */
const monthLinkAt = (text: string, index: number, next: Numeral | undefined) =>
  text[index] === '、' && next && text.startsWith('月份', next.end)
    ? 1
    : connectorLength(text, index)

/** 6—8月, 7、8月份: the first end has no 月 of its own. */
function readMonthRange(
  text: string,
  numerals: readonly Numeral[],
  order: number,
  first: ReadDate,
): DateRun {
  const next = numerals[order + 1]
  const connector = monthLinkAt(text, first.to, next)
  const month = partOf(next, 12)
  if (!connector || !next || month === null || first.month === null) return none
  const fits = next.start === first.to + connector && text[next.end] === '月' && month > first.month
  if (!fits || isNoMonth(text, next, true)) return none
  if (first.year === null && '第近每满'.includes(text[first.from - 1] ?? '\n')) return none
  const second = { year: null, month, day: null, from: next.start, to: next.end + 1 }
  return { dates: [first, { ...second, sharesYear: first.year !== null }], used: 2 }
}

/** 2021年6月17日 and what hangs on it: 2021年, 2021年6月至8月 begins here, 2021年度. */
export function readYear(text: string, numerals: readonly Numeral[], order: number): DateRun {
  const numeral = numerals[order]
  if (!numeral || !isYear(numeral)) return none
  const value = toNumber(numeral.value)
  const from = numeral.start
  if (text[numeral.end] !== '年') return readYearList(text, numerals, order)
  const at = numeral.end + 1
  if (text.startsWith('元月', at)) return readFirstMonth(text, numerals, order, { value, from })
  if (numerals[order + 1]?.start === at) {
    const month = readMonth(text, numerals, order + 1, { value, from })
    if (month.dates.length > 0) return { dates: month.dates, used: month.used + 1 }
  }
  if (isNoYear(text, numeral)) return none
  return {
    dates: [{ year: value, month: null, day: null, from, to: at, sharesYear: false }],
    used: 1,
  }
}

/** 2022年元月, 2022年元月8日. */
function readFirstMonth(
  text: string,
  numerals: readonly Numeral[],
  order: number,
  year: { value: number; from: number },
): DateRun {
  const to = (numerals[order]?.end ?? 0) + '年元月'.length
  const found = dayAfter(text, numerals, order + 1, 1, to)
  const head = { year: year.value, month: 1, from: year.from, sharesYear: false }
  const date = { ...head, day: found?.day ?? null, to: found?.to ?? to }
  return { dates: [date], used: found ? 2 : 1 }
}

const yearLinks = '、和及与'
const yearsMax = 12

/** Length of what links a year to the next: 2018、2019年, 2016—2020年. 0 where nothing does. */
const yearLinkAt = (text: string, index: number) =>
  yearLinks.includes(text[index] ?? '\n') ? 1 : connectorLength(text, index)

/** 2016—2020年, 2018、2019、2020年, （2021—2025）: years whose 年 stands after the last, or nowhere. */
function readYearList(text: string, numerals: readonly Numeral[], order: number): DateRun {
  const years: ReadDate[] = []
  while (years.length < yearsMax) {
    const numeral = numerals[order + years.length]
    if (!numeral || !isYear(numeral) || !isNext(text, years.at(-1), numeral)) return none
    const hasMark = text[numeral.end] === '年'
    if (hasMark && isNoYear(text, numeral)) return none
    const to = numeral.end + (hasMark ? 1 : 0)
    const year = toNumber(numeral.value)
    years.push({ year, month: null, day: null, from: numeral.start, to, sharesYear: false })
    if (hasMark || isCounted(text, years) || isBracketed(text, years))
      return { dates: years, used: years.length }
  }
  return none
}

/** 2022、2023|两年: the words behind the last year count the years of the list. */
function isCounted(text: string, years: readonly ReadDate[]): boolean {
  const counted = '两三四五六'[years.length - 2]
  return counted !== undefined && text.startsWith(`${counted}年`, years.at(-1)?.to)
}

/** True for the first year, and for one that is later than the last and linked to it. */
function isNext(text: string, last: ReadDate | undefined, numeral: Numeral): boolean {
  if (!last) return true
  const link = yearLinkAt(text, last.to)
  return link > 0 && numeral.start === last.to + link && toNumber(numeral.value) > (last.year ?? 0)
}

/** （2020—2022）: two years that fill a bracket. */
function isBracketed(text: string, years: readonly ReadDate[]): boolean {
  const before = text[(years[0]?.from ?? 0) - 1] ?? '\n'
  const after = text[years.at(-1)?.to ?? 0] ?? '\n'
  return years.length === 2 && '（('.includes(before) && '）)'.includes(after)
}
