/** The pages readers open from their mails, in a real browser without scripts, on a phone and at a desk. */

import { createConsole } from '@jianbao/console'
import { openStore, readSigningKey, signLink } from '@jianbao/store'
import { aContext, aDatabase, aFolder, aRedis, isLeftOut } from '@jianbao/test-support'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBrowser, type TestBrowser, violationsOn } from './a-browser.ts'

async function aSite() {
  await using opened = new AsyncDisposableStack()
  const folder = opened.use(aFolder())
  const database = opened.use(await aDatabase())
  const redis = opened.use(await aRedis())
  const context = await aContext({
    JIANBAO_HOME: folder.path,
    JIANBAO_PORT: '0',
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
  })
  const started = await createConsole(context)
  opened.defer(() => started.close())
  const onIdleError = () => undefined
  const { db } = opened.use(
    openStore({ databaseUrl: database.url, applicationName: 'browser', onIdleError }),
  )
  const running = opened.move()
  return {
    url: started.url,
    db,
    /** The path a mail leads to: of the newest notice to this address. */
    async linkTo(page: 'confirm' | 'manage', address: string): Promise<string> {
      const row = await db
        .selectFrom('notices')
        .select(['id', 'confirmation_id as confirmationId'])
        .where('address', '=', address)
        .orderBy('created_at', 'desc')
        .executeTakeFirstOrThrow()
      const key = await readSigningKey(db, new Date())
      const isConfirm = page === 'confirm'
      const subject = isConfirm ? (row.confirmationId ?? '') : row.id
      const purpose = isConfirm ? 'confirm' : 'manage-notice'
      return `${started.url}/${page}/${signLink(key, { purpose, subject })}`
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

const isLeft = isLeftOut('chromium') || isLeftOut('redis-server')

describe.skipIf(isLeft)('pages for readers in a browser', () => {
  let opened: AsyncDisposableStack
  let browser: TestBrowser
  let site: Awaited<ReturnType<typeof aSite>>
  beforeAll(async () => {
    await using stack = new AsyncDisposableStack()
    browser = stack.use(await aBrowser())
    site = stack.use(await aSite())
    opened = stack.move()
  })
  afterAll(() => opened?.disposeAsync())

  const width = (page: Page) => page.evaluate<number>('document.documentElement.scrollWidth')
  const signUp = async (page: Page, address: string) => {
    await page.goto(`${site.url}/subscribe`)
    await page.getByLabel('产业发展').check()
    await page.getByLabel('地区名称').fill('湖南')
    await page.getByLabel('每天一次').check()
    await page.getByLabel('收件邮箱').fill(address)
    await page.getByRole('button', { name: '订阅' }).click()
    await page.getByRole('heading', { name: '请查收邮件' }).waitFor()
    await page.goto(await site.linkTo('confirm', address))
    await page.getByText('湖南省内、产业发展主题').waitFor()
    await page.getByRole('button', { name: '确认订阅' }).click()
    await page.getByRole('heading', { name: '订阅已开始' }).waitFor()
  }

  test('without scripts on a phone: sign up, confirm, change, pause, leave and erase', async () => {
    const { page, complaints } = await browser.open({
      viewport: { width: 390, height: 844 },
      javaScriptEnabled: false,
      locale: 'zh-CN',
    })
    await signUp(page, 'phone@example.org')
    await page.getByRole('link', { name: '管理订阅' }).click()
    await page.getByRole('link', { name: '修改' }).click()
    await page.getByLabel('地区名称').fill('朝阳区')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('您指的是哪一个').waitFor()
    await page.getByLabel('北京市 朝阳区').check()
    await page.getByLabel('地区名称').fill('')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('已保存').waitFor()
    await page.getByRole('heading', { name: '湖南省或朝阳区内、产业发展主题' }).waitFor()

    const inAWeek = new Date(Date.now() + 7 * 24 * 60 * 60_000).toISOString().slice(0, 10)
    await page.getByLabel('暂停到').fill(inAWeek)
    await page.getByRole('button', { name: '暂停' }).click()
    await page.getByText('期间的文章之后一并发送').waitFor()
    await page.getByRole('button', { name: '现在恢复' }).click()
    await page.getByRole('button', { name: '退订' }).click()
    await page.getByRole('button', { name: '恢复' }).click()
    await page.getByText('已恢复。').waitFor()
    await page.getByRole('link', { name: '删除我的数据' }).click()
    await page.getByLabel('我明白删除后不能恢复').check()
    await page.getByRole('button', { name: '删除我的数据' }).click()
    await page.getByRole('heading', { name: '已删除' }).waitFor()
    // The one page that was sent back for a correction is told of as an error by the browser.
    expect(complaints.filter((each) => !each.includes('422'))).toEqual([])
  })

  test('no page has a fault that axe finds, or is wider than a phone; each speaks both languages', async () => {
    const { page } = await browser.open({ viewport: { width: 390, height: 844 }, locale: 'zh-CN' })
    const address = 'desk@example.org'
    await signUp(page, address)
    const confirmed = await site.linkTo('confirm', address)
    await page.goto(`${site.url}/manage`)
    await page.getByLabel('收件邮箱').fill(address)
    await page.getByRole('button', { name: '发送链接' }).click()
    await page.getByRole('heading', { name: '请查收邮件' }).waitFor()
    const manage = await site.linkTo('manage', address)
    const { id } = await site.db
      .selectFrom('subscriptions as s')
      .innerJoin('channels as c', 'c.id', 's.channel_id')
      .select('s.id')
      .where('c.address', '=', address)
      .executeTakeFirstOrThrow()
    const key = await readSigningKey(site.db, new Date())
    const unsubscribe = signLink(key, { purpose: 'unsubscribe-subscription', subject: id })
    const pages = [
      `${site.url}/subscribe`,
      `${site.url}/subscribe/sent`,
      confirmed,
      `${site.url}/confirm/gone`,
      `${site.url}/manage`,
      manage,
      `${manage}/edit/${id}`,
      `${manage}/erase`,
      `${site.url}/u/${unsubscribe}`,
    ]
    const faults: string[] = []
    const look = async (what: string) => {
      const violations = await violationsOn(page)
      faults.push(...violations.map((each) => `${what}: ${each.id} ${each.nodes[0]?.html}`))
      expect([what, await width(page)]).toEqual([what, 390])
    }
    for (const [scheme, lang] of [
      ['light', 'zh-CN'],
      ['dark', 'en'],
    ] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      for (const url of pages) {
        await page.goto(`${url}?lang=${lang}`)
        expect(await page.locator('html').getAttribute('lang')).toBe(lang)
        await look(`${scheme} ${lang} ${new URL(url).pathname.replace(/[\w.-]{60,}/, '…')}`)
      }
    }
    await page.goto(`${site.url}/subscribe`)
    await page.getByLabel('地区名称').fill('朝阳区 火星')
    await page.getByRole('button', { name: '订阅' }).click()
    await page.getByRole('alert').waitFor()
    await look('a form sent back')
    await page.goto(`${site.url}/subscribe`)
    await page.getByLabel('筛选条件').fill('地区:湖南 -酒店 金额>=1亿')
    await page.getByRole('button', { name: '预览' }).click()
    await page.getByText('湖南省内、不含“酒店”、金额不低于1亿元').waitFor()
    expect(await page.getByLabel('金额不低于').inputValue()).toBe('1亿')
    expect(new URL(page.url()).hash).toBe('#preview')
    await look('a preview')
    await page.goto(`${site.url}/u/${unsubscribe}`)
    await page.getByRole('button', { name: '确认退订' }).click()
    await page.getByText('愿意告诉我们原因吗').waitFor()
    await look('after unsubscribing')
    expect(faults).toEqual([])
  })
})
