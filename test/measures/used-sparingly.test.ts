/** What the whole of Jianbao costs a machine once it is in use: the wait for it, and its memory at rest. */
import { readFileSync } from 'node:fs'
import { aUsedHome, startJianbao } from '@jianbao/test-support'
import { expect, test } from 'vitest'

/** Shows the figure itself when it is too large. */
const below = (limit: number) => expect.toSatisfy((n: number) => n < limit, `below ${limit}`)

test('with data and pages in place it is ready within 4 s and rests below 250 MB', async () => {
  using used = await aUsedHome({ durable: true })
  const { home } = used
  // The quickest of three: what else the machine does only ever adds.
  const starts: number[] = []
  for (let i = 0; i < 2; i += 1) {
    await using again = await startJianbao({ home })
    starts.push(again.readyMs)
    await again.stop()
  }
  await using last = await startJianbao({ home })
  starts.push(last.readyMs)
  await new Promise((resolve) => setTimeout(resolve, 5_000))
  const status = readFileSync(`/proc/${last.pid}/status`, 'utf8')
  const resident = Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024
  const measured = { readyMs: Math.min(...starts), residentMb: resident }
  expect(measured).toEqual({ readyMs: below(4_000), residentMb: below(250) })
})
