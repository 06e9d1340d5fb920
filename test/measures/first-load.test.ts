/** What a reader's browser fetches before a page shows itself, and how long it takes on a slow machine. */
import { isLeftOut } from '@jianbao/test-support'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aReadingConsole, type ReadingConsole } from '../browser/a-reading-console.ts'

const firstLoadBytesMax = 350_000
const largestPaintMsMax = 1_500
/** A phone of the middle class against a desktop machine. */
const slowedTimes = 4
/** What else the machine does only ever adds: the best of these counts. */
const loadsMax = 3

/** Shows the figure itself when it is too large. */
const below = (limit: number) => expect.toSatisfy((n: number) => n < limit, `below ${limit}`)

describe.skipIf(isLeftOut('chromium') || isLeftOut('redis-server'))('the first load', () => {
  let reading: ReadingConsole
  beforeAll(async () => {
    reading = await aReadingConsole()
  })
  afterAll(() => reading[Symbol.asyncDispose]())

  test.each([
    { name: 'overview', path: () => '/', shown: '.pipeline' },
    { name: 'bulletin', path: () => `/bulletins/${reading.bulletin.id}`, shown: '.contents a' },
    { name: 'article', path: () => `/bulletins/${reading.bulletin.id}/1`, shown: '.prose p' },
    { name: 'search', path: () => `/search?q=${encodeURIComponent('资金')}`, shown: '.hit' },
  ])('of the $name is small, quick, and asks nobody but the console', async (given) => {
    const address = `${reading.it.console.url}${given.path()}`
    let best = { bytes: Number.POSITIVE_INFINITY, paintMs: Number.POSITIVE_INFINITY }
    for (let load = 0; load < loadsMax && best.paintMs >= largestPaintMsMax; load += 1) {
      // Nothing in its cache.
      const { page, complaints } = await reading.open({ viewport: { width: 1440, height: 900 } })
      const loaded = await measureLoad(page, address, given.shown)
      if (loaded.paintMs < best.paintMs) best = loaded
      expect(complaints).toEqual([])
      await page.context().close()
    }
    expect(best).toEqual({ bytes: below(firstLoadBytesMax), paintMs: below(largestPaintMsMax) })
  })
})

/** Bytes as they were sent, headers too, until nothing is fetched any more; and the largest contentful paint. */
async function measureLoad(
  page: Page,
  address: string,
  shown: string,
): Promise<{ bytes: number; paintMs: number }> {
  const session = await page.context().newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowedTimes })
  const open = new Set<string>()
  let bytes = 0
  session.on('Network.requestWillBeSent', ({ requestId, type }) => {
    // The stream of events never ends; what it has sent is some hundred bytes.
    if (type !== 'EventSource') open.add(requestId)
  })
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    open.delete(requestId)
    bytes += encodedDataLength
  })
  session.on('Network.loadingFailed', ({ requestId }) => open.delete(requestId))
  await page.goto(address)
  await page.locator(shown).first().waitFor()
  await untilQuiet(() => open.size === 0)
  const paintMs = await page.evaluate<number>(`new Promise((resolve) => {
    new PerformanceObserver((list) => resolve(list.getEntries().at(-1).startTime))
      .observe({ type: 'largest-contentful-paint', buffered: true })
  })`)
  return { bytes, paintMs: Math.round(paintMs) }
}

const quietMs = 500

async function untilQuiet(isQuiet: () => boolean): Promise<void> {
  let since = performance.now()
  while (performance.now() - since < quietMs) {
    await new Promise((resolve) => setTimeout(resolve, 25))
    if (!isQuiet()) since = performance.now()
  }
}
