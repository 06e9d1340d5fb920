import { join } from 'node:path'
import { indexOwedBulletins, openStore } from '@jianbao/store'
import { aDatabase, node, runProcess, storeWrittenArticles } from '@jianbao/test-support'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

// Each run loads the command anew.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

const main = join(import.meta.dirname, '../main.ts')
let database: Awaited<ReturnType<typeof aDatabase>>

beforeAll(async () => {
  database = await aDatabase()
  const onIdleError = () => undefined
  await using store = openStore({
    databaseUrl: database.url,
    applicationName: 'test',
    onIdleError,
  })
  const newest = new Date('2026-11-20T08:00:00Z')
  await storeWrittenArticles(store.db, { articles: 50, letters: 100, newest })
  while ((await indexOwedBulletins(store.db, { timeZone: 'Asia/Shanghai' })) > 0);
})
afterAll(() => database.close())

async function search(...args: string[]) {
  const env = { PATH: process.env['PATH'], DATABASE_URL: database.url }
  await using run = runProcess(node, [main, 'search', ...args], { env })
  return { exit: await run.ended, output: run.output() }
}

test('finds by the text a subscription takes, for people and for programs', async () => {
  const shown = await search('推进', '-无此词', '--limit', '2')
  expect(shown.exit).toBe(0)
  expect(shown.output).toMatch(/^共 \d+ 篇，显示 2 篇\n\n.+ \| .+\n {2}2026-11-20 · /)
  const { exit, output } = await search('主题:产业发展 推进', '--from', '2026-11-01', '--json')
  expect(exit).toBe(0)
  const found = JSON.parse(output)
  expect(found.text).toBe('topic:industry 推进')
  expect(found.items).toHaveLength(found.total.count)
  for (const { topics } of found.items) expect(topics).toContain('industry')
})

test('says what cannot be read, and where', async () => {
  expect(await search('地区:无此地')).toMatchObject({
    exit: 1,
    output: expect.stringContaining('没有地区“无此地”'),
  })
  expect(await search('--from', '去年')).toMatchObject({ exit: 2 })
  expect(await search('推进', '--jsno')).toMatchObject({ exit: 2 })
})
