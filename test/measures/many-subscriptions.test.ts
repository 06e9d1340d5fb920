import { expect, test } from 'vitest'
import { measureMatching } from '../../services/notifier/test/support/measure-matching.ts'

test('20,000 subscriptions of 2,000 filters: an article is matched in 5 ms and 400 MB', async () => {
  const figures = await measureMatching(20_000)
  expect(figures.filters).toBe(2_000)
  expect(figures.articleMs).toBeLessThanOrEqual(5)
  expect(figures.residentMegabytes).toBeLessThanOrEqual(400)
}, 120_000)
