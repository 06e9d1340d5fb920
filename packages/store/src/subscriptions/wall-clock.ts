/** What a clock on the wall shows in a time zone. */

const formats = new Map<string, Intl.DateTimeFormat>()

/** @throws RangeError when there is no such time zone. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'longOffset',
  })
  formats.set(timeZone, format)
  return format
}

export interface WallClock {
  /** `2026-03-29` */
  readonly date: string
  /** `08:00` */
  readonly time: string
  /** `+02:00` */
  readonly offset: string
}

export function wallClock(at: Date, timeZone: string): WallClock {
  const parts = new Map(
    formatOf(timeZone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  )
  return {
    date: [parts.get('year'), parts.get('month'), parts.get('day')].join('-'),
    time: `${parts.get('hour')}:${parts.get('minute')}`,
    offset: parts.get('timeZoneName')?.replace('GMT', '') || '+00:00',
  }
}

/** The slot as the reader's clock shows it, with offset: `2026-03-29T08:00+02:00`. */
export function slotKey(slot: Date, timeZone: string): string {
  const { date, time, offset } = wallClock(slot, timeZone)
  return `${date}T${time}${offset}`
}

/**
 * The first instant of the day `date` (`YYYY-MM-DD`) in the time zone; null when it is no date.
 *
 * @throws RangeError when there is no such time zone.
 */
export function startOfDay(date: string, timeZone: string): Date | null {
  const midnight = new Date(`${date}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date) || Number.isNaN(midnight.getTime())) return null
  // The 31st of February would be taken for the 3rd of March.
  if (!midnight.toISOString().startsWith(date)) return null
  // No zone is farther from UTC than 15 hours; in some, the day begins at 01:00 once a year.
  const quarter = 15 * 60_000
  const isThere = (at: Date) => wallClock(at, timeZone).date >= date
  let at = new Date(midnight.getTime() - 15 * 60 * 60_000)
  while (!isThere(at)) at = new Date(at.getTime() + quarter)
  return at
}
