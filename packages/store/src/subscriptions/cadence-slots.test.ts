import { describe, expect, test } from 'vitest'
import { CadenceError, latestSlot, nextSlot, slotKey } from './cadence-slots.ts'

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
