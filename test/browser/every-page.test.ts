/** What holds of every page of the console: nobody is kept out, and nobody is left alone with a failure. */
import { isLeftOut } from '@jianbao/test-support'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { violationsOn } from './a-browser.ts'
import { aFullConsole, type FullConsole } from './a-full-console.ts'

const broken = '与服务的连接中断'
const ledgerAway = {
  error: {
    code: 'ledger-away',
    message_zh: '数据库暂时连不上，请稍后再试。',
    message_en: 'The database does not answer at the moment. Try again soon.',
  },
}
const settleMs = 1_500
const desk = { viewport: { width: 1440, height: 900 } }

describe.skipIf(isLeftOut('chromium') || isLeftOut('redis-server'))('every page', () => {
  let full: FullConsole
  beforeAll(async () => {
    full = await aFullConsole()
  })
  afterAll(() => full?.[Symbol.asyncDispose]())

  /** Opens a page as a link does: the program is loaded once, the page reads what it shows. */
  const follow = (page: Page, path: string) =>
    page.evaluate(
      `history.pushState(null, '', ${JSON.stringify(path)}); dispatchEvent(new PopStateEvent('popstate'))`,
    )
  /** Whether the page shows what it is for. */
  const isShown = (page: Page) =>
    page.evaluate<boolean>(
      `document.querySelector('main h1, main h2') !== null &&
        document.querySelector('.loading, .state[role="alert"]') === null &&
        !document.body.textContent.includes('${broken}')`,
    )
  const enter = async (options: Parameters<FullConsole['open']>[0] = {}) => {
    const { page } = await full.open({ ...desk, ...options })
    await page.goto(full.url)
    await page.locator('button.person').waitFor()
    await expect.poll(() => isShown(page)).toBe(true)
    return page
  }

  test('says in plain words when the service does not answer, and recovers by itself or by the button', async () => {
    const page = await enter()
    await page.clock.install()
    let isAway = true
    await page.route(/\/api\//, (route) =>
      isAway ? route.fulfill({ status: 503, json: ledgerAway }) : route.continue(),
    )
    /** Time passes for the page until it shows what is awaited. */
    const until = (shows: () => Promise<boolean>, path: string) =>
      expect
        .poll(
          async () => {
            await page.clock.runFor(1_500)
            return [path, await shows()]
          },
          { timeout: 20_000, interval: 20 },
        )
        .toEqual([path, true])
    const refused = page.locator('.state[role="alert"]').filter({ hasText: '数据库暂时连不上' })
    // The overview has been read, and a bulletin is read with its article.
    const pages = full.pages.filter((path) => path !== '/' && !/^\/bulletins\/\w+$/.test(path))
    for (const [index, path] of pages.entries()) {
      isAway = true
      await follow(page, path)
      await until(() => refused.first().isVisible(), path)
      expect(await refused.first().textContent()).toContain('自动重试')
      isAway = false
      if (index % 3 === 0) await refused.first().getByRole('button', { name: '重试' }).click()
      await until(() => isShown(page), path)
    }
  })

  test('that was open when the line broke says so, and goes on when it is back', async () => {
    const { page } = await full.open(desk)
    // A stream that has ended begins anew only once the line is back.
    const { counts } = await full.overview()
    const body = `event: counts\ndata: ${JSON.stringify(counts)}\n\n`
    let line: 'ends' | 'broken' | 'back' = 'ends'
    await page.route('**/api/events', (route) => {
      if (line === 'back') return route.continue()
      if (line === 'broken') return route.abort()
      return route.fulfill({ contentType: 'text/event-stream', body })
    })
    await page.goto(`${full.url}/operations`)
    await page.getByText('个任务停下了').waitFor()
    line = 'broken'
    await page.getByText(broken).waitFor()
    // A page that was never opened cannot be loaded now.
    await page.context().setOffline(true)
    await page.locator('nav.rooms').getByRole('link', { name: '投递' }).click()
    await page.getByText('连不上服务，这个页面没有载入').waitFor()
    await page.context().setOffline(false)
    line = 'back'
    await page.getByRole('heading', { level: 1, name: '投递' }).waitFor()
    await page.getByText('【简报】甲').first().waitFor()
    await expect.poll(() => isShown(page)).toBe(true)
  })

  test('leads to the login when the session has ended', async () => {
    const page = await enter()
    await page.context().clearCookies()
    await follow(page, '/audit')
    await page.getByRole('heading', { name: '登录控制台' }).waitFor()
  })

  /** Faults as the page stands: of form at a desk and on a phone, of colour in the light and in the dark. */
  const faultsOf = async (page: Page, what: string) => {
    const found: string[] = []
    for (const [width, colorScheme, rules] of looks) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.evaluate(
        'new Promise((done) => requestAnimationFrame(() => requestIdleCallback(done, { timeout: 300 })))',
      )
      const look = async () =>
        (await violationsOn(page, rules)).filter(({ impact }) =>
          ['serious', 'critical'].includes(impact ?? ''),
        )
      let bad = await look()
      // Ant Design makes its other colours as it goes: on a busy machine a fault may be half of each.
      if (bad.length > 0) {
        await page.waitForTimeout(settleMs)
        bad = await look()
      }
      for (const { id, nodes } of bad) {
        found.push(`${what} ${width} ${colorScheme}: ${id} ${nodes[0]?.html.slice(0, 300)}`)
      }
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth')
      if (wide > width) found.push(`${what} is ${wide} px wide at ${width}`)
    }
    return found
  }
  const makeReady = async (page: Page) => {
    // Colours that are under way to others are none of either.
    const still =
      '*, *::before, *::after { transition: none !important; animation: none !important }'
    await page.addStyleTag({ content: still })
  }

  test('has no fault that axe finds, at a desk and on a phone, light and dark', async () => {
    const page = await enter({ bypassCSP: true })
    await makeReady(page)
    const faults: string[] = []
    for (const path of full.pages) {
      await follow(page, path)
      await expect
        .poll(async () => [path, await isShown(page)], { timeout: 20_000 })
        .toEqual([path, true])
      faults.push(...(await faultsOf(page, path)))
    }
    const { page: login } = await full.browser.open({ bypassCSP: true })
    await login.goto(`${full.url}/login`)
    await makeReady(login)
    faults.push(...(await faultsOf(login, '/login')))
    expect(faults).toEqual([])
  }, 240_000)

  test('has no fault in what opens on it: menus, panels and questions', async () => {
    const page = await enter({ bypassCSP: true })
    await makeReady(page)
    const faults: string[] = []
    for (const [path, press, shown] of opening) {
      await page.setViewportSize(desk.viewport)
      await follow(page, path)
      for (const name of press) await page.getByRole('button', { name }).first().click()
      await page.locator(shown).first().waitFor()
      faults.push(...(await faultsOf(page, `${path} ${press.join(' ')}`)))
      await page.keyboard.press('Escape')
      await page.locator('dialog[open]').waitFor({ state: 'detached' })
    }
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('button', { name: '更多' }).click()
    faults.push(...(await faultsOf(page, '更多')))
    expect(faults).toEqual([])
  }, 240_000)
})

