/** When a subscription is due: its clock slots, read in the reader's time zone. */
import type { Cadence } from '@jianbao/schema'
import { Cron } from 'croner'

type CronCadence = Extract<Cadence, { kind: 'cron' }>

/** The cadence names no time zone, or its expression no time that ever comes. */
export class CadenceError extends Error {
  override name = 'CadenceError'
}

/**
 * Five fields. Hours and minutes given as numbers, lists or ranges are wall-clock times: in a gap of
 * daylight saving they come right after it, and of a repeated hour only once.
 */
function openCron({ expression, timeZone }: CronCadence): Cron {
  try {
    new Intl.DateTimeFormat('en', { timeZone })
  } catch (cause) {
    throw new CadenceError(`“${timeZone}” is not a time zone. Example: Asia/Shanghai.`, { cause })
  }
  try {
    return new Cron(expression, {
      timezone: timeZone,
      mode: '5-part',
      paused: true,
      fixedTimeRule: 'no-wildcard',
    })
  } catch (cause) {
    throw new CadenceError(
      `“${expression}” is not a time table of five fields (minute hour day month weekday). Example: 0 8 * * 1.`,
      { cause },
    )
  }
}

/**
 * The first slot after `after`; null for `instant`.
 *
 * @throws CadenceError when the cadence is wrong or never comes.
 */
export function nextSlot(cadence: Cadence, after: Date): Date | null {
  if (cadence.kind === 'instant') return null
  const next = openCron(cadence).nextRun(after)
  if (!next) throw new CadenceError(`“${cadence.expression}” never comes.`)
  return next
}

/**
 * The last slot at or before `at`, not before `from`, which is a slot itself. After a night of
 * downtime this is the one digest that is still made; the slots before it fold into it.
 */
export function latestSlot(cadence: CronCadence, from: Date, at: Date): Date {
  // Slots are whole minutes; croner looks strictly before its reference, to the second.
  const reference = new Date(Math.floor(at.getTime() / 1000) * 1000 + 1000)
  const [latest] = openCron(cadence).previousRuns(1, reference)
  return latest && latest > from ? latest : from
}

/** The slot as the reader's clock shows it, with offset: `2026-03-29T08:00+02:00`. */
export function slotKey(slot: Date, timeZone: string): string {
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
  const parts = new Map(format.formatToParts(slot).map((part) => [part.type, part.value]))
  const offset = parts.get('timeZoneName')?.replace('GMT', '') || '+00:00'
  const date = [parts.get('year'), parts.get('month'), parts.get('day')].join('-')
  return `${date}T${parts.get('hour')}:${parts.get('minute')}${offset}`
}
