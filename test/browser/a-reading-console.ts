/** A console with something to read, and the way to open its pages logged in. */
import { indexOwedBulletins } from '@jianbao/store'
import { aBulletinText, storeWrittenArticles } from '@jianbao/test-support'
import type { BrowserContextOptions } from 'playwright-core'
import { aConsole, type TestConsole } from '../../services/console/test/a-console.ts'
import { aParsedBulletin } from '../../services/console/test/a-story.ts'
import { aBrowser, type TestBrowser } from './a-browser.ts'

export interface ReadingConsole extends AsyncDisposable {
  readonly it: TestConsole
  readonly browser: TestBrowser
  /** A bulletin whose second article has a diagnostic. */
  readonly bulletin: Awaited<ReturnType<typeof aParsedBulletin>>
  /** A fresh profile that is logged in. */
  open(options?: BrowserContextOptions): ReturnType<TestBrowser['open']>
}

export async function aReadingConsole(): Promise<ReadingConsole> {
  await using opened = new AsyncDisposableStack()
  const it = opened.use(await aConsole())
  const browser = opened.use(await aBrowser())
  const newest = new Date('2026-11-01T08:00:00Z')
  await storeWrittenArticles(it.db, { articles: 60, letters: 300, newest })
  const text = aBulletinText({ articles: 4, seed: 5 })
  const bulletin = await aParsedBulletin(it.db, text, { at: newest, name: '周报.txt' })
  await addDiagnostic(it, bulletin)
  while ((await indexOwedBulletins(it.db, { timeZone: 'Asia/Shanghai' })) > 0);
  await it.console.pagesSettled

  const { page } = await browser.open()
  await page.goto(it.console.url)
  await page.getByLabel('令牌').fill(it.token)
  await page.getByRole('button', { name: '登录' }).click()
  await page.locator('.pipeline').waitFor()
  const storageState = await page.context().storageState()
  await page.context().close()
  const running = opened.move()
  return {
    it,
    browser,
    bulletin,
    open: (options) => browser.open({ storageState, ...options }),
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

/** On the first words of the second article. */
async function addDiagnostic(
  it: TestConsole,
  { id, articles }: ReadingConsole['bulletin'],
): Promise<void> {
  const { record } = await it.db
    .selectFrom('bulletins')
    .select('record')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  const article = await it.db
    .selectFrom('articles')
    .select('record')
    .where('id', '=', articles[1]?.id ?? '')
    .executeTakeFirstOrThrow()
  const start = article.record.blocks[0]?.start ?? 0
  const diagnostic = { code: 'a-doubt', severity: 'warning', message: '此处存疑。' }
  const diagnostics = [...record.diagnostics, { ...diagnostic, start, end: start + 4 }]
  await it.db
    .updateTable('bulletins')
    .set({ record: JSON.stringify({ ...record, diagnostics }) })
    .where('id', '=', id)
    .execute()
}
