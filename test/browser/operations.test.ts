/** Who may press what, and what a person does with a job that gave up, on the whole running system. */
import { readFileSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { addAccount, openStore } from '@jianbao/store'
import {
  aBulletinText,
  aUsedHome,
  eventually,
  isLeftOut,
  type RunningJianbao,
  startJianbao,
} from '@jianbao/test-support'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBrowser, type TestBrowser } from './a-browser.ts'

const password = 'correct horse battery'
const phone = { viewport: { width: 390, height: 844 } }

describe.skipIf(isLeftOut('chromium') || isLeftOut('redis-server'))('roles and queues', () => {
  let opened: AsyncDisposableStack
  let browser: TestBrowser
  let jianbao: RunningJianbao
  let bulletinId: string
  beforeAll(async () => {
    await using stack = new AsyncDisposableStack()
    const { home } = stack.use(await aUsedHome())
    browser = stack.use(await aBrowser())
    jianbao = stack.use(await startJianbao({ home }))
    const { databaseUrl } = jianbao
    await using store = openStore({
      databaseUrl,
      applicationName: 'test',
      onIdleError: () => undefined,
    })
    const by = { actor: null, origin: 'cli' } as const
    for (const role of ['reader', 'editor', 'administrator'] as const) {
      await addAccount(store.db, { name: role, role, password, at: new Date(), by })
    }
    await eventually('the pages', async () => (await ask('/')).status === 200, 60_000)
    bulletinId = await upload('周报.txt')
    opened = stack.move()
  })
  afterAll(() => opened?.disposeAsync())

  const ask = (path: string, init: RequestInit = {}) => {
    const token = readFileSync(join(jianbao.home, 'console.token'), 'utf8').trim()
    const headers = { authorization: `Bearer ${token}`, ...init.headers }
    return fetch(new URL(path, jianbao.consoleUrl), { ...init, headers })
  }
  const json = async <T>(path: string, init?: RequestInit) =>
    (await (await ask(path, init)).json()) as T
  const stateOf = async (id: string) =>
    (await json<{ state: string }>(`/api/bulletins/${id}`)).state
  const upload = async (name: string) => {
    const { sha256 } = await json<{ sha256: string }>(
      `/api/uploads?name=${encodeURIComponent(name)}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: aBulletinText({ articles: 3, seed: 77 }),
      },
    )
    await eventually('the bulletin', async () => (await stateOf(sha256)) === 'parsed', 30_000)
    return sha256
  }
  const openAs = async (name: string, options: BrowserContextOptions = {}) => {
    const watched = await browser.open(options)
    const { page } = watched
    page.setDefaultTimeout(30_000)
    await page.goto(`${jianbao.consoleUrl}/login`)
    await page.getByLabel('用户名').fill(name)
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await page.locator('.pipeline').waitFor()
    return watched
  }
  const go = async (page: Page, path: string) => {
    await page.goto(jianbao.consoleUrl + path)
    await page.locator('main .card:visible').first().waitFor()
  }
  test('a job that gave up leads to its file in one click, is run again, and is done', async () => {
    const { page, complaints } = await openAs('administrator', phone)
    const blob = join(jianbao.home, 'blobs', bulletinId.slice(0, 2), bulletinId.slice(2))
    const hidden = join(jianbao.home, 'hidden', bulletinId)
    await mkdir(dirname(hidden))
    await rename(blob, hidden)
    await ask(`/api/bulletins/${bulletinId}/replay`, { method: 'POST' })

    await go(page, '/operations')
    const letter = page.locator('[data-dead-letter="bulletin-parse"]')
    await letter.waitFor()
    await page.getByText('1 个任务停下了').waitFor()
    expect(await page.locator('tr[data-queue="bulletin-parse"]').textContent()).toMatch(/失败|1/)
    await letter.getByRole('link', { name: '周报.txt' }).click()
    await page.waitForURL(`**/bulletins/${bulletinId}`)
    await page.goBack()

    await rename(hidden, blob)
    await letter.getByRole('button', { name: '再试一次' }).click()
    await letter.waitFor({ state: 'detached' })
    await page.getByText('一切正常').waitFor()
    await expect.poll(() => stateOf(bulletinId), { timeout: 20_000 }).toBe('parsed')
    await page.getByRole('link', { name: '谁处理过' }).click()
    const told = page.locator('[data-what="job-retried"]')
    await told.waitFor()
    expect(await told.textContent()).toMatch(
      /再试停下的任务.*读取简报.*周报\.txt.*由 administrator/,
    )
    expect(complaints).toEqual([])
  })

  test('a reader is shown no button that would be refused, and no page asks for more', async () => {
    const { page, complaints } = await openAs('reader')
    const refused: string[] = []
    page.on('response', (answer) => {
      if (answer.status() === 403) refused.push(answer.url())
    })
    await page.getByRole('button', { name: /当前用户.*reader/ }).click()
    await page.getByText(/· 读者/).waitFor()
    expect(await page.getByRole('link', { name: '账号与令牌' }).count()).toBe(0)
    const orders =
      /上传|新建|新增|再试|丢弃|重新解析|重新读取|再读|结束订阅|恢复使用|再发|确认已送达|知道了|试投递|删除|生成|作废|关注/
    const paths = ['/', '/bulletins', `/bulletins/${bulletinId}`, `/bulletins/${bulletinId}/1`]
    const others = [
      '/search?q=',
      '/documents',
      '/amounts',
      '/regions',
      '/subscriptions',
      '/channels',
      '/deliveries',
      '/operations',
      '/alarms',
    ]
    for (const path of [...paths, ...others]) {
      await page.goto(jianbao.consoleUrl + path)
      await page.locator('main').getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('load')
      const waiting = () => page.locator('main .loading').count()
      await expect.poll(waiting, { timeout: 20_000 }).toBe(0)
      const buttons = await page.locator('main').getByRole('button').allTextContents()
      expect([path, buttons.filter((words) => orders.test(words))]).toEqual([path, []])
      expect(await page.getByTestId('upload-input').count()).toBe(0)
    }
    expect(refused).toEqual([])
    expect(complaints).toEqual([])
  })

  test('an administrator makes an account and a token, which is shown once', async () => {
    const { page, complaints } = await openAs('administrator')
    await page.getByRole('button', { name: /当前用户/ }).click()
    await page.getByRole('link', { name: '账号与令牌' }).click()
    await page.getByRole('button', { name: '新增账号' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('用户名').fill('张三')
    await dialog.getByLabel('密码', { exact: true }).fill(password)
    await dialog.getByLabel('再输一次').fill(password)
    await dialog.getByRole('button', { name: '新增账号' }).click()
    await page.locator('[data-account="张三"]').getByText('读者').waitFor()

    await page.getByRole('button', { name: '生成令牌' }).click()
    await dialog.getByLabel('用途').fill('办公网')
    await dialog.getByRole('button', { name: '生成令牌' }).click()
    const token = (await dialog.locator('code').textContent()) ?? ''
    const given = { headers: { authorization: `Bearer ${token}` } }
    expect((await fetch(`${jianbao.consoleUrl}/api/overview`, given)).status).toBe(200)
    await dialog.getByRole('button', { name: '关闭' }).click()
    await page.locator('[data-token="办公网"]').getByText('阅读').waitFor()
    expect(await page.content()).not.toContain(token)
    expect(complaints).toEqual([])
  })
})
