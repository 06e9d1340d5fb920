/** Bull Board for those who look and those who act, on both places where queues live. */
import { createConsole } from '@jianbao/console'
import { openQueues, type QueueBackend } from '@jianbao/queues'
import { addAccount, openStore } from '@jianbao/store'
import { aContext, aDatabase, aFolder, aRedis, eventually, isLeftOut } from '@jianbao/test-support'
import { expect, test } from 'vitest'
import { aBrowser } from './a-browser.ts'

const password = 'correct horse battery'

test
  .skipIf(isLeftOut('chromium') || isLeftOut('redis-server'))
  .each(['redis', 'postgres'] as const)(
  'Bull Board on %s shows all and offers nothing to those who are no administrators',
  async (kind) => {
    await using stack = new AsyncDisposableStack()
    const database = stack.use(await aDatabase())
    const redis = stack.use(await aRedis())
    const environment = {
      JIANBAO_HOME: stack.use(aFolder()).path,
      JIANBAO_PORT: '0',
      DATABASE_URL: database.url,
      REDIS_URL: kind === 'redis' ? redis.url : '',
    }
    const context = await aContext(environment)
    const running = await createConsole(context)
    stack.defer(() => running.close())
    const onIdleError = () => undefined
    const { db } = stack.use(
      openStore({ databaseUrl: database.url, applicationName: 'test', onIdleError }),
    )
    const by = { actor: null, origin: 'cli' } as const
    for (const role of ['editor', 'administrator'] as const) {
      await addAccount(db, { name: role, role, password, at: new Date(), by })
    }
    const backend: QueueBackend = { kind, url: kind === 'redis' ? redis.url : database.url }
    const queues = stack.use(await openQueues({ backend, log: context.log }))
    const worker = await queues.work('digest-compose', async () => {
      throw new Error('no luck')
    })
    await queues.relay('digest-compose', { digestId: '00000000-0000-4000-8000-000000000000' })
    await eventually('a dead letter', async () => (await queues.failed(9))[0], 15_000)
    await worker.close()

    const browser = stack.use(await aBrowser())
    const visit = async (name: string) => {
      const { page } = await browser.open({ locale: 'en-US' })
      page.setDefaultTimeout(30_000)
      await page.goto(`${running.url}/login`)
      await page.getByLabel('用户名').fill(name)
      await page.getByLabel('密码').fill(password)
      await page.getByRole('button', { name: '登录' }).click()
      await page.waitForURL((url) => url.pathname === '/')
      await page.goto(`${running.url}/queues/queue/digest-compose?status=failed`)
      await page.getByText('no luck').first().waitFor()
      return page
    }
    const orders =
      /retry|clean|promote|pause|resume|empty|obliterate|remove|delete|add job|duplicate/i
    const offered = async (page: Awaited<ReturnType<typeof visit>>) => {
      const labels = await page.evaluate<string[]>(
        `[...document.querySelectorAll('button, [role=menuitem]')].map((each) =>
          [each.textContent, each.getAttribute('aria-label'), each.title].join(' '))`,
      )
      return labels.filter((label) => orders.test(label))
    }
    const acting = await visit('administrator')
    expect((await offered(acting)).length).toBeGreaterThan(1)
    const looking = await visit('editor')
    expect(await offered(looking)).toEqual([])

    const write = (page: Awaited<ReturnType<typeof visit>>, path: string) =>
      page.evaluate<number>(
        `fetch('/queues/api/queues/digest-compose/${path}', { method: 'PUT' }).then((r) => r.status)`,
      )
    for (const order of ['retry/failed', 'clean/failed', 'pause', 'empty', 'promote']) {
      expect([order, await write(looking, order)]).toEqual([order, 403])
    }
    expect((await queues.counts())['digest-compose'].failed).toBe(1)
    expect(await write(acting, 'clean/failed')).toBe(200)
    await eventually('the job is gone', async () => (await queues.failed(9)).length === 0)
  },
)
