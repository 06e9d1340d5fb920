import { isLeftOut } from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aReadingConsole, type ReadingConsole } from './a-reading-console.ts'
import { firstLoad, readersPages } from './first-load.ts'

const bytesMax = 350_000

describe.skipIf(isLeftOut('chromium') || isLeftOut('redis-server'))('the first load', () => {
  let reading: ReadingConsole
  beforeAll(async () => {
    reading = await aReadingConsole()
  })
  afterAll(() => reading[Symbol.asyncDispose]())

  test.each(readersPages)('of the $name is small and asks nobody but the console', async (page) => {
    const { bytes, complaints } = await firstLoad(reading, page)
    process.stdout.write(`${page.name}: ${Math.round(bytes / 1_000)} kB\n`)
    expect(bytes).toBeLessThan(bytesMax)
    expect(complaints).toEqual([])
  })

  test.each(readersPages)('of the $name can be read before any script runs', async (page) => {
    const { page: opened } = await reading.open({ javaScriptEnabled: false })
    await opened.goto(`${reading.it.console.url}${page.path(reading.bulletin.id)}`)
    await opened.locator(page.shown).first().waitFor()
    await opened.context().close()
  })

  test.each([
    {
      what: 'a button',
      path: () => `/search?q=${encodeURIComponent('资金')}`,
      press: 'button:text("English")',
      shown: 'h1:text("Search")',
    },
    {
      what: 'a mention',
      path: () => `/bulletins/${reading.bulletin.id}/1`,
      press: 'mark.m-regions',
      shown: '[role=dialog]',
    },
  ])('loses nothing that is pressed before the scripts have run: $what', async (given) => {
    const { page, complaints } = await reading.open()
    const scripts = Promise.withResolvers<void>()
    await page.route('**/assets/main-*.js', async (route) => {
      await scripts.promise
      await route.continue()
    })
    await page.goto(`${reading.it.console.url}${given.path()}`)
    await page.locator(given.press).first().click()
    scripts.resolve()
    await page.locator(given.shown).waitFor()
    expect(complaints).toEqual([])
    await page.context().close()
  })

  test.each(readersPages)('of the $name is taken over as it stands, however old', async (page) => {
    const { page: opened, complaints } = await reading.open()
    // By this clock all that the server sent is stale: it is asked for again at once.
    await opened.clock.setFixedTime(Date.now() + 60_000)
    const scripts = Promise.withResolvers<void>()
    await opened.route('**/assets/main-*.js', async (route) => {
      await scripts.promise
      await route.continue()
    })
    await opened.goto(`${reading.it.console.url}${page.path(reading.bulletin.id)}`)
    const first = await opened.locator(page.shown).first().elementHandle()
    scripts.resolve()
    await opened.locator('.pulse.on').waitFor()
    await opened.getByRole('button', { name: '本机管理员' }).waitFor()
    expect(await first?.evaluate((element) => element.isConnected)).toBe(true)
    expect(complaints).toEqual([])
    await opened.context().close()
  })
})
