import { expect, test } from 'vitest'
import { startOfDay } from './wall-clock.ts'
import { isWorkingDay, workingDaysAt } from './working-days.ts'

// From the State Council's notices of 2025 and 2026.
test.each([
  ['2026-10-01', false],
  ['2026-10-07', false],
  ['2026-10-08', true],
  ['2026-10-10', true],
  ['2026-10-11', false],
  ['2026-02-14', true],
  ['2026-02-23', false],
  ['2025-09-28', true],
  ['2025-10-08', false],
  ['2026-11-02', true],
  ['2026-11-07', false],
])('%s is a working day: %s', (date, isWorked) => {
  expect(isWorkingDay(date)).toBe(isWorked)
})

test('beyond the last notice Monday to Friday are working days, and it is said two months before', () => {
  const { lastYear } = workingDaysAt(new Date('2026-01-01T00:00:00Z'))
  const inLastYear = (day: string) => workingDaysAt(new Date(`${lastYear}-${day}T04:00:00Z`)).state
  expect(inLastYear('10-31')).toBe('known')
  expect(inLastYear('11-01')).toBe('ending')
  // The year turns in China, not in Greenwich.
  expect(workingDaysAt(new Date(`${lastYear}-12-31T15:59:59Z`)).state).toBe('ending')
  expect(workingDaysAt(new Date(`${lastYear}-12-31T16:00:00Z`)).state).toBe('ended')
  const [friday, saturday] = [`${lastYear + 30}-06-01`, `${lastYear + 30}-06-02`].map((date) => ({
    date,
    weekday: new Date(`${date}T00:00:00Z`).getUTCDay(),
  }))
  for (const day of [friday, saturday]) {
    if (day) expect(isWorkingDay(day.date)).toBe(day.weekday > 0 && day.weekday < 6)
  }
})

test('a day begins where the reader lives, also where midnight is skipped', () => {
  expect(startOfDay('2026-12-01', 'Asia/Shanghai')).toEqual(new Date('2026-11-30T16:00:00Z'))
  expect(startOfDay('2026-03-29', 'Asia/Beirut')).toEqual(new Date('2026-03-28T22:00:00Z'))
  expect(startOfDay('2026-12-01', 'Pacific/Kiritimati')).toEqual(new Date('2026-11-30T10:00:00Z'))
  expect(startOfDay('2026-02-30', 'UTC')).toBeNull()
})
