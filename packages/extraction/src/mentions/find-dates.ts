import type { DateMention } from '@jianbao/schema'
import { toNumber } from './decimal.ts'
import { connectorLength, type FinderInput, place } from './finder-input.ts'
import type { Numeral } from './numeral.ts'
import { type DateRun, type DateWords, type ReadDate, readMonth, readYear } from './read-date.ts'
import { type DateContext, DateResolver } from './resolve-dates.ts'

const numericDate = /(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?![\d\-./]|[A-SU-Za-z])/y

/** 2021-06-17, 2021.6.17, 2021/6/17: only as a whole date, never part of a longer code. */
function readNumericDate(text: string, numeral: Numeral): ReadDate | null {
  if (!numeral.arabic || /[\dA-Za-z\-./_=]/.test(text[numeral.start - 1] ?? '\n')) return null
  const separator = text[numeral.start + 4] ?? ''
  if (!'-./'.includes(separator)) return null
  numericDate.lastIndex = numeral.start
  const found = numericDate.exec(text)
  if (!found) return null
  const [year, month, day] = [Number(found[1]), Number(found[3]), Number(found[4])]
  const isReal = year >= 1500 && year <= 2199 && isDay(month, day)
  if (!isReal) return null
  const to = numeral.start + found[0].length
  return { year, month, day, from: numeral.start, to, sharesYear: false }
}

const isDay = (month: number, day: number) =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2020, month, 0)).getUTCDate()

const two = (part: number) => String(part).padStart(2, '0')

/** EDTF level 1: an unknown year is XXXX. */
function edtfOf({ year, month, day }: DateWords): string {
  const head = year === null ? 'XXXX' : String(year)
  if (month === null) return head
  return day === null ? `${head}-${two(month)}` : `${head}-${two(month)}-${two(day)}`
}

/** 2021年6月至8月: the second end of a range takes the year of the first when dates are resolved. */
function linksTo(text: string, previous: ReadDate | null, date: ReadDate): boolean {
  if (!previous || date.year !== null) return false
  const gap = date.from - previous.to
  return gap > 0 && gap <= 2 && connectorLength(text, previous.to) === gap
}

const dayOfSentence = /^[日号](?:当天|当日|上午|中午|下午|凌晨|清晨|傍晚|晚)/
const elidedMonthCharsMax = 60

/** 3月15日报道，16日当天: a later day of the month named before in the sentence. */
function readElidedDay(text: string, numeral: Numeral, last?: ReadDate): ReadDate | null {
  const { start, end, arabic, plain, value } = numeral
  if (!last?.month || !last.day || !arabic || !plain || start - last.to > elidedMonthCharsMax)
    return null
  if (!dayOfSentence.test(text.slice(end, end + 3))) return null
  if (!/[，；、：于在]/.test(text[start - 1] ?? '')) return null
  if (/[。！？\n]/.test(text.slice(last.to, start))) return null
  const day = toNumber(value)
  if (day < last.day || !isDay(last.month, day)) return null
  const words = { year: null, month: last.month, day }
  return { ...words, from: start, to: end + 1, sharesYear: last.year !== null }
}

function runAt(text: string, numerals: readonly Numeral[], order: number): DateRun {
  const numeral = numerals[order]
  if (!numeral || numeral.share) return { dates: [], used: 0 }
  const year = readYear(text, numerals, order)
  return year.dates.length > 0 ? year : readMonth(text, numerals, order, null)
}

/** A date with its offsets in the view, for finders that read on from it. */
export interface PlacedDate {
  readonly mention: DateMention
  readonly from: number
  readonly to: number
}

/** Every date the words carry, in text order; a range is two. */
function readDates({ text, numerals }: FinderInput): ReadDate[] {
  const dates: ReadDate[] = []
  let order = 0
  while (order < numerals.length) {
    const numeral = numerals[order]
    order += 1
    if (!numeral || numeral.start < (dates.at(-1)?.to ?? 0)) continue
    const numeric = readNumericDate(text, numeral)
    if (numeric) {
      dates.push(numeric)
      continue
    }
    const elided = readElidedDay(text, numeral, dates.at(-1))
    if (elided) {
      dates.push(elided)
      continue
    }
    const run = runAt(text, numerals, order - 1)
    dates.push(...run.dates)
    order += Math.max(0, run.used - 1)
  }
  return dates
}

/**
 * Every date, in text order; a range is two. `resolved` is set where the issue, the article or the
 * bulletin tells the year, and null otherwise: it is never guessed.
 */
export function findDates(input: FinderInput, context: DateContext): PlacedDate[] {
  const resolver = new DateResolver(input.text, context)
  let previous: ReadDate | null = null
  return readDates(input).map((date) => {
    const follows = date.sharesYear || linksTo(input.text, previous, date)
    const resolved = resolver.resolve(date, follows)
    previous = date
    const mention = { edtf: edtfOf(date), resolved, ...place(input, date.from, date.to) }
    return { mention, from: date.from, to: date.to }
  })
}
