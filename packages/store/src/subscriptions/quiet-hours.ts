/** Quiet hours: what falls into them waits for their end. */
import type { QuietHours } from '@jianbao/schema'
import { wallClock } from './wall-clock.ts'

const minute = 60_000
const dayMinutes = 24 * 60

const isWithin = ({ from, to }: QuietHours, time: string) =>
  from < to ? time >= from && time < to : time >= from || time < to

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))

interface Quiet {
  readonly hours: QuietHours
  readonly timeZone: string
}

/**
 * The border of the quiet period round `at`, in whole minutes: `step` 1 looks forward to its end,
 * -1 back to its beginning. On most days the wall clock says it; where the clock is changed in
 * between, minute after minute is asked.
 */
function border({ hours, timeZone }: Quiet, at: Date, step: 1 | -1): Date {
  const now = Math.floor(at.getTime() / minute) * minute
  const wanted = step === 1 ? hours.to : hours.from
  const away = step * (minutesOf(wanted) - minutesOf(wallClock(at, timeZone).time))
  const straight = new Date(now + step * ((away + dayMinutes) % dayMinutes) * minute)
  if (wallClock(straight, timeZone).offset === wallClock(at, timeZone).offset) return straight
  for (let minutes = 1; minutes <= dayMinutes + 60; minutes += 1) {
    const other = new Date(now + step * minutes * minute)
    if (isWithin(hours, wallClock(other, timeZone).time)) continue
    return step === 1 ? other : new Date(other.getTime() + minute)
  }
  return straight
}

/** The quiet period `at` lies in: from its first minute until the first one after it. */
export function quietAround(
  given: { quietHours?: QuietHours | undefined; timeZone?: string | undefined },
  at: Date,
): { from: Date; until: Date } | null {
  const { quietHours: hours, timeZone } = given
  if (!hours || timeZone === undefined) return null
  if (!isWithin(hours, wallClock(at, timeZone).time)) return null
  const quiet = { hours, timeZone }
  return { from: border(quiet, at, -1), until: border(quiet, at, 1) }
}
