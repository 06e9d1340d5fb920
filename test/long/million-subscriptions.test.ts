import { expect, test } from 'vitest'
import { measureMatching } from '../../services/notifier/test/support/measure-matching.ts'

test.each([100_000, 1_000_000])(
  '%d subscriptions of 2,000 filters: an article is matched in 5 ms and 400 MB',
  async (subscriptions) => {
    const figures = await measureMatching(subscriptions)
    expect(figures.filters).toBe(2_000)
    expect(figures.articleMs).toBeLessThanOrEqual(5)
    expect(figures.residentMegabytes).toBeLessThanOrEqual(400)
  },
)
