/** What a reader's browser fetches before a page shows itself, and how long it takes. */
import type { Page } from 'playwright-core'
import type { ReadingConsole } from '../browser/a-reading-console.ts'

/** The pages a reader opens, each with what stands there once it shows itself. */
export const readersPages = [
  { name: 'overview', path: () => '/', shown: '.pipeline' },
  { name: 'bulletin', path: (id: string) => `/bulletins/${id}`, shown: '.contents a' },
  { name: 'article', path: (id: string) => `/bulletins/${id}/1`, shown: '.prose p' },
  { name: 'search', path: () => `/search?q=${encodeURIComponent('资金')}`, shown: '.hit' },
]

export interface FirstLoad {
  readonly bytes: number
  readonly paintMs: number
  readonly complaints: readonly string[]
}

/** One load with nothing in the browser's cache, its processor `slowedTimes` slower. */
export async function firstLoad(
  reading: ReadingConsole,
  { path, shown }: (typeof readersPages)[number],
  slowedTimes = 1,
): Promise<FirstLoad> {
  const { page, complaints } = await reading.open({ viewport: { width: 1440, height: 900 } })
  const address = `${reading.it.console.url}${path(reading.bulletin.id)}`
  const loaded = await measureLoad(page, { address, shown, slowedTimes })
  await page.context().close()
  return { ...loaded, complaints }
}

/** Bytes as they were sent, headers too, until nothing is fetched any more; and the largest contentful paint. */
async function measureLoad(
  page: Page,
  given: { address: string; shown: string; slowedTimes: number },
): Promise<{ bytes: number; paintMs: number }> {
  const { address, shown, slowedTimes } = given
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
