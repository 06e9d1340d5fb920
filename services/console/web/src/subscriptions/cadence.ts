/** A cadence as people choose and read it. Five common time tables have words; others show their cron. */
import type { Cadence } from '@jianbao/schema'
import type { Language, Say } from '../text/language.tsx'

export const rhythms = ['instant', 'daily', 'weekdays', 'weekly', 'custom'] as const
export type Rhythm = (typeof rhythms)[number]

export interface CadenceChoice {
  readonly rhythm: Rhythm
  /** `HH:MM` */
  readonly time: string
  /** 1 is Monday. */
  readonly weekday: number
  readonly expression: string
}

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

export function weekdayName(day: number, language: Language): string {
  const locale = language === 'zh' ? 'zh-CN' : 'en'
  // The first of January 2024 was a Monday.
  const date = new Date(Date.UTC(2024, 0, day))
  return new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(date)
}

export function toCadence(choice: CadenceChoice, timeZone: string): Cadence {
  if (choice.rhythm === 'instant') return { kind: 'instant' }
  const [hour = 8, minute = 0] = choice.time.split(':').map(Number)
  const days = { daily: '*', weekdays: '1-5', weekly: String(choice.weekday % 7), custom: '*' }
  const expression =
    choice.rhythm === 'custom'
      ? choice.expression.trim()
      : `${minute} ${hour} * * ${days[choice.rhythm]}`
  return { kind: 'cron', expression, timeZone }
}

const simple = /^(\d{1,2}) (\d{1,2}) \* \* (\*|1-5|[0-7])$/

/** “每周一 08:00”, “at once”, or the cron expression where no words fit. */
export function cadenceWords(cadence: Cadence, say: Say, language: Language): string {
  if (cadence.kind === 'instant') return say('instantWords')
  const [, minute = '', hour = '', days = ''] = simple.exec(cadence.expression) ?? []
  if (!days) return say('cronWords', { cron: cadence.expression })
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`
  if (days === '*') return say('dailyWords', { time })
  if (days === '1-5') return say('weekdaysWords', { time })
  return say('weeklyWords', { day: weekdayName(Number(days) || 7, language), time })
}
