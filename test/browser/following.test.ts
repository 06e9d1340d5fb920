/** What can be followed, by whom, and the tables and pictures it is found in; in a real browser. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSubscription, indexOwedBulletins, suppressChannel } from '@jianbao/store'
import { aBulletinText, isLeftOut, storeWrittenArticles } from '@jianbao/test-support'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { aConsole, type TestConsole } from '../../services/console/test/a-console.ts'
import { aParsedBulletin } from '../../services/console/test/a-story.ts'
import { aBrowser, type TestBrowser } from './a-browser.ts'

const isLeft = isLeftOut('chromium') || isLeftOut('redis-server')
const pictures = process.env['JIANBAO_PICTURES']
const everything = { topics: [], regions: [], words: { any: [], all: [], none: [] } }

describe.skipIf(isLeft)('following in a browser', () => {
  let opened: AsyncDisposableStack
  let it: TestConsole
  let browser: TestBrowser
  beforeAll(async () => {
    await using stack = new AsyncDisposableStack()
    it = stack.use(await aConsole())
    browser = stack.use(await aBrowser())
    const newest = new Date(Date.now() - 24 * 60 * 60_000)
    await storeWrittenArticles(it.db, { articles: 40, letters: 300, newest })
    const text = aBulletinText({ articleSeeds: [81, 5, 12, 40] })
    await aParsedBulletin(it.db, text, { at: newest, name: '己.txt' })
    while ((await indexOwedBulletins(it.db, { timeZone: 'Asia/Shanghai' })) > 0);
    await it.console.pagesSettled
    opened = stack.move()
  })
  afterAll(() => opened?.disposeAsync())
  afterEach(async () => {
    for (const page of entered.splice(0)) await page.context().close()
  })

  const entered: Page[] = []
  const enter = async (width: number, colorScheme: 'light' | 'dark' = 'light') => {
    const found = await browser.open({ viewport: { width, height: 900 }, colorScheme })
    const { page } = found
    entered.push(page)
    page.setDefaultTimeout(20_000)
    await page.goto(it.console.url)
    await page.getByLabel('令牌').fill(readFileSync(join(it.home, 'console.token'), 'utf8').trim())
    await page.getByRole('button', { name: '登录' }).click()
    await page.locator('.pipeline').waitFor()
    return found
  }
  const aSubscription = (address: string, name: string) =>
    createSubscription(
      it.db,
      { address, subscriber: name, name, filter: everything, cadence: { kind: 'instant' } },
      { at: new Date(), origin: 'console' },
    )
  const picture = async (page: Page, name: string) => {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
  }

  test('a filter is written as a form or as text, and told back before it is saved', async () => {
    const { page, complaints } = await enter(1440)
    const text = encodeURIComponent('topic:industry region:湖南 -酒店')
    await page.goto(`${it.console.url}/subscriptions?new=${text}`)
    const dialog = page.getByRole('dialog', { name: '新建订阅' })
    const preview = dialog.getByRole('region', { name: '预览' })
    await preview.getByText('湖南省内、产业发展主题、不含“酒店”').waitFor()
    const written = dialog.getByLabel('文字写法')
    // The form writes the text …
    await dialog.getByLabel('含任一词').fill('茶叶')
    await page.keyboard.press('Enter')
    await expect.poll(() => written.inputValue()).toContain('any:茶叶')
    // … and the text fills the form; what catches nothing is warned of.
    await written.fill('topic:macro 绝无此词 amount>=1亿')
    await preview.getByText('含“绝无此词”、金额不低于1亿元').waitFor()
    await preview.getByText('没有一篇符合').waitFor()
    await dialog.getByTitle('宏观形势').waitFor()
    expect(await dialog.getByLabel('金额不低于').inputValue()).toBe('1亿')
    // What cannot be read is told with its place, and cannot be saved.
    await written.fill('topic:无此主题')
    await dialog.getByRole('alert').getByText('第 7 个字').waitFor()
    expect(await dialog.getByRole('button', { name: '开始订阅' }).isDisabled()).toBe(true)
    await written.fill('')
    await preview.getByText('全部文章').waitFor()
    await picture(page, 'builder')
    await dialog.getByLabel('投递到').fill('builder@example.org')
    await dialog.getByRole('button', { name: '开始订阅' }).click()
    await dialog.waitFor({ state: 'hidden' })
    const line = page.locator('[data-subscription="全部文章"]')

    await line.getByRole('button', { name: '暂停' }).click()
    const inAWeek = new Date(Date.now() + 7 * 24 * 60 * 60_000).toISOString().slice(0, 10)
    await page.getByLabel('暂停到').fill(inAWeek)
    await page.locator('.pause').getByRole('button', { name: '暂停' }).click()
    await line.getByText('暂停到').waitFor()
    await line.getByRole('button', { name: '现在恢复' }).click()
    await line.getByRole('button', { name: '修改' }).click()
    const editing = page.getByRole('dialog', { name: '修改订阅' })
    await editing.getByLabel('文字写法').fill('冷链')
    await editing.getByLabel('订阅名称').fill('冷链动态')
    await editing.getByRole('button', { name: '保存' }).click()
    await page.locator('[data-subscription="冷链动态"]').getByText('含“冷链”').waitFor()
    expect(complaints.filter((each) => !each.includes('400'))).toEqual([])
  })

  test('a place leads to what lies in it, a sum and a document to their words', async () => {
    const { page, complaints } = await enter(390, 'dark')
    await page.goto(`${it.console.url}/regions`)
    const grid = page.getByRole('region', { name: '方格图' })
    await grid.waitFor()
    expect(await grid.getByRole('link').count()).toBe(34)
    await page.getByRole('table').getByRole('link').first().press('Enter')
    await page.getByText('返回全国').waitFor()
    await page.getByRole('link', { name: /^检索/ }).first().click()
    await page.getByRole('list', { name: '现在的条件' }).getByText(/地区/).waitFor()
    await page.locator('.hit').first().waitFor()

    await page.goto(`${it.console.url}/documents`)
    await page.getByRole('rowheader').first().getByRole('link').press('Enter')
    await page.locator('mark.found').first().waitFor()
    await page.getByRole('region', { name: '引用它的文章' }).getByRole('link').first().click()
    await expect.poll(() => page.url()).toMatch(/\/bulletins\/[0-9a-f]{64}\/\d+#at-\d+$/)

    await page.goto(`${it.console.url}/amounts`)
    await page.getByLabel('不高于').fill('1万亿')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).not.toContain('max')
    const largest = page.getByRole('rowheader').getByRole('link').first()
    const before = await largest.textContent()
    await page.getByLabel('不高于').fill('5000万')
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).toContain('max=50000000')
    // The rows of before stand until those of now have come.
    await expect.poll(() => largest.textContent()).not.toBe(before)
    await largest.press('Enter')
    await expect.poll(() => page.url()).toMatch(/\/\d+#at-\d+$/)
    expect(complaints).toEqual([])
  })

  test('readers, channels and feeds: tested, taken up again, revoked and made anew, erased', async () => {
    const { page, complaints } = await enter(1440)
    const { channelId } = await aSubscription('leaves@example.org', '要走的人')
    await suppressChannel(it.db, { channelId, reason: 'bounced', at: new Date() })
    await page.goto(`${it.console.url}/channels?state=off`)
    await page.getByText('leaves@example.org').waitFor()
    await page.getByRole('button', { name: '恢复使用' }).click()
    await page.getByRole('tooltip').getByRole('button', { name: /确/ }).click()
    await page.getByText('没有停用的渠道').waitFor()

    await page.goto(`${it.console.url}/feeds`)
    await page.getByRole('button', { name: '新建订阅源' }).click()
    await page.getByRole('dialog').getByRole('combobox').fill('产业')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: '建立' }).click()
    const link = page.getByLabel(/^链接/)
    const before = await link.inputValue()
    expect((await it.ask(new URL(before).pathname)).status).toBe(200)
    await page.getByRole('button', { name: '撤销' }).click()
    await page.getByRole('tooltip').getByRole('button', { name: /确/ }).click()
    await page.getByText('还没有订阅源').waitFor()
    expect((await it.ask(new URL(before).pathname)).status).toBe(404)
    await page.getByText('已撤销').click()
    await page.getByRole('button', { name: '重新建立' }).click()
    await expect.poll(() => link.inputValue()).not.toBe(before)

    await page.goto(`${it.console.url}/subscribers`)
    const line = page.locator('[data-subscriber="要走的人"]')
    await line.getByRole('button', { name: '详情' }).click()
    const panel = page.getByRole('dialog')
    await panel.getByText('开始订阅').waitFor()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      panel.getByRole('button', { name: '导出数据' }).click(),
    ])
    expect(readFileSync(await file.path(), 'utf8')).toContain('leaves@example.org')
    await panel.getByText('导出数据', { exact: true }).first().waitFor()
    await panel.locator('summary').click()
    await panel.getByLabel('我明白删除后不能恢复').check()
    await panel.getByRole('button', { name: '删除此人数据' }).click()
    await panel.waitFor({ state: 'hidden' })
    await expect.poll(() => line.count()).toBe(0)
    await page.goto(`${it.console.url}/audit`)
    await page.locator('[data-what="erased"]').getByText('（已删除的人）').waitFor()
    expect(complaints).toEqual([])
  })
})
