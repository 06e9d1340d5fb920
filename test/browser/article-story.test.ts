/** What a reader of one article is told of its other prints and of its revisions. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { aBulletinText, isLeftOut } from '@jianbao/test-support'
import { describe, expect, test } from 'vitest'
import { aConsole } from '../../services/console/test/a-console.ts'
import { aParsedBulletin } from '../../services/console/test/a-story.ts'
import { aBrowser } from './a-browser.ts'

const isLeft = isLeftOut('chromium') || isLeftOut('redis-server')

describe.skipIf(isLeft)('an article with a history', () => {
  test('shows other sources and marks what was changed, on a phone too; one without shows nothing', async () => {
    await using it = await aConsole()
    await it.console.pagesSettled
    const first = aBulletinText({ articleSeeds: [81, 5] })
    const second = first.replace(/投入资金 \d+ 万元/, '投入资金 4321 万元')
    const a = await aParsedBulletin(it.db, first, { at: new Date('2026-11-04'), name: '初版.txt' })
    const revises = new Map(a.articles.slice(0, 1).map((each) => [each.title, each]))
    const alone = aBulletinText({ articleSeeds: [6] })
    const b = await aParsedBulletin(it.db, second, {
      at: new Date('2026-11-05'),
      name: '订正版.txt',
      revises,
    })
    const c = await aParsedBulletin(it.db, alone, { at: new Date('2026-11-06'), name: '独篇.txt' })

    await using browser = await aBrowser()
    const { page, complaints } = await browser.open({ viewport: { width: 390, height: 844 } })
    await page.goto(it.console.url)
    await page.getByLabel('令牌').fill(readFileSync(join(it.home, 'console.token'), 'utf8').trim())
    await page.getByRole('button', { name: '登录' }).click()
    await page.locator('.pipeline').waitFor()

    await page.goto(`${it.console.url}/bulletins/${b.id}/1`)
    const changes = page.getByRole('region', { name: '更正' })
    expect(await changes.getByRole('deletion').textContent()).toMatch(/^删去.*万元/)
    expect(await changes.getByRole('insertion').textContent()).toMatch(/^新增.*4321 ?万元/)
    const width = await page.evaluate<number>('document.documentElement.scrollWidth')
    expect(width).toBe(390)
    await page.getByRole('region', { name: '其他来源' }).getByRole('link').press('Enter')
    await expect.poll(() => page.url()).toBe(`${it.console.url}/bulletins/${a.id}/1`)
    await page.getByText('第 2 版改动如下').waitFor()

    await page.goto(`${it.console.url}/bulletins/${c.id}/1`)
    await page.locator('.mention-list').first().waitFor()
    await page.locator('.pulse.on').waitFor()
    expect(await page.locator('.story').count()).toBe(0)
    expect(complaints).toEqual([])
  })
})
