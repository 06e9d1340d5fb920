/** The form in which people type a cadence: `daily@8:00,17:30`, `weekly:1@9:00`, `cron:0 8 * * 1`. */
import type { Cadence, QuietHours } from './cadence.ts'
import { cadence as cadenceSchema } from './cadence.ts'

/** What was typed is no cadence. Carries a sentence in both languages. */
export class CadenceTextError extends Error {
  override name = 'CadenceTextError'
  readonly zh: string
  readonly en: string
  constructor(given: string, why: { zh: string; en: string }) {
    const zh = `“${given}”不是推送时间：${why.zh}`
    const en = `“${given}” is no cadence: ${why.en}`
    super(`${zh} ${en}`)
    this.zh = zh
    this.en = en
  }
}

export const cadenceExamples =
  'instant · daily@8:00,17:30 · weekdays@8:00 · workdays@9:00 · weekly:1,4@9:00 · monthly:1,last@9:00 · "cron:0 8 * * 1"'

const wrong = {
  form: {
    zh: `可写成 ${cadenceExamples}。`,
    en: `write ${cadenceExamples}.`,
  },
  time: {
    zh: '时刻写作 8:00 或 17:30，多个用逗号隔开。',
    en: 'a time is 8:00 or 17:30; several are parted by commas.',
  },
  weekday: {
    zh: '星期用 1（周一）到 7（周日）。',
    en: 'days of the week are 1 (Monday) to 7 (Sunday).',
  },
  day: {
    zh: '日期用 1 到 28，或 last（每月最后一天）。',
    en: 'days of the month are 1 to 28, or last.',
  },
}

function timesOf(given: string, text: string): string[] {
  const times = text.split(',').map((each) => {
    const [, hour = '', minute = ''] = /^(\d{1,2}):(\d{2})$/.exec(each.trim()) ?? []
    if (hour === '' || Number(hour) > 23 || Number(minute) > 59) {
      throw new CadenceTextError(given, wrong.time)
    }
    return `${hour.padStart(2, '0')}:${minute}`
  })
  return [...new Set(times)].sort()
}

function numbersOf(given: string, text: string, max: number, why: { zh: string; en: string }) {
  const numbers = text.split(',').map((each) => {
    const number = /^\d{1,2}$/.test(each.trim()) ? Number(each) : 0
    if (number < 1 || number > max) throw new CadenceTextError(given, why)
    return number
  })
  return [...new Set(numbers)].sort((a, b) => a - b)
}

function daysOf(given: string, text: string): (number | 'last')[] {
  const days = text.split(',').map((each) => each.trim())
  const dated = days.filter((day) => day !== 'last')
  const last = days.includes('last') ? (['last'] as const) : []
  return [...(dated.length > 0 ? numbersOf(given, dated.join(','), 28, wrong.day) : []), ...last]
}

function slotsOf(given: string, text: string): object {
  const cron = /^(?:cron:)?(\S+(?:\s+\S+){4})$/.exec(text)
  if (cron) return { kind: 'cron', expression: cron[1] }
  const [, kind = '', days, times = ''] = /^([a-z]+)(?::([^@]+))?@(.+)$/.exec(text) ?? []
  const isPlain = kind === 'daily' || kind === 'weekdays' || kind === 'workdays'
  if (isPlain && days === undefined) return { kind, times: timesOf(given, times) }
  if (kind === 'weekly' && days !== undefined) {
    const weekdays = numbersOf(given, days, 7, wrong.weekday)
    return { kind, weekdays, times: timesOf(given, times) }
  }
  if (kind === 'monthly' && days !== undefined) {
    return { kind, days: daysOf(given, days), times: timesOf(given, times) }
  }
  throw new CadenceTextError(given, wrong.form)
}

interface Around {
  readonly timeZone: string
  readonly quietHours?: QuietHours | undefined
  readonly lateMinutesMax?: number | undefined
}

/**
 * Reads what a person typed; full-width signs serve too. Whether a time table ever comes is not
 * checked here.
 *
 * @throws CadenceTextError when it has none of the forms.
 */
export function readCadenceText(given: string, { timeZone, ...around }: Around): Cadence {
  const text = given.normalize('NFKC').trim()
  const isInstant = text === 'instant'
  const slots = isInstant ? { kind: 'instant' } : slotsOf(given, text)
  const zone = isInstant && !around.quietHours ? {} : { timeZone }
  return cadenceSchema.parse({ ...slots, ...zone, ...around })
}

/** `22:00-7:00`. @throws CadenceTextError */
export function readQuietHours(given: string): QuietHours {
  const [from, to, ...more] = given.normalize('NFKC').split(/\s*[-–~]\s*/)
  const why = { zh: '免打扰时段写作 22:00-7:00。', en: 'quiet hours are written 22:00-7:00.' }
  if (from === undefined || to === undefined || more.length > 0) {
    throw new CadenceTextError(given, why)
  }
  const [start = ''] = timesOf(given, from)
  const [end = ''] = timesOf(given, to)
  if (start === end) throw new CadenceTextError(given, why)
  return { from: start, to: end }
}

/** The form a person would type; `readCadenceText` reads it back. Without zone and quiet hours. */
export function cadenceText(given: Cadence): string {
  if (given.kind === 'instant') return 'instant'
  if (given.kind === 'cron') return `cron:${given.expression}`
  const times = given.times.join(',')
  if (given.kind === 'weekly') return `weekly:${given.weekdays.join(',')}@${times}`
  if (given.kind === 'monthly') return `monthly:${given.days.join(',')}@${times}`
  return `${given.kind}@${times}`
}
