/** What a person does in the console, in a real browser on the whole running system. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConsole } from '@jianbao/console'
import {
  aBulletinText,
  aContext,
  aDatabase,
  aFolder,
  aRedis,
  aUsedHome,
  eventually,
  isLeftOut,
  type RunningJianbao,
  startJianbao,
} from '@jianbao/test-support'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aBrowser, type TestBrowser } from './a-browser.ts'

const isLeft = isLeftOut('chromium') || isLeftOut('redis-server')

interface BulletinFile {
  readonly name: string
  readonly mimeType: string
  readonly buffer: Buffer
}

const bulletinFile = (name: string, seed: number): BulletinFile => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(aBulletinText({ articles: 3, seed })),
})

/** A bulletin as it really came where there are any, else one of ours. */
function realFile(place: number, seed: number): BulletinFile {
  const folder = process.env['JIANBAO_BULLETINS']
  if (folder === undefined) return bulletinFile(`周报-${seed}.txt`, seed)
  const name = readdirSync(folder).filter((each) => each.endsWith('.txt'))[place] ?? ''
  return { name, mimeType: 'text/plain', buffer: readFileSync(join(folder, name)) }
}

const chinese = {
  bulletins: '简报',
  search: '检索',
  subscriptions: '订阅',
  mailbox: '邮箱',
  read: /读出 \d+ 篇/,
  open: '打开',
  next: /下一篇/,
  searchLabel: '检索条件',
  drop: /^去掉条件：/,
  follow: '订阅这个检索',
  name: '订阅名称',
  address: '投递到',
  create: '开始订阅',
  ended: '已结束',
  resume: '恢复',
}
type Words = Record<keyof typeof chinese, string | RegExp>
const english: Words = {
  bulletins: 'Bulletins',
  search: 'Search',
  subscriptions: 'Subscriptions',
  mailbox: 'Mailbox',
  read: /\d+ articles/,
  open: 'Open',
  next: /Next/,
  searchLabel: 'What to find',
  drop: /^Drop: /,
  follow: 'Follow this search',
  name: 'Name',
  address: 'Where to',
  create: 'Subscribe',
  ended: 'Ended',
  resume: 'Resume',
}

interface Following {
  readonly title: string
  readonly name: string
  readonly address: string
}

const ways = [
  {
    ...{ language: 'zh', words: chinese, width: 1440, height: 900, scheme: 'light' as const },
    ...{ seed: 101, files: [realFile(1, 101), realFile(2, 102)] as const },
  },
  {
    ...{ language: 'en', words: english, width: 390, height: 844, scheme: 'dark' as const },
    ...{ seed: 202, files: [realFile(0, 202), realFile(3, 203)] as const },
  },
]

