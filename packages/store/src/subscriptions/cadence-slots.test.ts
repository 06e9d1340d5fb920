import type { Cadence } from '@jianbao/schema'
import { describe, expect, test } from 'vitest'
import { CadenceError, isTooLate, latestSlot, nextSlot } from './cadence-slots.ts'
import { quietAround } from './quiet-hours.ts'
import { slotKey } from './wall-clock.ts'

const cron = (expression: string, timeZone: string) =>
  ({ kind: 'cron', expression, timeZone }) as const

/** The slots from one instant on, as the reader's clock shows them. */
function slotsFrom(expression: string, timeZone: string, from: string, count: number): string[] {
  const slots: string[] = []
  let at = new Date(from)
  while (slots.length < count) {
    const next = nextSlot(cron(expression, timeZone), at)
    if (!next) break
    slots.push(slotKey(next, timeZone))
    at = next
  }
  return slots
}

describe('daylight saving', () => {
  test('a daily slot keeps its wall-clock time when Berlin changes', () => {
    expect(slotsFrom('0 8 * * *', 'Europe/Berlin', '2026-03-28T00:00:00Z', 3)).toEqual([
      '2026-03-28T08:00+01:00',
      '2026-03-29T08:00+02:00',
      '2026-03-30T08:00+02:00',
    ])
  })

  test('a slot inside the hour that New York skips comes right after it, once', () => {
    expect(slotsFrom('30 2,14 * * *', 'America/New_York', '2026-03-08T00:00:00Z', 4)).toEqual([
      '2026-03-08T03:00-04:00',
      '2026-03-08T14:30-04:00',
      '2026-03-09T02:30-04:00',
      '2026-03-09T14:30-04:00',
    ])
  })

  test('a slot inside the hour that New York repeats comes once', () => {
    expect(slotsFrom('30 1 * * *', 'America/New_York', '2026-11-01T00:00:00Z', 2)).toEqual([
      '2026-11-01T01:30-04:00',
      '2026-11-02T01:30-05:00',
    ])
  })

  test('an hourly slot comes in both of the repeated hours, under two keys', () => {
    expect(slotsFrom('0 * * * *', 'America/New_York', '2026-11-01T04:30:00Z', 3)).toEqual([
      '2026-11-01T01:00-04:00',
      '2026-11-01T01:00-05:00',
      '2026-11-01T02:00-05:00',
    ])
  })
})

test('Shanghai, UTC and a half-hour zone show their offset', () => {
  const at = new Date('2026-11-02T00:00:00Z')
  expect(slotKey(at, 'Asia/Shanghai')).toBe('2026-11-02T08:00+08:00')
  expect(slotKey(at, 'UTC')).toBe('2026-11-02T00:00+00:00')
  expect(slotKey(at, 'Asia/Kolkata')).toBe('2026-11-02T05:30+05:30')
})

describe('the latest slot at an instant', () => {
  const daily = cron('0 8 * * *', 'Asia/Shanghai')
  const first = new Date('2026-11-02T00:00:00Z')
  test.each([
    ['the slot itself', '2026-11-02T00:00:00.000Z', '2026-11-02T00:00:00Z'],
    ['a moment later', '2026-11-02T00:00:00.001Z', '2026-11-02T00:00:00Z'],
    ['just before the next', '2026-11-02T23:59:59.999Z', '2026-11-02T00:00:00Z'],
    ['the next', '2026-11-03T00:00:00Z', '2026-11-03T00:00:00Z'],
    ['days later', '2026-11-09T12:00:00Z', '2026-11-09T00:00:00Z'],
  ])('%s', (_, at, slot) => {
    expect(latestSlot(daily, first, new Date(at))).toEqual(new Date(slot))
  })
})

test.each([
  ['0 8 * *', 'UTC'],
  ['* * * * * *', 'UTC'],
  ['61 8 * * *', 'UTC'],
  ['0 8 31 2 *', 'UTC'],
  ['0 8 * * *', 'Mars/Olympus'],
  ['', 'UTC'],
])('“%s” in %s is refused', (expression, timeZone) => {
  expect(() => nextSlot(cron(expression, timeZone), new Date(0))).toThrow(CadenceError)
})

test('instant has no slots', () => {
  expect(nextSlot({ kind: 'instant' }, new Date(0))).toBeNull()
})

