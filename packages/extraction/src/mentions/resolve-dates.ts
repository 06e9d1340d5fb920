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

/** A year named alone serves no farther than this. */
const sentenceCharsMax = 120

/** Infers the year of dates that do not carry one, in text order. */
export class DateResolver {
  private readonly text: string
  private readonly issue: { year: number; month: number } | null
  /** Year of the last date of the article that had a year and a month. */
  private lastYear: number | null = null
  /** The last year named alone, and where; it serves the rest of its sentence. */
  private bareYear: { year: number; end: number } | null = null

  constructor(text: string, issueDate: string | null) {
    this.text = text
    const found = issueDate ? /^(\d{4})-(\d{2})/.exec(issueDate) : null
    this.issue = found ? { year: Number(found[1]), month: Number(found[2]) } : null
  }

  /** The inferred date; null where the words are complete or nothing tells the year. */
  resolve(date: ReadDate, rangeStart: DateWords | null): string | null {
    if (date.month === null) {
      if (date.year !== null) this.bareYear = { year: date.year, end: date.to }
      return null
    }
    if (date.year !== null) {
      this.lastYear = date.year
      return null
    }
    const year = this.yearOf(date, date.month, rangeStart)
    return year === null ? null : full(year, date.month, date.day)
  }

  private yearOf(date: ReadDate, month: number, rangeStart: DateWords | null): number | null {
    if (this.text.slice(Math.max(0, date.from - 2), date.from) === '每年') return null
    const relative = relativeYears[this.text.slice(Math.max(0, date.from - 2), date.from)]
    if (relative !== undefined) return this.issue ? this.issue.year + relative : null
    if (rangeStart?.year && rangeStart.month) {
      return month < rangeStart.month ? rangeStart.year + 1 : rangeStart.year
    }
    const sentenceYear = this.yearOfSentence(date.from)
    if (sentenceYear !== null) return sentenceYear
    if (this.lastYear !== null) return this.lastYear
    if (!this.issue) return null
    return month - this.issue.month > monthsAheadMax ? this.issue.year - 1 : this.issue.year
  }

  /** 2020年实现突破，截至12月末: the year named alone earlier in the sentence. */
  private yearOfSentence(from: number): number | null {
    if (!this.bareYear || from - this.bareYear.end > sentenceCharsMax) return null
    const between = this.text.slice(this.bareYear.end, from)
    return /[。！？\n]/.test(between) ? null : this.bareYear.year
  }
}
