/** Debian's Chromium, and a page that writes down what must never happen on it. */
import { requireProgram } from '@jianbao/test-support'
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

export async function aBrowser(): Promise<TestBrowser> {
  const browser = await chromium.launch({
    executablePath: requireProgram('chromium'),
    // The language of what the browser draws itself: date fields, tooltips.
    args: ['--no-sandbox', '--disable-quic', '--disable-background-networking', '--lang=zh-CN'],
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