const colours = ['color-contrast', 'link-in-text-block']
type Look = readonly [number, 'light' | 'dark', (readonly string[])?]
/** Colours do not change with the width: the other two pairs are looked at where time is no matter. */
const looks: readonly Look[] = [
  [390, 'dark'],
  [1440, 'light'],
  ...(process.env['JIANBAO_LONG'] === '1'
    ? ([
        [1440, 'dark', colours],
        [390, 'light', colours],
      ] as const)
    : []),
]

/** A page, what is pressed on it one after the other, and what is then open. */
const opening: readonly (readonly [string, readonly (string | RegExp)[], string])[] = [
  ['/search?q=region%3Anowhere', [], 'main [role="alert"]'],
  ['/channels', [/当前用户/], '#person-menu:popover-open'],
  ['/alarms', [/当前用户/, '修改密码'], 'dialog[open] form'],
  [
    `/subscriptions?new=${encodeURIComponent('topic:industry 茶叶 amount>=1亿')}`,
    [],
    'dialog[open] .preview:not(.waiting) .echo',
  ],
  ['/subscriptions', ['暂停'], '.pause input'],
  ['/subscribers', ['详情'], 'dialog[open] .line'],
  ['/channels?state=off', ['恢复使用'], '[role="tooltip"] button'],
  ['/feeds', ['新建订阅源'], 'dialog[open] form'],
  ['/deliveries', ['详情'], 'dialog[open] h3'],
  ['/operations', [/^给 .* 的推送$/], 'dialog[open] h3'],
  ['/operations', ['丢弃'], '[role="tooltip"] button'],
  ['/accounts', ['新增账号'], 'dialog[open] form'],
  ['/accounts', ['生成令牌'], 'dialog[open] form'],
]
