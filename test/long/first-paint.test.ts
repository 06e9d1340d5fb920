/** How long a reader on a slow machine looks at an empty page. Wants a quiet machine. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aReadingConsole, type ReadingConsole } from '../browser/a-reading-console.ts'
import { firstLoad, readersPages } from '../browser/first-load.ts'

const largestPaintMsMax = 1_500
/** A phone of the middle class against a desktop machine. */
const slowedTimes = 4
/** What else the machine does only ever adds: the best of these counts. */
const loadsMax = 5

let reading: ReadingConsole
beforeAll(async () => {
  reading = await aReadingConsole()
})
afterAll(() => reading?.[Symbol.asyncDispose]())

test.each(readersPages)('the $name paints within a second and a half', async (page) => {
  const paints: number[] = []
  for (let load = 0; load < loadsMax; load += 1)
    paints.push((await firstLoad(reading, page, slowedTimes)).paintMs)
  process.stdout.write(`${page.name}: ${paints.toSorted((a, b) => a - b).join(', ')} ms\n`)
  expect(Math.min(...paints)).toBeLessThan(largestPaintMsMax)
})
