import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Cadence, cadence } from './cadence.ts'
import { CadenceTextError, cadenceText, readCadenceText, readQuietHours } from './cadence-text.ts'
import { describeCadence } from './describe-cadence.ts'

const timeZone = 'Asia/Shanghai'
const read = (given: string) => readCadenceText(given, { timeZone })

const times = fc
  .uniqueArray(fc.integer({ min: 0, max: 24 * 60 - 1 }), { minLength: 1, maxLength: 5 })
  .map((minutes) =>
    minutes
      .sort((a, b) => a - b)
      .map((all) => [all / 60, all % 60].map((n) => `${Math.floor(n)}`.padStart(2, '0')).join(':')),
  )
const numbers = (max: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max }), { minLength: 1, maxLength: 4 })
    .map((some) => some.sort((a, b) => a - b))
const anyCadence: fc.Arbitrary<Cadence> = fc.oneof(
  fc.constant<Cadence>({ kind: 'instant' }),
  fc.record({
    kind: fc.constantFrom('daily', 'weekdays', 'workdays'),
    times,
    timeZone: fc.constant(timeZone),
  }),
  fc.record({
    kind: fc.constant('weekly' as const),
    weekdays: numbers(7),
    times,
    timeZone: fc.constant(timeZone),
  }),
  fc.record({
    kind: fc.constant('monthly' as const),
    days: fc
      .tuple(numbers(28), fc.boolean())
      .map(([days, last]) => [...days, ...(last ? (['last'] as const) : [])]),
    times,
    timeZone: fc.constant(timeZone),
  }),
)

test('what the text form writes, it reads back', () => {
  fc.assert(
    fc.property(anyCadence, (given) => {
      expect(cadence.parse(given)).toEqual(given)
      expect(read(cadenceText(given))).toEqual(given)
    }),
  )
})

test.each([
  ['daily@17:30,8:00,8:00', { kind: 'daily', times: ['08:00', '17:30'], timeZone }],
  ['daily@８：００，１７：３０', { kind: 'daily', times: ['08:00', '17:30'], timeZone }],
  ['monthly:last,1@9:00', { kind: 'monthly', days: [1, 'last'], times: ['09:00'], timeZone }],
  ['0 8 * * 1', { kind: 'cron', expression: '0 8 * * 1', timeZone }],
  ['cron:0 8 * * 1', { kind: 'cron', expression: '0 8 * * 1', timeZone }],
])('“%s” is read as people mean it', (given, wanted) => {
  expect(read(given)).toEqual(wanted)
})

test.each([
  ['daily', /daily@8:00/],
  ['daily:1@8:00', /daily@8:00/],
  ['weekly@8:00', /weekly:1/],
  ['weekly:8@8:00', /1 \(Monday\) to 7/],
  ['monthly:31@8:00', /last/],
  ['daily@25:00', /17:30/],
  ['daily@', /daily@8:00/],
  ['', /daily@8:00/],
])('“%s” is answered with what to write instead', (given, message) => {
  expect(() => read(given)).toThrow(CadenceTextError)
  expect(() => read(given)).toThrow(message)
})

test('quiet hours are read, and two equal times refused', () => {
  expect(readQuietHours('22:00 – 7:00')).toEqual({ from: '22:00', to: '07:00' })
  for (const wrong of ['22:00', '7-8', '7:00-7:00', '1:00-2:00-3:00']) {
    expect(() => readQuietHours(wrong)).toThrow(CadenceTextError)
  }
})

test('cadences stored before there were kinds of time tables stay valid', () => {
  for (const stored of [
    { kind: 'instant' },
    { kind: 'cron', expression: '0 8 * * *', timeZone: 'UTC' },
  ]) {
    expect(cadence.parse(stored)).toEqual(stored)
  }
})

describe('in plain words', () => {
  const quietHours = { from: '22:00', to: '07:00' }
  const cron = (expression: string) => ({ kind: 'cron' as const, expression, timeZone })
  const cases: [Cadence, string, string][] = [
    [{ kind: 'instant' }, '随到随发', 'as it comes in'],
    [
      { kind: 'instant', timeZone, quietHours },
      '随到随发；22:00–07:00 免打扰，顺延',
      'as it comes in; quiet 22:00–07:00, held until then',
    ],
    [read('daily@8:00,17:30'), '每天 08:00、17:30', 'daily at 08:00 and 17:30'],
    [read('weekdays@8:00'), '周一至周五 08:00', 'Monday to Friday at 08:00'],
    [read('workdays@9:00'), '工作日（含调休）09:00', 'on Chinese working days at 09:00'],
    [read('weekly:1,4@9:00'), '每周一、周四 09:00', 'every Monday and Thursday at 09:00'],
    [
      read('monthly:1,15,last@9:00'),
      '每月 1 日、15 日、最后一天 09:00',
      'monthly on day 1, day 15 and the last day at 09:00',
    ],
    [cron('5 8 * * *'), '每天 08:05', 'daily at 08:05'],
    [cron('0 18 * * 1-5'), '周一至周五 18:00', 'Monday to Friday at 18:00'],
    [cron('0 8 * * 0'), '每周日 08:00', 'every Sunday at 08:00'],
    [cron('0 8 1 * *'), '每月 1 日 08:00', 'monthly on day 1 at 08:00'],
    [cron('*/5 8 * 1 *'), '定时 */5 8 * 1 *', 'by the time table */5 8 * 1 *'],
  ]
  test.each(cases)('%j', (given, zh, en) => {
    expect(describeCadence(given, { homeTimeZone: timeZone })).toBe(zh)
    expect(describeCadence(given, { locale: 'en', homeTimeZone: timeZone })).toBe(en)
  })

  test('a time zone that is not home is named', () => {
    expect(describeCadence(read('daily@8:00'))).toBe('每天 08:00（Asia/Shanghai）')
    expect(describeCadence({ kind: 'instant', timeZone })).toBe('随到随发')
  })
})
