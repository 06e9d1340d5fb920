/** The times a form without a script offers, and the cadence each of them means. */
import type { Cadence } from '@jianbao/schema'
import { z } from 'zod'

export const timeChoices = ['instant', 'daily', 'workdays', 'weekly'] as const

const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/)

/** `keep` stands for a cadence the form cannot express: it stays as it is. */
export const timeChoice = z.object({
  when: z.enum([...timeChoices, 'keep']).catch('instant'),
  time: timeOfDay.catch('08:00'),
  /** ISO 8601: 1 is Monday. */
  weekday: z.coerce.number().int().min(1).max(7).catch(1),
})
export type TimeChoice = z.infer<typeof timeChoice>

export function cadenceOf(choice: TimeChoice, timeZone: string, kept: Cadence | null): Cadence {
  const { when, time, weekday } = choice
  const around = kept && 'timeZone' in kept ? kept : null
  const zone = around?.timeZone ?? timeZone
  const quiet = around?.quietHours ? { quietHours: around.quietHours } : {}
  if (when === 'keep' && kept) return kept
  if (when === 'daily') return { kind: 'daily', times: [time], timeZone: zone, ...quiet }
  if (when === 'workdays') return { kind: 'workdays', times: [time], timeZone: zone, ...quiet }
  if (when === 'weekly') {
    return { kind: 'weekly', weekdays: [weekday], times: [time], timeZone: zone, ...quiet }
  }
  return { kind: 'instant', ...(around?.quietHours && { timeZone: zone, ...quiet }) }
}

/** What the form shows for a cadence. */
export function choiceOf(cadence: Cadence): TimeChoice {
  const plain = { time: '08:00', weekday: 1 }
  if (cadence.kind === 'instant') return { ...plain, when: 'instant' }
  if (cadence.kind === 'cron' || cadence.kind === 'monthly' || cadence.times.length > 1) {
    return { ...plain, when: 'keep' }
  }
  const [time = plain.time] = cadence.times
  if (cadence.kind === 'daily' || cadence.kind === 'workdays') {
    return { ...plain, time, when: cadence.kind }
  }
  const [weekday = 1, ...more] = cadence.kind === 'weekly' ? cadence.weekdays : [1, 2]
  return more.length > 0 ? { ...plain, when: 'keep' } : { time, weekday, when: 'weekly' }
}
