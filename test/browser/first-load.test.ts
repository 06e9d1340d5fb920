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
    expect(bytes).toBeLessThan(bytesMax)
    expect(complaints).toEqual([])
  })

  test.each(readersPages)('of the $name can be read before any script runs', async (page) => {
    const { page: opened } = await reading.open({ javaScriptEnabled: false })
    await opened.goto(`${reading.it.console.url}${page.path(reading.bulletin.id)}`)
    await opened.locator(page.shown).first().waitFor()
    await opened.context().close()
  })
})
