import { workingDaysAt } from '@jianbao/store'
import { expect, test } from 'vitest'
import { watchWorkingDays } from '../src/watch-working-days.ts'
import { aBench } from './support/a-bench.ts'

test('the end of the calendar is told once a day, while somebody goes by working days', async () => {
  const { lastYear } = workingDaysAt(new Date('2026-01-01T00:00:00Z'))
  await using bench = await aBench({ at: `${lastYear}-10-01T00:00:00Z` })
  const told = () => bench.logged.filter((line) => line.includes('working days'))
  const watch = watchWorkingDays(bench)
  const cadence = { kind: 'workdays' as const, times: ['09:00'], timeZone: 'Asia/Shanghai' }
  await bench.subscribe({})
  bench.clock.set(`${lastYear}-12-01T00:00:00Z`)
  await watch()
  expect(told()).toEqual([])
  await bench.subscribe({ cadence })
  await watch()
  await watch()
  expect(told()).toHaveLength(1)
  expect(told()[0]).toContain(`ends with ${lastYear}`)
  bench.clock.set(`${lastYear + 1}-01-02T00:00:00Z`)
  await watch()
  expect(told()[1]).toMatch(/Monday to Friday.*chinese-days/)
})
