/** Which year a date without a year means. Never guessed: where evidence is missing or disagrees, null. */
import type { ReadDate } from './read-date.ts'

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

interface Month {
  readonly year: number
  readonly month: number
}

/** When the bulletin speaks. `YYYY-MM-DD` or `YYYY-MM`. */
export interface DateContext {
  /** As its masthead prints it. */
  readonly issueDate: string | null
  /** As its own words tell, the weakest evidence. */
  readonly bulletinMonth?: string | null
}

/** A date told this far before (characters, same sentence) lends its year whatever the issue says. */
const sentenceCharsMax = 120

/** A month this far ahead of the issue is still told as present. */
const presentMonthsMax = 1
/** A month this far ahead of the issue belongs to the year before (July read in January). */
const pastMonthsMin = 6

/** 前, 底前, 起 behind a date: it is still to come. */
const aheadBehind = /^(?:底|末|初|中旬|下旬|上旬)?(?:以|之)?(?:前(?!后)|起)/
const aheadBefore = /(?:将于|拟于|计划于|定于|预计|计划|力争|争取|确保|到|将在|拟在)$/

/** Months that follow one told before it, by their distance. */
const sameYearMin = -5
const nextYearMax = -9

function monthOf(date: string | null | undefined): Month | null {
  const found = date ? /^(\d{4})-(\d{2})/.exec(date) : null
  return found ? { year: Number(found[1]), month: Number(found[2]) } : null
}

/** Infers the year of the dates of one article, in text order. */
export class DateResolver {
  private readonly text: string
  private readonly issue: Month | null
  private readonly bulletin: Month | null
  /** The last date of the article with a year and a month; plans and titles do not count. */
  private last: (Month & { end: number }) | null = null
  /** The last year named alone, and where; it serves the rest of its sentence. */
  private bareYear: { year: number; end: number } | null = null
  /** The date before, with its year where that is known: the first end of a range. */
  private previous: { year: number | null; month: number | null } | null = null
  private titleDepthAt = { index: 0, depth: 0 }

  constructor(text: string, context: DateContext) {
    this.text = text
    this.issue = monthOf(context.issueDate)
    this.bulletin = monthOf(context.bulletinMonth)
  }

  /**
   * The inferred date; null where the words are complete or nothing tells the year. `endsRange`: the
   * date before is the first end of its range.
   */
  resolve(date: ReadDate, endsRange: boolean): string | null {
    const { previous } = this
    const { month } = date
    this.previous = date
    if (date.year !== null) {
      this.take(date, date.year)
      return null
    }
    if (month === null) return null
    const year = endsRange && previous ? yearOfEnd(previous, month) : this.yearOf(date, month)
    this.previous = { year, month }
    return year === null ? null : full(year, month, date.day)
  }

  /** Remembers a date that carries its year. */
  private take(date: ReadDate, year: number): void {
    if (this.isInTitle(date.from)) return
    if (date.month === null) this.bareYear = { year, end: date.to }
    else if (!this.isAhead(date)) this.last = { year, month: date.month, end: date.to }
  }

  private yearOf(date: ReadDate, month: number): number | null {
    const before = this.text.slice(Math.max(0, date.from - 2), date.from)
    if (before === '每年') return null
    const relative = relativeYears[before]
    const present = this.issue ?? this.bulletin
    if (relative !== undefined) return present ? present.year + relative : null
    return this.yearOfSentence(date.from, month) ?? this.yearOfContext(date, month)
  }

  /** The issue, unless the date told before it speaks of another year; else that date; else the bulletin. */
  private yearOfContext(date: ReadDate, month: number): number | null {
    const followed = this.last ? yearFollowing(this.last, month) : null
    if (this.issue) {
      const year = this.yearNear(this.issue, date, month)
      return followed === null || followed === year ? year : null
    }
    if (this.last || !this.bulletin) return followed
    return this.yearNear(this.bulletin, date, month)
  }

  /** The year of the issue, or the one before it where the month could not have come yet. */
  private yearNear(present: Month, date: ReadDate, month: number): number | null {
    const ahead = month - present.month
    if (ahead <= presentMonthsMax || this.isAhead(date)) return present.year
    return ahead >= pastMonthsMin ? present.year - 1 : null
  }

  private isAhead({ from, to }: ReadDate): boolean {
    if (aheadBehind.test(this.text.slice(to, to + 5))) return true
    return aheadBefore.test(this.text.slice(Math.max(0, from - 3), from))
  }

  /** 2020年实现突破，截至12月末; 2021年5月动工，8月完工: a year earlier in the sentence. */
  private yearOfSentence(from: number, month: number): number | null {
    const isNear = (end: number) =>
      from - end <= sentenceCharsMax && !/[。！？\n]/.test(this.text.slice(end, from))
    const { bareYear, last } = this
    const bare = bareYear && isNear(bareYear.end) ? bareYear : null
    const dated = last && isNear(last.end) ? last : null
    if (bare && (!dated || bare.end > dated.end)) return bare.year
    return dated ? yearFollowing(dated, month) : null
  }

  /** Dates come in text order, so the marks are counted once. */
  private isInTitle(index: number): boolean {
    let { index: at, depth } = this.titleDepthAt
    for (; at < index; at += 1) {
      const mark = this.text[at]
      if (mark === '《') depth += 1
      else if (mark === '》') depth = Math.max(0, depth - 1)
      else if (mark === '\n') depth = 0
    }
    this.titleDepthAt = { index: at, depth }
    return depth > 0
  }
}

/** 12月至2月: the end of a range follows its start. */
function yearOfEnd(start: { year: number | null; month: number | null }, month: number) {
  if (start.year === null || start.month === null) return null
  return month < start.month ? start.year + 1 : start.year
}

/** The year of a month told after a dated one: June after May, January after December; else null. */
function yearFollowing(last: Month, month: number): number | null {
  const distance = month - last.month
  if (distance >= sameYearMin) return last.year
  return distance <= nextYearMax ? last.year + 1 : null
}
