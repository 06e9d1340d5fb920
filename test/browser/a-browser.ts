/** Debian's Chromium, and a page that writes down what must never happen on it. */
import { requireProgram } from '@jianbao/test-support'
import axe from 'axe-core'
import { type BrowserContextOptions, chromium, type Page } from 'playwright-core'

export interface TestBrowser extends AsyncDisposable {
  /** A fresh profile: no cookies, no storage. */
  open(options?: BrowserContextOptions): Promise<WatchedPage>
}

interface WatchedPage {
  readonly page: Page
  /** Errors on the console, uncaught errors, and requests that would leave the machine. */
  readonly complaints: readonly string[]
}

/**
 * The first names are of the windows' own tabs and menus, which Debian's Chromium loads beside every page, seen or
 * not. The others are Playwright's, whose switch this one replaces: they keep the browser from calling home.
 */
const featuresOff = [
  ...['PreloadTopChromeWebUI', 'WebUIPreload'],
  ...['AvoidUnnecessaryBeforeUnloadCheckSync', 'DestroyProfileOnBrowserClose', 'PaintHolding'],
  ...['HttpsUpgrades', 'HttpsFirstBalancedModeAutoEnable', 'MediaRouter', 'LensOverlay'],
  ...['OptimizationHints', 'NetworkTimeServiceQuerying', 'AimEnabled', 'PreconnectToSearch'],
  ...['ThirdPartyStoragePartitioning', 'AvoidCorsURLLoaderRestartOnRedirect'],
]

export async function aBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath: requireProgram('chromium'),
    // The language of what the browser draws itself: date fields, tooltips.
    args: [
      ...['--no-sandbox', '--disable-quic', '--disable-background-networking', '--lang=zh-CN'],
      `--disable-features=${featuresOff.join(',')}`,
    ],
  })
  return {
    open: async (options) => {
      const context = await browser.newContext({ locale: 'zh-CN', ...options })
      const complaints: string[] = []
      context.on('request', (request) => {
        const { hostname, protocol } = new URL(request.url())
        const isLocal = hostname === '127.0.0.1' || protocol === 'data:' || protocol === 'blob:'
        if (!isLocal) complaints.push(`request to ${request.url()}`)
      })
      context.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`)
      })
      context.on('weberror', (error) => {
        complaints.push(`error: ${error.error().message}`)
      })
      return { page: await context.newPage(), complaints }
    },
    [Symbol.asyncDispose]: () => browser.close(),
  }
}

/** What axe-core finds wrong on the page as it stands: by all its rules, or by those named. */
export async function violationsOn(page: Page, rules?: readonly string[]): Promise<axe.Result[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.evaluate(axe.source)
  // What passed is most of the report, and nobody reads it: not written down, not sent. There is no media to load.
  const options = { resultTypes: ['violations'], preload: false, ...(rules && { runOnly: rules }) }
  return await page.evaluate<axe.Result[]>(
    `axe.run(${JSON.stringify(options)}).then(({ violations }) => violations)`,
  )
}
