/** A person whose digests went out by every way is erased: nothing personal is left, what can be counted is. */
import {
  eraseReader,
  exportReader,
  listDigests,
  readContent,
  resumeSubscription,
} from '@jianbao/store'
import { expect, test } from 'vitest'
import { aBench, type Bench } from './support/a-bench.ts'
import { anSmtpServer } from './support/an-smtp-server.ts'

const address = 'forget.me@example.org'

/** Every table, each row as text. */
async function dump({ db }: Bench): Promise<string> {
  const tables = await db.introspection.getTables()
  const parts: string[] = []
  for (const { name } of tables.filter((each) => !each.isView)) {
    // Tables are known by name only here: their rows are read as they are.
    const rows = await db
      .selectFrom(name as 'digests')
      .selectAll()
      .execute()
    parts.push(`${name}: ${JSON.stringify(rows)}`)
  }
  return parts.join('\n')
}

test('an erased reader is in no table any more; what was sent keeps its hash, its time and its count', async () => {
  await using server = await anSmtpServer({
    manners: [
      {
        do: 'refuse',
        at: 'data',
        code: 554,
        text: `5.6.0 <${address}> wants none of it`,
        to: address,
      },
    ],
  })
  await using bench = await aBench({ smtpUrl: server.url })
  const filter = { topics: [], regions: [], words: { any: ['秘密的心愿'], all: [], none: [] } }
  const { subscriberId, subscriptionId } = await bench.subscribe({
    address,
    name: '我的私事',
    filter,
  })
  await bench.subscribe({ address: 'stays@example.org', name: '别人的' })
  await bench.drop({ articles: [{ title: '秘密的心愿一' }] })
  await bench.drop({ articles: [{ title: '秘密的心愿二' }] })
  const before = (await listDigests(bench.db, { limit: 9 })).filter(
    (each) => each.subscriberId === subscriberId,
  )
  expect(before.map((each) => each.articles)).toEqual([1, 1])
  const act = { subscriberId, at: bench.clock.now(), origin: 'test' }
  let held = ''
  for await (const piece of exportReader(bench.db, act)) held += piece
  const data = JSON.parse(held)
  expect([data.digests.length, held.includes('秘密的心愿一')]).toEqual([2, true])

  expect(await eraseReader(bench.db, act)).toBe(true)
  expect(await eraseReader(bench.db, act)).toBe(false)
  const left = await dump(bench)
  for (const words of ['forget.me', '我的私事', '"any":["秘密的心愿"]', 'wants none of it']) {
    expect([words, left.includes(words)]).toEqual([words, false])
  }
  expect(left).toContain('stays@example.org')
  const after = (await listDigests(bench.db, { limit: 9 })).filter(
    (each) => each.subscriberId === subscriberId,
  )
  const told = (rows: typeof before) =>
    rows.map(({ id, articles, delivery }) => [id, articles, delivery?.state, delivery?.finishedAt])
  expect(told(after)).toEqual(told(before))
  const hashes = await bench.db
    .selectFrom('digests')
    .select('content_sha256')
    .where('subscriber_id', '=', subscriberId)
    .execute()
  expect(hashes.every(({ content_sha256 }) => /^[0-9a-f]{64}$/.test(content_sha256 ?? ''))).toBe(
    true,
  )
  const resumed = { subscriptionId, at: bench.clock.now(), origin: 'test' }
  expect(await resumeSubscription(bench.db, resumed)).toBe(false)
  await bench.drop({ articles: [{ title: '秘密的心愿三' }] })
  await bench.sweep()
  expect(server.received.filter(({ to }) => to === address)).toHaveLength(2)
})

test('an erasure while a mail is on its way leaves no answer that names the address', async () => {
  await using server = await anSmtpServer({ manners: [{ do: 'dawdle', ms: 600 }] })
  await using bench = await aBench({ smtpUrl: server.url })
  const { subscriberId } = await bench.subscribe({ address })
  const sending = bench.drop({ articles: [{ title: '甲' }] })
  await expect.poll(() => server.received.length, { timeout: 5_000 }).toBe(1)
  await eraseReader(bench.db, { subscriberId, at: bench.clock.now(), origin: 'test' })
  await sending
  bench.clock.pass(60 * 60_000)
  await bench.tick()
  expect((await dump(bench)).includes('forget.me')).toBe(false)
  expect(server.received).toHaveLength(1)
})

test('what readers share stays while one of them is there, and goes with the last', async () => {
  await using bench = await aBench()
  const readers = ['one@example.org', 'two@example.org', 'three@example.org']
  for (const each of readers) await bench.subscribe({ address: each })
  await bench.drop({ articles: [{ title: '甲' }] })
  const contents = () => bench.db.selectFrom('contents').select('sha256').execute()
  expect(await contents()).toHaveLength(1)
  const digests = await bench.db.selectFrom('digests').select(['id', 'subscriber_id']).execute()
  const [first, second, third] = digests
  const erase = (subscriberId = '') =>
    eraseReader(bench.db, { subscriberId, at: bench.clock.now(), origin: 'test' })
  await erase(first?.subscriber_id)
  expect(await readContent(bench.db, first?.id ?? '')).toBeNull()
  expect(await readContent(bench.db, third?.id ?? '')).toMatchObject({
    articles: [{ title: '甲' }],
  })
  // However a digest goes: with its row, or as an erased one.
  await bench.db
    .deleteFrom('inbox_items')
    .where('digest_id', '=', second?.id ?? '')
    .execute()
  await bench.db
    .deleteFrom('digests')
    .where('id', '=', second?.id ?? '')
    .execute()
  await bench.sweep()
  expect(await contents()).toHaveLength(1)
  await erase(third?.subscriber_id)
  expect(await contents()).toEqual([])
  expect(await bench.db.selectFrom('contents_let_go').selectAll().execute()).toEqual([])
})
