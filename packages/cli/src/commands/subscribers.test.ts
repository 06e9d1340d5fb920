/** What an operator does for a reader, and sees of what is broken. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createSubscription, listSubscriptions, openStore, syncAlarms } from '@jianbao/store'
import { aDatabase, aFolder, node, runProcess } from '@jianbao/test-support'
import { expect, test } from 'vitest'

async function aLedger() {
  await using opened = new AsyncDisposableStack()
  const database = opened.use(await aDatabase())
  const folder = opened.use(aFolder())
  const store = opened.use(
    openStore({ databaseUrl: database.url, applicationName: 'test', onIdleError: () => undefined }),
  )
  const request = {
    address: 'reader@example.org',
    name: '湖南产业',
    filter: { topics: ['industry'], regions: [], words: { any: [], all: [], none: [] } },
    cadence: { kind: 'instant' as const },
  }
  const at = new Date('2026-11-02T01:00:00Z')
  const made = await createSubscription(store.db, request, {
    at,
    origin: 'sign-up',
    network: '203.0.113.0/24',
  })
  const running = opened.move()
  return {
    ...made,
    at,
    db: store.db,
    folder: folder.path,
    async jianbao(...args: string[]) {
      const main = join(import.meta.dirname, '../main.ts')
      const env = { PATH: process.env['PATH'], DATABASE_URL: database.url }
      await using run = runProcess(node, [main, ...args], { env })
      return { exit: await run.ended, output: run.output() }
    },
    [Symbol.asyncDispose]: () => running.disposeAsync(),
  }
}

test('a reader is exported into a file only its owner may read, audited and erased, on a second word', async () => {
  await using it = await aLedger()
  const file = join(it.folder, 'reader.json')
  expect((await it.jianbao('subscribers', 'export', 'Reader@example.org', '--to', file)).exit).toBe(
    0,
  )
  expect(JSON.parse(readFileSync(file, 'utf8')).channels[0].address).toBe('reader@example.org')

  const dry = await it.jianbao('subscribers', 'erase', it.subscriberId.slice(0, 8))
  expect(dry.output).toMatch(/将删除 would erase .*reader@example\.org/)
  expect(await listSubscriptions(it.db, { limit: 9 })).toMatchObject([{ state: 'active' }])
  expect((await it.jianbao('subscribers', 'erase', 'reader@example.org', '--yes')).exit).toBe(0)
  expect((await it.jianbao('subscribers', 'export', 'reader@example.org')).output).toContain(
    '没有订阅人',
  )

  const audit = JSON.parse((await it.jianbao('subscribers', 'audit', '--json')).output)
  expect(audit.map((row: { what: string }) => row.what).sort()).toEqual([
    'ended',
    'erased',
    'exported',
    'started',
  ])
}, 60_000)

test('an open alarm is told in one sentence, and acknowledged by the beginning of its id', async () => {
  await using it = await aLedger()
  const detail = {
    kind: 'subscription-silent' as const,
    subscriptionId: it.subscriptionId,
    articles: 321,
  }
  await syncAlarms(it.db, {
    alarms: [{ subject: it.subscriptionId, since: it.at, detail }],
    at: it.at,
  })
  const told = await it.jianbao('alarms')
  expect(told.output).toContain(
    '订阅“湖南产业 → reader@example.org”从未匹配到文章，期间入库 321 篇',
  )
  const id = told.output.slice(0, 8)
  expect(await it.jianbao('alarms', 'ack', id)).toMatchObject({ exit: 0 })
  expect((await it.jianbao('alarms')).output).toContain('知道了 seen')
  expect(await it.jianbao('alarms', 'ack', 'ffffffff')).toMatchObject({ exit: 1 })
}, 60_000)