describe.skipIf(isLeft)('the console in a browser', () => {
  let opened: AsyncDisposableStack
  let browser: TestBrowser
  let jianbao: RunningJianbao
  beforeAll(async () => {
    await using stack = new AsyncDisposableStack()
    const { home } = stack.use(await aUsedHome())
    browser = stack.use(await aBrowser())
    jianbao = stack.use(await startJianbao({ home }))
    await eventually('the pages', arePagesBuilt, 60_000)
    opened = stack.move()
  })
  afterAll(() => opened?.disposeAsync())

  const arePagesBuilt = async () => {
    const headers = { authorization: `Bearer ${token()}` }
    return (await fetch(jianbao.consoleUrl, { headers })).status === 200
  }
  const token = () => readFileSync(join(jianbao.home, 'console.token'), 'utf8').trim()
  const logIn = async (page: Page) => {
    await page.goto(jianbao.consoleUrl)
    await page.getByLabel('令牌').fill(token())
    await page.getByRole('button', { name: '登录' }).click()
    await page.locator('.pipeline').waitFor()
  }
  const goTo = async (page: Page, room: string | RegExp) => {
    const link = page.locator('nav.rooms').getByText(room, { exact: true })
    // A phone's bar keeps the rooms read less behind one button.
    if (!(await link.isVisible())) await page.locator('.more-button').click()
    await link.click()
  }
  const upload = async (page: Page, words: Words, file: BulletinFile) => {
    await goTo(page, words.bulletins)
    await page.getByTestId('upload-input').setInputFiles(file)
    const line = page.locator(`[data-upload="${file.name}"]`)
    await line.getByText(words.read).waitFor()
    return line
  }
  /** Finds what was just read, then turns a wider search into a subscription. */
  const searchAndFollow = async (page: Page, words: Words, given: Following) => {
    const { title, name, address } = given
    await goTo(page, words.search)
    const asked = page.getByLabel(words.searchLabel)
    await asked.fill(title)
    // What was just read can be found some seconds later.
    await eventually('the article is found', async () => {
      await asked.press('Enter')
      return await page
        .locator('.lines a', { hasText: title })
        .first()
        .waitFor({ timeout: 2_000 })
        .then(() => true)
        .catch(() => false)
    })
    await asked.fill('topic:macro,poverty,industry')
    await asked.press('Enter')
    // The three topics are told back before they are followed.
    await page.getByLabel(words.drop).nth(2).waitFor()
    await page.getByText(words.follow).click()
    const form = page.getByRole('dialog')
    await form.getByLabel(words.name, { exact: true }).fill(name)
    await form.getByLabel(words.address).fill(address)
    await form.getByRole('button', { name: words.create }).click()
    await page.locator(`[data-subscription="${name}"]`).waitFor()
  }

  test.each(ways)('from upload to unsubscribing at $width px, in $language', async (way) => {
    const { words, seed } = way
    const { page, complaints } = await browser.open({
      viewport: { width: way.width, height: way.height },
      colorScheme: way.scheme,
    })
    page.setDefaultTimeout(20_000)
    await logIn(page)
    if (way.language === 'en') await page.getByRole('button', { name: 'English' }).click()

    const line = await upload(page, words, way.files[0])
    await line.getByRole('link', { name: words.open }).click()
    await page.locator('.contents a').nth(1).click()
    const article = page.locator('article')
    await article.locator('mark').first().hover()
    expect(await page.locator('.mention-card').textContent()).not.toBe('')
    const title = (await article.getByRole('heading', { level: 1 }).textContent())?.trim() ?? ''
    await page.getByRole('link', { name: words.next }).click()
    await expect.poll(() => page.url()).toMatch(/\/3$/)

    const name = `要闻 ${seed}`
    const address = `reader-${seed}@example.org`
    await searchAndFollow(page, words, { title, name, address })

    const second = await upload(page, words, way.files[1])
    const opened = await second.getByRole('link', { name: words.open }).getAttribute('href')
    await goTo(page, words.mailbox)
    await page.locator('.mail-line', { hasText: address }).first().click()
    const message = page.frameLocator('iframe')
    await message.getByText(name).first().waitFor()

    await page.goto(`${jianbao.consoleUrl}${opened}`)
    await page.locator('[data-step="delivered"][data-state="done"]').waitFor()
    const states = await page.evaluate<string[]>(
      '[...document.querySelectorAll(".timeline .step")].map((each) => each.dataset.step + " " + each.dataset.state)',
    )
    expect(states).toEqual(
      ['received', 'read', 'filed', 'matched', 'composed', 'delivered'].map(
        (each) => `${each} done`,
      ),
    )
    await goTo(page, words.mailbox)
    await page.locator('.mail-line', { hasText: address }).first().click()
    await message.getByText(name).first().waitFor()

    const [unsubscribing] = await Promise.all([
      page.context().waitForEvent('page'),
      message.getByRole('link', { name: '退订' }).first().click(),
    ])
    await unsubscribing.getByText(name).waitFor()
    await unsubscribing.getByRole('button', { name: /确认退订/ }).click()
    await unsubscribing.getByRole('heading', { name: '已退订' }).waitFor()
    await goTo(page, words.subscriptions)
    await page.getByText(words.ended).click()
    await page
      .locator(`[data-subscription="${name}"]`)
      .getByRole('button', { name: words.resume })
      .waitFor()
    expect(complaints).toEqual([])
  })

  test('no page is wider than a phone, and none complains', async () => {
    const { page, complaints } = await browser.open({ viewport: { width: 390, height: 844 } })
    await logIn(page)
    await page.goto(`${jianbao.consoleUrl}/bulletins`)
    const bulletin = await page.locator('a.line-title').first().getAttribute('href')
    const addresses = [
      '/',
      '/bulletins',
      bulletin,
      `${bulletin}/1`,
      '/subscriptions',
      '/mailbox',
      '/operations',
    ]
    for (const address of addresses) {
      await page.goto(`${jianbao.consoleUrl}${address}`)
      await page.locator('main .card:visible').first().waitFor()
      const width = await page.evaluate<number>('document.documentElement.scrollWidth')
      expect([address, width]).toEqual([address, 390])
    }
    expect(complaints).toEqual([])
  })

  test('English is one press away and is remembered', async () => {
    const { page } = await browser.open()
    await logIn(page)
    await page.getByRole('button', { name: 'English' }).click()
    await page.getByRole('link', { name: 'Subscriptions' }).waitFor()
    await page.reload()
    await page.getByRole('link', { name: 'Subscriptions' }).click()
    await page.getByRole('heading', { name: 'Subscriptions' }).waitFor()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
  })

  test('from a file to a subscription with the keyboard alone', async () => {
    const { page, complaints } = await browser.open({ viewport: { width: 1440, height: 900 } })
    page.setDefaultTimeout(20_000)
    await logIn(page)
    await page.keyboard.press('Tab')
    expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('跳到正文')
    await tabTo(page, 'nav.rooms a[href="/bulletins"]')
    await page.keyboard.press('Enter')

    const choosing = page.waitForEvent('filechooser')
    await tabTo(page, '.drop-zone')
    await page.keyboard.press('Enter')
    await (await choosing).setFiles(bulletinFile('键盘.txt', 303))
    await page
      .locator('[data-upload="键盘.txt"]')
      .getByText(/读出 \d+ 篇/)
      .waitFor()
    await tabTo(page, '[data-upload="键盘.txt"] a')
    await page.keyboard.press('Enter')
    await tabTo(page, '.contents a')
    await page.keyboard.press('Enter')
    await page.locator('article').waitFor()

    await tabTo(page, 'article mark')
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('Enter')
    const card = page.getByRole('dialog')
    await card.locator(':focus').waitFor()
    await page.keyboard.press('Escape')
    await card.waitFor({ state: 'detached' })
    const second = await page.evaluate<number>(
      '[...document.querySelectorAll("article mark")].indexOf(document.activeElement)',
    )
    expect(second).toBe(1)

    await tabTo(page, '.side-part a.follow', 80)
    await page.keyboard.press('Enter')
    await expect.poll(() => page.url()).toMatch(/\/subscriptions\?new=topic%3A[a-z-]+$/)
    expect(complaints).toEqual([])
  })

  test('Bull Board works behind the login without its font from outside', async () => {
    const { page } = await browser.open()
    await logIn(page)
    await page.goto(`${jianbao.consoleUrl}/queues`)
    await page.getByText('bulletin-parse').first().waitFor()
  })
})

