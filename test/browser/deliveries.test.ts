/** The page where a person decides what nobody else can tell. */
import { createConsole } from '@jianbao/console'
import {
  createSubscription,
  freezeParts,
  openStore,
  openTestDelivery,
  readChannelToTest,
} from '@jianbao/store'
import { aContext, aDatabase, aFolder, aRedis, isLeftOut } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { aBrowser } from './a-browser.ts'

const everything = { topics: [], regions: [], words: { any: [], all: [], none: [] } }

test.skipIf(isLeftOut('chromium'))(
  'a person says that a message arrived, and takes up a channel that was switched off',
  async () => {
    await using stack = new AsyncDisposableStack()
    const database = stack.use(await aDatabase())
    const redis = stack.use(await aRedis())
    const home = stack.use(aFolder()).path
    const environment = {
      JIANBAO_HOME: home,
      JIANBAO_PORT: '0',
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
    }
    const running = await createConsole(await aContext(environment))
    stack.defer(() => running.close())
    const onIdleError = () => undefined
    const { db } = stack.use(
      openStore({ databaseUrl: database.url, applicationName: 'test', onIdleError }),
    )
    const at = new Date()
    const address = 'wecom:https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=0123456789abcdef'
    const request = {
      address,
      name: '产业',
      filter: everything,
      cadence: { kind: 'instant' as const },
    }
    const { channelId } = await createSubscription(db, request, { at, origin: 'test' })
    const channel = await readChannelToTest(db, channelId)
    if (!channel) throw new Error('The channel is gone.')
    const content = { subject: '【简报】甲', html: '', text: '', articles: [] }
    const opened = await openTestDelivery(db, {
      ...channel,
      channelId,
      content,
      domain: 'x',
      by: { at, origin: 'console' },
    })
    const deliveryId = opened?.deliveryId ?? ''
    await freezeParts(db, { deliveryId, make: () => ['{}'] })
    await db.updateTable('delivery_parts').set({ state: 'sending' }).execute()
    await db
      .updateTable('deliveries')
      .set({
        state: 'unknown',
        attempt: 1,
        ambiguous_sends: 1,
        answer: '企业微信 HTTP 502',
        finished_at: at,
      })
      .execute()
    await db
      .updateTable('channels')
      .set({ state: 'suppressed', state_reason: 'gone', state_at: at })
      .execute()
    await running.pagesSettled

    const browser = stack.use(await aBrowser())
    const { page, complaints } = await browser.open({ viewport: { width: 390, height: 844 } })
    page.setDefaultTimeout(30_000)
    await page.goto(running.loginUrl)
    await page.goto(`${running.url}/deliveries`)
    const line = page.locator('[data-delivery="wecom"]')
    await line.getByText('结果不明', { exact: true }).waitFor()
    expect(await page.content()).not.toContain('0123456789abcdef')
    // English has the longest words for the three ways out.
    await page.getByRole('button', { name: 'English' }).click()
    await line.getByRole('button', { name: 'It arrived' }).waitFor()
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBe(390)
    await page.getByRole('button', { name: '中文' }).click()
    await line.getByRole('button', { name: '确认已送达' }).click()
    await page.locator('.ant-popconfirm').getByRole('button').last().click()
    await line.getByText('已发出', { exact: true }).waitFor()
    await page.getByRole('button', { name: '恢复使用' }).click()
    await page.getByRole('button', { name: '恢复使用' }).waitFor({ state: 'detached' })
    const rows = await db.selectFrom('deliveries').select(['state', 'answer']).execute()
    expect(rows).toEqual([{ state: 'accepted', answer: '已由人工确认送达（本机管理员）。' }])
    await line.getByRole('button', { name: '详情' }).click()
    await page.getByRole('dialog').getByText('第 1 部分').waitFor()
    expect(complaints).toEqual([])
  },
)
