/** The way from room to room, at every width a screen has. */
import { isLeftOut } from '@jianbao/test-support'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aReadingConsole, type ReadingConsole } from './a-reading-console.ts'

describe.skipIf(isLeftOut('chromium') || isLeftOut('redis-server'))('the rooms', () => {
  let running: ReadingConsole
  beforeAll(async () => {
    running = await aReadingConsole()
  })
  afterAll(() => running?.[Symbol.asyncDispose]())

  const widthOf = (page: Page) =>
    page.evaluate<number>(
      'Math.max(document.documentElement.scrollWidth, document.querySelector("nav.rooms").scrollWidth)',
    )

  /** As the browser itself tells a screen reader: the page says nothing of it. */
  const isExpanded = async (page: Page) => {
    const devtools = await page.context().newCDPSession(page)
    const { root } = await devtools.send('DOM.getDocument')
    const { nodeId } = await devtools.send('DOM.querySelector', {
      nodeId: root.nodeId,
      selector: '.more-button',
    })
    const { nodes } = await devtools.send('Accessibility.getPartialAXTree', { nodeId })
    await devtools.detach()
    return nodes[0]?.properties?.find(({ name }) => name === 'expanded')?.value.value
  }

  test('a phone shows the rooms read most, and the others by one press, with the keyboard too', async () => {
    const { page, complaints } = await running.open({ viewport: { width: 390, height: 844 } })
    await page.goto(`${running.it.console.url}/operations`)
    const bar = page.getByRole('navigation', { name: '主导航' })
    const more = bar.getByRole('button', { name: '更多' })
    await more.waitFor()
    expect(await isExpanded(page)).toBe(false)
    expect(await bar.getByRole('link').allTextContents()).toEqual(['总览', '简报', '检索', '订阅'])
    expect(await more.getAttribute('aria-current')).toBe('true')

    await more.focus()
    await page.keyboard.press('Enter')
    await bar.getByRole('link', { name: '邮箱' }).waitFor()
    expect(await isExpanded(page)).toBe(true)
    expect(await bar.getByRole('link').count()).toBe(8)
    await page.keyboard.press('Escape')
    expect(await more.evaluate((button) => button.matches(':focus'))).toBe(true)

    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: '引用文件' }).waitFor()
    expect(await isExpanded(page)).toBe(false)
    expect(await page.evaluate<string>('document.activeElement.id')).toBe('content')
    expect(complaints).toEqual([])
  })

  test('no width and no language pushes the bar, or a row of choices, off the screen', async () => {
    const { page } = await running.open()
    const { url } = running.it.console
    await page.goto(`${url}/deliveries`)
    for (const language of ['zh', 'en']) {
      await page.context().addCookies([{ name: 'jianbao.language', value: language, url }])
      await page.reload()
      await page.getByTitle(language === 'en' ? 'Uncertain' : '结果不明').waitFor()
      await page.locator('nav.rooms a[href="/mailbox"]').waitFor({ state: 'attached' })
      await page.locator('button.person').waitFor()
      for (const width of [320, 390, 768, 1024, 1150, 1280, 1440]) {
        await page.setViewportSize({ width, height: 844 })
        expect([language, width, await widthOf(page)]).toEqual([language, width, width])
      }
    }
  })
})
