/** From a word to an article, and from a search to a subscription. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { indexOwedBulletins } from '@jianbao/store'
import { aBulletinText, isLeftOut, storeWrittenArticles } from '@jianbao/test-support'
import { describe, expect, test } from 'vitest'
import { aConsole } from '../../services/console/test/a-console.ts'
import { aParsedBulletin } from '../../services/console/test/a-story.ts'
import { aBrowser } from './a-browser.ts'

const isLeft = isLeftOut('chromium') || isLeftOut('redis-server')
const pictures = process.env['JIANBAO_PICTURES']

describe.skipIf(isLeft)('the search page', () => {
  test('finds, marks, narrows, and follows what was searched for; on a phone too', async () => {
    await using it = await aConsole()
    await it.console.pagesSettled
    const newest = new Date('2026-11-01T08:00:00Z')
    await storeWrittenArticles(it.db, { articles: 60, letters: 300, newest })
    const text = aBulletinText({ articleSeeds: [81, 5] })
    const own = await aParsedBulletin(it.db, text, { at: new Date('2026-11-04'), name: '己.txt' })
    while ((await indexOwedBulletins(it.db, { timeZone: 'Asia/Shanghai' })) > 0);

    await using browser = await aBrowser()
    const { page, complaints } = await browser.open({ viewport: { width: 1440, height: 900 } })
    await page.goto(it.console.url)
    await page.getByLabel('令牌').fill(readFileSync(join(it.home, 'console.token'), 'utf8').trim())
    await page.getByRole('button', { name: '登录' }).click()
    await page.locator('.pipeline').waitFor()

    await page.getByRole('link', { name: '检索' }).click()
    await page.getByRole('searchbox', { name: '检索条件' }).fill('推进 -无此词')
    await page.keyboard.press('Enter')
    await page.locator('mark.found').first().waitFor()
    expect(await page.locator('mark.found').first().textContent()).toBe('推进')
    const facets = page.getByRole('complementary', { name: '缩小范围' })
    await facets.getByRole('button').first().waitFor()
    if (pictures) await page.screenshot({ path: `${pictures}/search-wide.png` })
    const before = Number(
      (await page.getByRole('status').filter({ hasText: '篇' }).textContent())?.match(/\d+/)?.[0],
    )
    await facets.getByRole('button').first().click()
    await expect.poll(() => page.url()).toContain('topic%3A')
    const found = async () =>
      Number(
        (await page.getByRole('status').filter({ hasText: '篇' }).textContent())?.match(/\d+/)?.[0],
      )
    await expect.poll(found, { timeout: 20_000 }).toBeLessThan(before)

    // What was chosen stands as a condition, and is dropped by a press.
    const chips = page.getByRole('list', { name: '现在的条件' })
    expect(await chips.getByRole('listitem').count()).toBe(4)
    await facets.getByRole('button', { pressed: true }).waitFor()

    await page.getByRole('link', { name: '订阅这个检索' }).click()
    const dialog = page.getByRole('dialog', { name: '新建订阅' })
    await dialog.getByText('不含“无此词”').first().waitFor()
    await dialog.getByLabel('投递到').fill('reader@example.org')
    if (pictures) await page.screenshot({ path: `${pictures}/search-follow.png` })
    await dialog.getByRole('button', { name: '开始订阅' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const kept = await it.db.selectFrom('subscriptions').select('filter').executeTakeFirstOrThrow()
    expect(kept.filter).toMatchObject({ words: { all: ['推进'], none: ['无此词'] } })
    expect(kept.filter.topics).toHaveLength(1)

    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${it.console.url}/search?q=${encodeURIComponent('投入资金')}`)
    await page.locator('mark.found').first().waitFor()
    if (pictures) await page.screenshot({ path: `${pictures}/search-phone.png`, fullPage: true })
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390)
    await page.locator('.hit a').first().click()
    await expect.poll(() => page.url()).toBe(`${it.console.url}/bulletins/${own.id}/1`)

    await page.goto(`${it.console.url}/search?q=${encodeURIComponent('region:无此地')}`)
    await page.getByText('没有地区“无此地”').waitFor()
    expect(complaints.filter((each) => !each.includes('400'))).toEqual([])
  })
})
