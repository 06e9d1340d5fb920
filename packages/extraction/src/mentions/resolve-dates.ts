import type { DateWords, ReadDate } from './read-date.ts'

const two = (part: number) => String(part).padStart(2, '0')

const full = (year: number, month: number, day: number | null) =>
  day === null ? `${year}-${two(month)}` : `${year}-${two(month)}-${two(day)}`

/** 今年, 去年, 明年 before a date, as years from the issue. */
const relativeYears: Readonly<Record<string, number>> = {
  今年: 0,
  本年: 0,
  去年: -1,
  上年: -1,
  明年: 1,
}

/** A month this far ahead of the issue belongs to the year before (December read in January). */
const monthsAheadMax = 6

/** Infers the year of dates that do not carry one, in text order. */
export class DateResolver {
  private readonly text: string
  private readonly issue: { year: number; month: number } | null
  /** Year of the last date of the article that had a year and a month. */
  private lastYear: number | null = null

  constructor(text: string, issueDate: string | null) {
    this.text = text
    const found = issueDate ? /^(\d{4})-(\d{2})/.exec(issueDate) : null
    this.issue = found ? { year: Number(found[1]), month: Number(found[2]) } : null
  }

  /** The inferred date; null where the words are complete or nothing tells the year. */
  resolve(date: ReadDate, rangeStart: DateWords | null): string | null {
    if (date.month === null) return null
    if (date.year !== null) {
      this.lastYear = date.year
      return null
    }
    const year = this.yearOf(date, date.month, rangeStart)
    return year === null ? null : full(year, date.month, date.day)
  }

  private yearOf(date: ReadDate, month: number, rangeStart: DateWords | null): number | null {
    const relative = relativeYears[this.text.slice(Math.max(0, date.from - 2), date.from)]
    if (relative !== undefined) return this.issue ? this.issue.year + relative : null
    if (rangeStart?.year && rangeStart.month) {
      return month < rangeStart.month ? rangeStart.year + 1 : rangeStart.year
    }
    if (this.lastYear !== null) return this.lastYear
    if (!this.issue) return null
    return month - this.issue.month > monthsAheadMax ? this.issue.year - 1 : this.issue.year
  }
}
