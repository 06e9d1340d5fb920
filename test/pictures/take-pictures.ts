/**
 * Takes the six pictures of docs/console.md on a brand-new home with the bundled samples:
 * `pnpm run pictures`.
 */
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { aFolder, eventually, startJianbao, waitForMails } from '@jianbao/test-support'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { aBrowser, type TestBrowser } from '../browser/a-browser.ts'
import { type pictures, picturesFolder } from './pictures.ts'

const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } }
const phone: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
}

using folder = aFolder()
await using jianbao = await startJianbao({ home: join(folder.path, 'home') })
await using browser: TestBrowser = await aBrowser()
await waitForMails(jianbao.mailbox, 1, 60_000)
const token = readFileSync(join(jianbao.home, 'console.token'), 'utf8').trim()
const headers = { authorization: `Bearer ${token}` }
const ask = async (path: string) => await fetch(new URL(path, jianbao.consoleUrl), { headers })
await eventually('the pages', async () => (await ask('/')).status === 200, 60_000)
const { items } = (await (await ask('/api/articles?limit=30')).json()) as {
  items: { id: string; bulletinId: string; ordinal: number; label: string | null }[]
}
const article = items.find(({ label }) => label !== null) ?? items[0]
if (!article) throw new Error('The samples have no article.')
const reader = `/bulletins/${article.bulletinId}/${article.ordinal}`

mkdirSync(picturesFolder, { recursive: true })
const places: Record<keyof typeof pictures, { path: string; options: BrowserContextOptions }> = {
  overview: { path: '/', options: { viewport: { width: 1440, height: 1240 } } },
  article: { path: reader, options: desk },
  search: { path: `/search?q=${encodeURIComponent('topic:industry')}`, options: desk },
  subscription: {
    path: `/subscriptions?new=${encodeURIComponent('topic:industry')}`,
    options: desk,
  },
  queues: { path: '/operations', options: { ...desk, colorScheme: 'dark' } },
  phone: { path: reader, options: phone },
}
for (const [name, { path, options }] of Object.entries(places)) {
  const { page } = await browser.open(options)
  await logIn(page)
  await page.goto(new URL(path, jianbao.consoleUrl).href)
  // Live events keep the network busy for ever: what is drawn is still once nothing has changed for a while.
  await page.waitForTimeout(2_500)
  await page.screenshot({ path: join(picturesFolder, `${name}.png`), animations: 'disabled' })
  await page.context().close()
}

async function logIn(page: Page): Promise<void> {
  await page.goto(jianbao.consoleUrl)
  await page.getByLabel('令牌').fill(token)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.pipeline').waitFor()
}