describe('kinds of time tables', () => {
  const timeZone = 'Asia/Shanghai'
  const slots = (cadence: Cadence, from: string, count: number) => {
    const found: string[] = []
    let at = new Date(from)
    while (found.length < count) {
      const next = nextSlot(cadence, at)
      if (!next) break
      found.push(
        slotKey(next, 'timeZone' in cadence && cadence.timeZone ? cadence.timeZone : 'UTC'),
      )
      at = next
    }
    return found.map((key) => key.slice(0, 16))
  }

  test('several times a day', () => {
    const cadence = { kind: 'daily' as const, times: ['08:00', '17:30'], timeZone }
    expect(slots(cadence, '2026-11-02T01:00:00Z', 3)).toEqual([
      '2026-11-02T17:30',
      '2026-11-03T08:00',
      '2026-11-03T17:30',
    ])
  })

  test('working days leave out the holidays and take in the 调休 Saturday and Sunday', () => {
    const cadence = { kind: 'workdays' as const, times: ['09:00'], timeZone }
    // 2026: 1 to 7 October off; 20 September (a Sunday) and 10 October (a Saturday) worked.
    expect(slots(cadence, '2026-09-18T02:00:00Z', 2)).toEqual([
      '2026-09-20T09:00',
      '2026-09-21T09:00',
    ])
    expect(slots(cadence, '2026-09-30T02:00:00Z', 4)).toEqual([
      '2026-10-08T09:00',
      '2026-10-09T09:00',
      '2026-10-10T09:00',
      '2026-10-12T09:00',
    ])
    const back = latestSlot(cadence, new Date(0), new Date('2026-10-07T12:00:00Z'))
    expect(slotKey(back, timeZone)).toBe('2026-09-30T09:00+08:00')
  })

  test('weeks and months, with the last day of each', () => {
    const weekly = { kind: 'weekly' as const, weekdays: [1, 7], times: ['09:00'], timeZone }
    expect(slots(weekly, '2026-11-02T02:00:00Z', 3)).toEqual([
      '2026-11-08T09:00',
      '2026-11-09T09:00',
      '2026-11-15T09:00',
    ])
    const days: (number | 'last')[] = [15, 'last']
    const monthly = { kind: 'monthly' as const, days, times: ['09:00'], timeZone }
    expect(slots(monthly, '2028-01-31T02:00:00Z', 3)).toEqual([
      '2028-02-15T09:00',
      '2028-02-29T09:00',
      '2028-03-15T09:00',
    ])
  })

  test('a slot in quiet hours waits for their end, and several become one', () => {
    const quietHours = { from: '22:00', to: '07:00' }
    const times = ['06:00', '12:00', '22:00', '23:30']
    const cadence = { kind: 'daily' as const, times, timeZone, quietHours }
    expect(slots(cadence, '2026-11-02T04:30:00Z', 3)).toEqual([
      '2026-11-03T07:00',
      '2026-11-03T12:00',
      '2026-11-04T07:00',
    ])
    const within = new Date('2026-11-02T16:00:00Z')
    expect(slotKey(latestSlot(cadence, new Date(0), within), timeZone)).toBe(
      '2026-11-02T12:00+08:00',
    )
    const after = new Date('2026-11-02T23:30:00Z')
    expect(slotKey(latestSlot(cadence, new Date(0), after), timeZone)).toBe(
      '2026-11-03T07:00+08:00',
    )
  })
})

describe('quiet hours', () => {
  const quiet = (from: string, to: string, timeZone: string) => ({
    quietHours: { from, to },
    timeZone,
  })
  const around = (given: ReturnType<typeof quiet>, at: string) => {
    const found = quietAround(given, new Date(at))
    return found && [slotKey(found.from, given.timeZone), slotKey(found.until, given.timeZone)]
  }

  test('begin with their first minute and are over at their last', () => {
    const night = quiet('22:00', '07:00', 'Asia/Shanghai')
    const period = ['2026-11-02T22:00+08:00', '2026-11-03T07:00+08:00']
    expect(around(night, '2026-11-02T13:59:59Z')).toBeNull()
    expect(around(night, '2026-11-02T14:00:00Z')).toEqual(period)
    expect(around(night, '2026-11-02T22:59:59Z')).toEqual(period)
    expect(around(night, '2026-11-02T23:00:00Z')).toBeNull()
    const noon = quiet('12:00', '13:30', 'Asia/Shanghai')
    expect(around(noon, '2026-11-02T04:10:00Z')).toEqual([
      '2026-11-02T12:00+08:00',
      '2026-11-02T13:30+08:00',
    ])
  })

  test('end by the wall clock in nights when the clock is changed', () => {
    const berlin = quiet('22:00', '07:00', 'Europe/Berlin')
    expect(around(berlin, '2026-03-28T22:00:00Z')).toEqual([
      '2026-03-28T22:00+01:00',
      '2026-03-29T07:00+02:00',
    ])
    expect(around(berlin, '2026-10-25T05:30:00Z')).toEqual([
      '2026-10-24T22:00+02:00',
      '2026-10-25T07:00+01:00',
    ])
    // New York has no 02:30 that night.
    const gap = quiet('22:00', '02:30', 'America/New_York')
    expect(around(gap, '2026-03-08T06:00:00Z')?.[1]).toBe('2026-03-08T03:00-04:00')
  })
})

describe('a missed slot', () => {
  const timeZone = 'Asia/Shanghai'
  const slot = new Date('2026-11-02T00:00:00Z')
  const hours = (count: number) => new Date(slot.getTime() + count * 3_600_000)
  const daily = { kind: 'daily' as const, times: ['08:00'], timeZone }
  const often = { kind: 'daily' as const, times: ['08:00', '12:00'], timeZone }
  const weekly = { kind: 'weekly' as const, weekdays: [1], times: ['08:00'], timeZone }

  test.each([
    ['daily', daily, 12, 12.1],
    ['twice a day', often, 2, 2.1],
    ['weekly', weekly, 84, 84.1],
    ['with a limit of its own', { ...weekly, lateMinutesMax: 60 }, 1, 1.1],
    ['every five minutes', cron('*/5 * * * *', timeZone), 0.25, 0.3],
  ])('is made up for while it is nearer than the next: %s', (_, cadence, last, tooLate) => {
    expect(isTooLate(cadence, slot, hours(last))).toBe(false)
    expect(isTooLate(cadence, slot, hours(tooLate))).toBe(true)
  })

  test('instant is never too late', () => {
    expect(isTooLate({ kind: 'instant' }, slot, hours(10_000))).toBe(false)
  })
})
