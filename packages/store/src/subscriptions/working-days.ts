/**
 * Working days in China: Monday to Friday without the public holidays, and with the weekends that
 * are worked in exchange (调休). The State Council's yearly notices, as the package `chinese-days`
 * keeps them; each notice comes about two months before its year.
 */
import calendar from 'chinese-days/dist/chinese-days.json' with { type: 'json' }

const holidays = new Set(Object.keys(calendar.holidays))
const workedWeekends = new Set(Object.keys(calendar.workdays))
/** The last year whose notice is known. */
const lastYear = Math.max(...[...holidays].map((day) => Number(day.slice(0, 4))))

/** In years without a notice every Monday to Friday is a working day. `date` is `YYYY-MM-DD`. */
export function isWorkingDay(date: string): boolean {
  if (workedWeekends.has(date)) return true
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday !== 0 && weekday !== 6 && !holidays.has(date)
}

/** The notice of next year is out by then: an operator can do something about it. */
const noticeMonths = 2

export interface WorkingDaysStanding {
  /** `ending`: the next year begins soon and its notice is missing. `ended`: it has begun. */
  readonly state: 'known' | 'ending' | 'ended'
  readonly lastYear: number
}

export function workingDaysAt(at: Date): WorkingDaysStanding {
  // The day as it is in China: UTC+8 all year.
  const there = new Date(at.getTime() + 8 * 60 * 60_000)
  if (there.getUTCFullYear() > lastYear) return { state: 'ended', lastYear }
  const soon = new Date(there)
  soon.setUTCDate(1)
  soon.setUTCMonth(soon.getUTCMonth() + noticeMonths)
  return { state: soon.getUTCFullYear() > lastYear ? 'ending' : 'known', lastYear }
}
