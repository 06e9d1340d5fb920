/** From a parsed bulletin to a search that finds it, and what keeps the index true. */

import { Readable } from 'node:stream'
import { openQueues } from '@jianbao/queues'
import { type SubscriptionFilter, subscriptionFilter } from '@jianbao/schema'
import {
  type Db,
  indexOwedBulletins,
  openBlobs,
  openStore,
  recordDrop,
  replaySource,
  searchNewest,
} from '@jianbao/store'
import {
  aBulletinText,
  aContext,
  aDatabase,
  aFolder,
  aRedis,
  eventually,
  isLeftOut,
} from '@jianbao/test-support'
import { describe, expect, test } from 'vitest'
import { createParser } from '../src/create-parser.ts'
import { aLedger, aReader, readChanging } from './a-ledger.ts'

const word = (given: string): { filter: SubscriptionFilter } => ({
  filter: subscriptionFilter.parse({ words: { all: [given] } }),
})
const find = (db: Db, given: string) => searchNewest(db, word(given), { limit: 10 })
const zone = { timeZone: 'Asia/Shanghai' }
const text = aBulletinText({ articles: 3 })

test('indexing is owed until it is done, once, however often and by however many it is tried', async () => {
  await using ledger = await aLedger()
  const id = await ledger.receive(text)
  await ledger.parse(id)
  expect(await find(ledger.db, '投入资金')).toEqual([])
  const tried = await Promise.all([1, 2, 3].map(() => indexOwedBulletins(ledger.db, zone)))
  expect(tried.toSorted()).toEqual([0, 0, 1])
  expect(await find(ledger.db, '投入资金')).toHaveLength(3)
  expect(await indexOwedBulletins(ledger.db, zone)).toBe(0)
})

test('a run that another overtakes while it is indexed stays owed', async () => {
  await using ledger = await aLedger()
  const id = await ledger.receive(text)
  await ledger.parse(id)
  await indexOwedBulletins(ledger.db, zone)
  await replaySource(ledger.db, id)
  const fewer = aReader('2', (file) => readChanging(file, (articles) => articles.slice(0, 2)))
  await ledger.parse(id, fewer, 2)
  // What the new run took away is gone at once; what it kept is found while its indexing is owed.
  expect(await find(ledger.db, '投入资金')).toHaveLength(2)
  expect(await indexOwedBulletins(ledger.db, zone)).toBe(1)
  expect(await find(ledger.db, '投入资金')).toHaveLength(2)
})

describe.skipIf(isLeftOut('redis-server'))('the running parser', () => {
  test('makes a bulletin searchable within seconds of parsing it', async () => {
    await using folder = aFolder()
    await using database = await aDatabase()
    await using redis = await aRedis()
    const context = await aContext({
      JIANBAO_HOME: folder.path,
      DATABASE_URL: database.url,
      REDIS_URL: redis.url,
    })
    await using store = openStore({
      databaseUrl: database.url,
      applicationName: 'test',
      onIdleError: () => undefined,
    })
    const parser = await createParser(context)
    const blobs = openBlobs(folder.path)
    await using blob = await blobs.stage(Readable.from([Buffer.from(text)]), 1_000_000)
    await blob.keep()
    const { sha256, bytes } = blob
    const file = { sha256, bytes, name: 'a.txt', series: null, inboxPath: 'a.txt' }
    await recordDrop(store.db, { ...file, storedPaths: ['2026-11/a'] }, new Date())
    await using queues = await openQueues({
      backend: { kind: 'redis', url: redis.url },
      log: context.log,
    })
    await queues.relay('bulletin-parse', { sha256, run: 1, backfill: false })
    const parsed = async () =>
      (await store.db.selectFrom('bulletins').select('id').execute()).length === 1
    await eventually('the verdict', parsed, 15_000)
    const begun = performance.now()
    const found = async () => (await find(store.db, '投入资金')).length === 3
    await eventually('its articles in a search', found, 10_000)
    // Far below the tick of fifteen seconds: parsing itself wakes the indexing.
    expect(performance.now() - begun).toBeLessThan(8_000)
    await parser.close()
  })
})
