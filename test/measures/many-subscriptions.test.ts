import { expect, test } from 'vitest'
import { measureMatching } from '../../services/notifier/test/support/measure-matching.ts'

const articleMsMax = 5
/** What else the machine does only ever adds: a busy one gets another chance. */
const processesMax = 4

test(`20,000 subscriptions of 2,000 filters: an article is matched in ${articleMsMax} ms and 400 MB`, async () => {
  let best = await measureMatching(20_000)
  for (let more = 1; more < processesMax && best.articleMs > articleMsMax; more += 1) {
    const next = await measureMatching(20_000)
    if (next.articleMs < best.articleMs) best = next
  }
  expect(best.filters).toBe(2_000)
  expect(best.articleMs).toBeLessThanOrEqual(articleMsMax)
  expect(best.residentMegabytes).toBeLessThanOrEqual(400)
})
