/** A cadence as people choose it. */
import type { Cadence } from '@jianbao/schema'
import type { Language } from '../shell/first-view.ts'

export const rhythms = [
  'instant',
  'daily',
  'weekdays',
  'workdays',
  'weekly',
  'monthly',
  'custom',
] as const
export type Rhythm = (typeof rhythms)[number]

export interface CadenceChoice {
  readonly rhythm: Rhythm
  // A form hands over only the fields that its rhythm shows.
  /** `HH:MM` each. */
  readonly times?: string[]
  /** 1 is Monday. */
  readonly weekdays?: number[]
  readonly days?: (number | 'last')[]
  readonly expression?: string
  /** `HH:MM`; empty where there are no quiet hours. */
  readonly quietFrom?: string
  readonly quietTo?: string
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
export const daysOfMonth = [...Array.from({ length: 28 }, (_, index) => index + 1), 'last'] as const
export const timePattern = /^(?:[01]?\d|2[0-3]):[0-5]\d$/

export function weekdayName(day: number, language: Language): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en'
  // The first of January 2024 was a Monday.
  const date = new Date(Date.UTC(2024, 0, day))
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(date)
}

function slotsOf(choice: CadenceChoice, timeZone: string): Cadence {
  const { rhythm, weekdays = [], days = [], expression = '' } = choice
  const times = [...new Set((choice.times ?? []).map((time) => time.padStart(5, '0')))].sort()
  switch (rhythm) {
    case 'instant':
      return { kind: 'instant' }
    case 'custom':
      return { kind: 'cron', expression: expression.trim(), timeZone }
    case 'weekly':
      return { kind: 'weekly', weekdays: weekdays.toSorted(), times, timeZone }
    case 'monthly':
      return { kind: 'monthly', days, times, timeZone }
    default:
      return { kind: rhythm, times, timeZone }
  }
}

/** `kept`: the cadence that is changed. Its time zone and how late it may come stay. */
export function toCadence(choice: CadenceChoice, homeTimeZone: string, kept?: Cadence): Cadence {
  const timeZone = kept?.timeZone ?? homeTimeZone
  const slots = {
    ...slotsOf(choice, timeZone),
    ...(kept?.lateMinutesMax !== undefined && { lateMinutesMax: kept.lateMinutesMax }),
  }
  const { quietFrom: from, quietTo: to } = choice
  return from && to ? { ...slots, timeZone, quietHours: { from, to } } : slots
}

/** What the form shows for a cadence. */
export function toChoice(cadence: Cadence): CadenceChoice {
  const { quietHours } = cadence
  const quiet = quietHours ? { quietFrom: quietHours.from, quietTo: quietHours.to } : {}
  switch (cadence.kind) {
    case 'instant':
      return { rhythm: 'instant', ...quiet }
    case 'cron':
      return { rhythm: 'custom', expression: cadence.expression, ...quiet }
    case 'weekly':
      return { rhythm: 'weekly', weekdays: cadence.weekdays, times: cadence.times, ...quiet }
    case 'monthly':
      return { rhythm: 'monthly', days: cadence.days, times: cadence.times, ...quiet }
    default:
      return { rhythm: cadence.kind, times: cadence.times, ...quiet }
  }
}
