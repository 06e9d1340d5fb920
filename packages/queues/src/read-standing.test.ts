import { expect, test } from 'vitest'
import { perMinute } from './read-standing.ts'

const at = (text: string) => new Date(`2026-11-03T${text}Z`)

test('a rate is of the last five minutes, however old the newest point is', () => {
  const busy = { lastAt: at('08:10:05').getTime(), inLastMinute: 10, before: [20, 30] }
  expect(perMinute(busy, at('08:10:30'))).toBe(10.9)
  expect(perMinute(busy, at('08:14:00'))).toBe(6)
  expect(perMinute(busy, at('08:30:00'))).toBe(0)
  expect(perMinute({ lastAt: 0, inLastMinute: 0, before: [] }, at('08:10:30'))).toBe(0)
})
