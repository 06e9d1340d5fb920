/** What an operator does for a reader, and sees of what is broken. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  createSubscription,
  listSubscriptions,
  makeFeed,
  openStore,
  replaySource,
  syncAlarms,
} from '@jianbao/store'
import { aDatabase, aFolder, aStoredBulletin, node, runProcess } from '@jianbao/test-support'
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

test('the trail tells in a line each who did what to a file or a feed that is nobody’s', async () => {
  await using it = await aLedger()
  const { at, db } = it
  const by = { at, actor: '王五', actorKind: 'account', origin: 'console' } as const
  await makeFeed(db, { topic: 'industry', title: '产业', by })
  const id = await aStoredBulletin(db, { at, articles: [{ title: '甲' }] })
  await replaySource(db, id, { at, origin: 'cli' })
  const { name } = await db.selectFrom('sources').select('name').executeTakeFirstOrThrow()
  const lines = (await it.jianbao('subscribers', 'audit')).output.trimEnd().split('\n')
  expect(lines.sort()).toEqual([
    '2026-11-02T01:00:00.000Z  feed-made  console 王五  产业',
    `2026-11-02T01:00:00.000Z  read-again  cli  ${name}`,
    '2026-11-02T01:00:00.000Z  started  sign-up 203.0.113.0/24  reader@example.org  湖南产业',
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
