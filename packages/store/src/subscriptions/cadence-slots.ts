/** When a subscription is due: its clock slots, read in the reader's time zone. */
import type { Cadence, ClockCadence } from '@jianbao/schema'
import { Cron } from 'croner'
import { lateMsMin } from '../limits.ts'
import { quietAround } from './quiet-hours.ts'
import { wallClock } from './wall-clock.ts'
import { isWorkingDay } from './working-days.ts'

/** The cadence names no time zone, or its time table no time that ever comes. */
export class CadenceError extends Error {
  override name = 'CadenceError'
}

/** The days of a time table: day of month, month, weekday. */
function daysOf(cadence: Exclude<ClockCadence, { kind: 'cron' }>): string {
  switch (cadence.kind) {
    case 'weekdays':
      return '* * 1-5'
    case 'weekly':
      return `* * ${cadence.weekdays.join(',')}`
    case 'monthly':
      return `${cadence.days.map((day) => (day === 'last' ? 'L' : day)).join(',')} * *`
    default:
      return '* * *'
  }
}

function tablesOf(cadence: ClockCadence): string[] {
  if (cadence.kind === 'cron') return [cadence.expression]
  const days = daysOf(cadence)
  return cadence.times.map((time) => `${Number(time.slice(3))} ${Number(time.slice(0, 2))} ${days}`)
}

function requireTimeZone(timeZone: string): void {
  try {
    wallClock(new Date(0), timeZone)
  } catch (cause) {
    throw new CadenceError(`“${timeZone}” is not a time zone. Example: Asia/Shanghai.`, { cause })
  }
}

/**
 * Five fields. Hours and minutes given as numbers, lists or ranges are wall-clock times: in a gap of
 * daylight saving they come right after it, and of a repeated hour only once.
 */
function openTables(cadence: ClockCadence): Cron[] {
  const { timeZone: timezone } = cadence
  requireTimeZone(timezone)
  return tablesOf(cadence).map((table) => {
    try {
      return new Cron(table, {
        timezone,
        mode: '5-part',
        paused: true,
        fixedTimeRule: 'no-wildcard',
      })
    } catch (cause) {
      throw new CadenceError(
        `“${table}” is not a time table of five fields (minute hour day month weekday). Example: 0 8 * * 1.`,
        { cause },
      )
    }
  })
}

/** The longest run of holidays is nine days; a day has at most 24 times. */
const skippedMax = 1_000

/** Slots of the time table alone, one after another from `from` on, quiet hours not regarded. */
function seek(cadence: ClockCadence, from: Date, step: (table: Cron, from: Date) => Date | null) {
  const tables = openTables(cadence)
  const isOn = (slot: Date) =>
    cadence.kind !== 'workdays' || isWorkingDay(wallClock(slot, cadence.timeZone).date)
  let found: Date | null = from
  for (let skipped = 0; skipped < skippedMax; skipped += 1) {
    const here: Date = found
    const nearest = tables
      .flatMap((table) => step(table, here) ?? [])
      .sort(
        (a, b) => Math.abs(a.getTime() - here.getTime()) - Math.abs(b.getTime() - here.getTime()),
      )
    found = nearest[0] ?? null
    if (found === null || isOn(found)) return found
  }
  return null
}

const nextInTable = (cadence: ClockCadence, after: Date) =>
  seek(cadence, after, (table, from) => table.nextRun(from))

/** The last slot of the time table at or before `at`. */
function latestInTable(cadence: ClockCadence, at: Date): Date | null {
  // Slots are whole minutes; croner looks strictly before its reference, to the second.
  const reference = new Date(Math.floor(at.getTime() / 1000) * 1000 + 1000)
  return seek(cadence, reference, (table, from) => table.previousRuns(1, from)[0] ?? null)
}

/** `at`, or the end of the quiet hours it falls into. */
export function afterQuietHours(cadence: Cadence, at: Date): Date {
  return quietAround(cadence, at)?.until ?? at
}

/**
 * The first slot after `after`, moved out of quiet hours; null for `instant`.
 *
 * @throws CadenceError when the cadence is wrong or never comes.
 */
export function nextSlot(cadence: Cadence, after: Date): Date | null {
  if (cadence.kind === 'instant') {
    if (cadence.timeZone !== undefined) requireTimeZone(cadence.timeZone)
    return null
  }
  requireTimeZone(cadence.timeZone)
  // A slot that has gone by in these quiet hours is still to come, at their end.
  const quiet = quietAround(cadence, after)
  const next = nextInTable(cadence, quiet ? new Date(quiet.from.getTime() - 1) : after)
  if (!next) throw new CadenceError(`“${tablesOf(cadence).join('”, “')}” never comes.`)
  return afterQuietHours(cadence, next)
}

/**
 * The last slot at or before `at`, moved out of quiet hours, not before `from`, which is a slot
 * itself. After a night of downtime this is the one digest that is still made; the slots before it
 * fold into it.
 */
export function latestSlot(cadence: ClockCadence, from: Date, at: Date): Date {
  const quiet = quietAround(cadence, at)
  const latest = latestInTable(cadence, quiet ? new Date(quiet.from.getTime() - 1) : at)
  const slot = latest && afterQuietHours(cadence, latest)
  return slot && slot > from && slot <= at ? slot : from
}

/** Whether a digest that was due at `slot` may no longer be made at `at`: the next slot takes its articles. */
export function isTooLate(cadence: Cadence, slot: Date, at: Date): boolean {
  const late = at.getTime() - slot.getTime()
  if (late <= lateMsMin) return false
  const next = nextSlot(cadence, slot)
  if (next === null) return false
  const { lateMinutesMax } = cadence
  if (lateMinutesMax !== undefined) return late > lateMinutesMax * 60_000
  return late > (next.getTime() - slot.getTime()) / 2
}
