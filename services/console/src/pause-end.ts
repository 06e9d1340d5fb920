import { startOfDay } from '@jianbao/store'
import { pauseDaysMax } from './limits.ts'

const dayMs = 24 * 60 * 60_000

/** The end of a day by the clocks of the time zone; null when it is no day to pause until. */
export function pauseEnd(day: string, timeZone: string, at: Date): Date | null {
  const begin = startOfDay(day, timeZone)
  if (!begin) return null
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  const end = startOfDay(next.toISOString().slice(0, 10), timeZone)
  const days = ((end?.getTime() ?? 0) - at.getTime()) / dayMs
  return days > 0 && days <= pauseDaysMax ? end : null
}
