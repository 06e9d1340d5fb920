/** How long a reader on a slow machine looks at an empty page. */
import { isLeftOut } from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aReadingConsole, type ReadingConsole } from '../browser/a-reading-console.ts'
import { firstLoad, readersPages } from '../browser/first-load.ts'

const largestPaintMsMax = 1_500
/** A phone of the middle class against a desktop machine. */
const slowedTimes = 4
/** What else the machine does only ever adds: a busy one gets another chance. */
const loadsMax = 4

describe.skipIf(isLeftOut('chromium') || isLeftOut('redis-server'))('the first paint', () => {
  let reading: ReadingConsole
  beforeAll(async () => {
    reading = await aReadingConsole()
  })
  afterAll(() => reading[Symbol.asyncDispose]())

  test.each(readersPages)('of the $name comes within a second and a half', async (page) => {
    const paints: number[] = []
    do paints.push((await firstLoad(reading, page, slowedTimes)).paintMs)
    while (paints.length < loadsMax && Math.min(...paints) > largestPaintMsMax)
    process.stdout.write(`${page.name}: ${paints.join(', ')} ms\n`)
    expect(Math.min(...paints)).toBeLessThanOrEqual(largestPaintMsMax)
  })
})