/** Presses Tab until the element has the focus. Whatever has it on the way shows that it does. */
async function tabTo(page: Page, selector: string, pressesMax = 40): Promise<void> {
  await page.locator(selector).first().waitFor()
  for (let presses = 0; presses < pressesMax; presses += 1) {
    await page.keyboard.press('Tab')
    const at = await page.evaluate<{ words: string; isThere: boolean; isSeen: boolean }>(`(() => {
      const at = document.activeElement
      const shows = (element) => {
        const { outlineStyle, boxShadow } = getComputedStyle(element)
        return outlineStyle !== 'none' || boxShadow !== 'none'
      }
      const { width, height } = at.getBoundingClientRect()
      const isSeen = at === document.body || at.id === 'content' || (width > 0 && height > 0 && shows(at)) ||
        (at.matches('input[type="radio"]') && shows(at.parentElement))
      return { words: at.outerHTML.slice(0, 200), isThere: at.matches(${JSON.stringify(selector)}), isSeen }
    })()`)
    expect([at.isSeen, at.words]).toEqual([true, at.words])
    if (at.isThere) return
  }
  throw new Error(`Tab did not reach ${selector}.`)
}

test.skipIf(isLeft)('the link printed in a terminal logs one browser in, once', async () => {
  await using database = await aDatabase()
  await using redis = await aRedis()
  using folder = aFolder()
  const context = await aContext({
    JIANBAO_HOME: folder.path,
    JIANBAO_PORT: '0',
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
  })
  const started = await createConsole(context)
  await using stack = new AsyncDisposableStack()
  stack.defer(() => started.close())
  const browser = stack.use(await aBrowser())
  const first = await browser.open()
  await first.page.goto(started.loginUrl)
  // While the pages are being built, a page says so and opens them by itself.
  await first.page.locator('.pipeline').waitFor({ timeout: 60_000 })
  expect(first.page.url()).toBe(`${started.url}/`)
  await first.page.getByText('还没有简报').waitFor()
  // A room says that there is nothing yet where nothing was asked, and that nothing answers where something was.
  for (const [path, nothing] of [
    ['/amounts', '还没有文章写到金额'],
    ['/amounts?min=5', '没有符合的金额'],
    ['/documents', '还没有引用文件'],
    ['/documents?query=x', '没有找到'],
    ['/regions', '全国还没有文章。'],
    ['/regions?topic=industry', '全国没有符合的文章。'],
    ['/search', '还没有可检索的文章'],
    ['/search?q=x', '没有找到'],
  ]) {
    await first.page.goto(`${started.url}${path}`)
    await first.page.getByText(nothing ?? '', { exact: true }).waitFor()
  }
  const second = await browser.open()
  await second.page.goto(started.loginUrl)
  await second.page.getByText('已经用过').waitFor()
})
