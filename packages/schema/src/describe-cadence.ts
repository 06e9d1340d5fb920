/** A cadence in plain words, for readers. */
import type { Cadence, ClockCadence } from './cadence.ts'
import type { Locale } from './locale.ts'

const weekdayNames = {
  'zh-CN': ['一', '二', '三', '四', '五', '六', '日'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
} as const

const clock = (hour: string, minute: string) =>
  `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`

const plainTable = /^(\d{1,2}) (\d{1,2}) (\*|\d{1,2}) \* (\*|1-5|[0-7])$/

/** The cadence that says the same as a simple time table, so that both read alike. */
function withoutTable(given: ClockCadence): ClockCadence {
  if (given.kind !== 'cron') return given
  const table = plainTable.exec(given.expression.trim().replace(/\s+/g, ' '))
  if (!table) return given
  const [, minute = '', hour = '', day = '', weekday = ''] = table
  const times = [clock(hour, minute)]
  const { timeZone } = given
  if (day === '*' && weekday === '*') return { kind: 'daily', times, timeZone }
  if (day === '*' && weekday === '1-5') return { kind: 'weekdays', times, timeZone }
  if (day === '*') return { kind: 'weekly', weekdays: [Number(weekday) || 7], times, timeZone }
  if (weekday === '*') return { kind: 'monthly', days: [Number(day)], times, timeZone }
  return given
}

function inChinese(given: ClockCadence): string {
  if (given.kind === 'cron') return `定时 ${given.expression}`
  const times = given.times.join('、')
  if (given.kind === 'daily') return `每天 ${times}`
  if (given.kind === 'weekdays') return `周一至周五 ${times}`
  if (given.kind === 'workdays') return `工作日（含调休）${times}`
  if (given.kind === 'weekly') {
    const days = given.weekdays.map((day) => `周${weekdayNames['zh-CN'][day - 1]}`)
    return `每${days.join('、')} ${times}`
  }
  const days = given.days.map((day) => (day === 'last' ? '最后一天' : `${day} 日`))
  return `每月 ${days.join('、')} ${times}`
}

const listed = (parts: readonly (string | number)[]) =>
  parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : String(parts[0])

function inEnglish(given: ClockCadence): string {
  if (given.kind === 'cron') return `by the time table ${given.expression}`
  const times = `at ${listed(given.times)}`
  if (given.kind === 'daily') return `daily ${times}`
  if (given.kind === 'weekdays') return `Monday to Friday ${times}`
  if (given.kind === 'workdays') return `on Chinese working days ${times}`
  if (given.kind === 'weekly') {
    return `every ${listed(given.weekdays.map((day) => weekdayNames.en[day - 1] ?? day))} ${times}`
  }
  const days = given.days.map((day) => (day === 'last' ? 'the last day' : `day ${day}`))
  return `monthly on ${listed(days)} ${times}`
}

function slotsInWords(given: Cadence, locale: Locale): string {
  if (given.kind === 'instant') return locale === 'en' ? 'as it comes in' : '随到随发'
  const plain = withoutTable(given)
  return locale === 'en' ? inEnglish(plain) : inChinese(plain)
}

/**
 * `每天 08:00、17:30（Asia/Shanghai）`, `随到随发；22:00–07:00 免打扰，顺延`,
 * `every Monday at 09:00 (Asia/Shanghai)`. `homeTimeZone` is not named: readers live there.
 */
export function describeCadence(
  given: Cadence,
  { locale = 'zh-CN', homeTimeZone }: { locale?: Locale; homeTimeZone?: string } = {},
): string {
  const isEnglish = locale === 'en'
  const { quietHours, timeZone } = given
  const quiet = quietHours && `${quietHours.from}–${quietHours.to}`
  const isZoned = given.kind !== 'instant' || quietHours !== undefined
  const zone = isZoned && timeZone !== undefined && timeZone !== homeTimeZone ? timeZone : ''
  const words = [
    slotsInWords(given, locale),
    quiet ? (isEnglish ? `; quiet ${quiet}, held until then` : `；${quiet} 免打扰，顺延`) : '',
  ].join('')
  if (zone === '') return words
  return isEnglish ? `${words} (${zone})` : `${words}（${zone}）`
}
