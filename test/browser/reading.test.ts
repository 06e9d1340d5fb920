/** The overview, the bulletins and the article reader, as people with and without a mouse meet them. */
import { indexOwedBulletins } from '@jianbao/store'
import { aBulletinText, isLeftOut } from '@jianbao/test-support'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aParsedBulletin } from '../../services/console/test/a-story.ts'
import { violationsOn } from './a-browser.ts'
import { aReadingConsole, type ReadingConsole } from './a-reading-console.ts'

const isLeft = isLeftOut('chromium') || isLeftOut('redis-server')
const pictures = process.env['JIANBAO_PICTURES']

describe.skipIf(isLeft)('reading in the console', () => {
  let reading: ReadingConsole
  beforeAll(async () => {
    reading = await aReadingConsole()
  })
  afterAll(() => reading[Symbol.asyncDispose]())

  const addressOf = (path: string) => `${reading.it.console.url}${path}`
  const bulletinPath = () => `/bulletins/${reading.bulletin.id}`

  test.each([
    { width: 1440, height: 900, colorScheme: 'light' as const, language: 'zh' },
    { width: 390, height: 844, colorScheme: 'dark' as const, language: 'en' },
  ])('nobody is shut out: $width px, $colorScheme, $language', async (given) => {
    const { width, height, colorScheme, language } = given
    const { page, complaints } = await reading.open({ viewport: { width, height }, colorScheme })
    await page
      .context()
      .addCookies([{ name: 'jianbao.language', value: language, url: reading.it.console.url }])
    const pages: [name: string, path: string, shown: string][] = [
      ['overview', '/', '.chart canvas'],
      ['bulletins', '/bulletins', '.lines .line'],
      ['none', '/bulletins?state=rejected', '.state'],
      ['bulletin', bulletinPath(), '.timeline .step'],
      ['article', `${bulletinPath()}/2`, '.side-part'],
      ['gone', `/bulletins/${'0'.repeat(64)}`, '[role="alert"]'],
    ]
    const faults: string[] = []
    for (const [name, path, shown] of pages) {
      await page.goto(addressOf(path))
      // The chart is drawn when it is seen.
      if (name === 'overview') await page.locator('.chart').scrollIntoViewIfNeeded()
      await page.locator(shown).first().waitFor()
      if (name === 'article') await page.locator('mark.m').first().click()
      if (pictures) {
        await page.screenshot({ path: `${pictures}/${name}-${width}.png`, fullPage: true })
      }
      faults.push(...(await barriersOn(page)).map((fault) => `${name}: ${fault}`))
      const reach = await page.evaluate<number>('document.documentElement.scrollWidth')
      expect([path, reach]).toEqual([path, width])
    }
    expect(faults).toEqual([])
    expect(complaints.filter((each) => !each.includes('404'))).toEqual([])
  })

  test('a finger opens the card of a mention, and following it leads to the form with its filter', async () => {
    const { page, complaints } = await reading.open({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
    })
    await page.goto(addressOf(`${bulletinPath()}/1`))
    await page.locator('mark.m-regions').first().tap()
    const card = page.getByRole('dialog')
    expect(await card.textContent()).toMatch(/地区.*代码\d{6}.*层级.级/)
    await card.getByRole('link', { name: /^关注/ }).click()
    await expect.poll(() => page.url()).toMatch(/\/subscriptions\?new=region%3A/)
    await page.getByRole('dialog').locator('.preview:not(.waiting) .echo').waitFor()
    expect(complaints).toEqual([])
  })

  test('an article is copied as a citation, with the words that were selected', async () => {
    const { page } = await reading.open({ permissions: ['clipboard-read', 'clipboard-write'] })
    await page.goto(addressOf(`${bulletinPath()}/2`))
    const title = await page.locator('article h1').textContent()
    await page.locator('article h1').selectText()
    await page.getByRole('button', { name: '复制引文' }).click()
    await page.getByText('已复制').waitFor()
    const copied = await page.evaluate<string>('navigator.clipboard.readText()')
    const [quote, citation] = copied.split('\n')
    expect(quote).toBe(`“${title?.replace(/\s/g, '')}”`)
    expect(citation).toContain(`${title}[Z/OL]. 周报.txt`)
    expect(citation).toMatch(
      new RegExp(`第2篇, 第\\d+行\\[\\d{4}-\\d\\d-\\d\\d\\]. ${addressOf(bulletinPath())}/2.$`),
    )
  })

  test('a doubt shows its words, and leads to them in the article', async () => {
    const { page } = await reading.open()
    await page.goto(addressOf(bulletinPath()))
    const note = page.getByRole('note').filter({ hasText: '此处存疑' })
    const words = await note.locator('.doubtful').textContent()
    await note.getByRole('link', { name: '到第 2 篇查看' }).click()
    await expect.poll(() => page.url()).toMatch(/\/2#at-\d+$/)
    const beside = page.locator('.block', { hasText: '此处存疑' })
    await beside.waitFor()
    const underlined = await beside.locator('p .doubtful').allTextContents()
    expect(underlined.join('')).toBe(words)
    await expect
      .poll(() => page.evaluate<boolean>('document.activeElement.closest(".block") !== null'))
      .toBe(true)
  })

  test('the overview tells what arrives while it is open, and counts it by topic', async () => {
    const { page, complaints } = await reading.open({ viewport: { width: 1440, height: 2000 } })
    await page.goto(addressOf('/'))
    await page.getByText('以表格查看').click()
    const total = async () =>
      Number(await page.locator('.counts tbody tr').first().locator('td').first().textContent())
    await expect.poll(total).toBeGreaterThan(0)
    const before = await total()

    const { db } = reading.it
    const at = new Date('2026-11-01T09:00:00Z')
    const text = aBulletinText({ articles: 3, seed: 77 })
    await aParsedBulletin(db, text, { at, name: '新到.txt' })
    await page.getByText('新到.txt').first().waitFor()
    while ((await indexOwedBulletins(db, { timeZone: 'Asia/Shanghai' })) > 0);
    await expect.poll(total, { timeout: 10_000 }).toBe(before + 3)
    expect(complaints).toEqual([])
  })
})

/** What axe-core finds that keeps somebody out: serious and critical. */
async function barriersOn(page: Page): Promise<string[]> {
  return (await violationsOn(page))
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' ')}`)
}
