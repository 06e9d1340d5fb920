import {
  createSampleSubscriber,
  deleteSampleSubscriber,
  endSubscription,
  readContent,
  resumeSubscription,
} from '@jianbao/store'
import { aStoredBulletin } from '@jianbao/test-support'
import { describe, expect, test } from 'vitest'
import { aBench, Crash, readSent } from './support/a-bench.ts'

const filter = (given: {
  topics?: string[]
  any?: string[]
  none?: string[]
  regions?: string[]
}) => ({
  topics: given.topics ?? [],
  regions: given.regions ?? [],
  words: { any: given.any ?? [], all: [], none: given.none ?? [] },
})
const daily = (time: string, timeZone = 'Asia/Shanghai') => {
  const [hour, minute] = time.split(':').map(Number)
  return { kind: 'cron' as const, expression: `${minute} ${hour} * * *`, timeZone }
}
const huaihua = { code: '431200', name: '怀化市' }

describe('instant', () => {
  test('a bulletin brings one digest with exactly the articles that are followed', async () => {
    await using bench = await aBench()
    await bench.subscribe({ filter: filter({ topics: ['industry'] }) })
    const id = await bench.drop({
      articles: [
        { title: '茶园增收', topics: ['industry'] },
        { title: '路灯亮了', topics: ['environment'] },
        { title: '菌菇出口', topics: ['industry', 'services'] },
      ],
    })
    expect(await readSent(bench.db)).toMatchObject([
      { slotKey: `bulletin:${id}`, titles: ['茶园增收', '菌菇出口'] },
    ])
  })

  test('two subscriptions of one person make one item with two reasons, in one digest', async () => {
    await using bench = await aBench()
    await bench.subscribe({ name: '产业', filter: filter({ topics: ['industry'] }) })
    await bench.subscribe({
      name: '湖南',
      address: 'Reader@example.org',
      filter: filter({ regions: ['430000'], any: ['茶'] }),
    })
    await bench.drop({
      articles: [{ title: '茶园增收', topics: ['industry'], regions: [huaihua] }],
    })
    expect(await bench.db.selectFrom('subscribers').select('id').execute()).toHaveLength(1)
    const [digest, ...others] = await bench.db.selectFrom('digests').selectAll().execute()
    expect(others).toEqual([])
    expect(digest?.subscription_ids).toHaveLength(2)
    const [article] = (await readContent(bench.db, digest?.id ?? ''))?.articles ?? []
    expect(article?.reasons.map((reason) => [reason.subscription, reason.why])).toEqual([
      ['产业', { topics: ['industry'], regions: [], words: [] }],
      ['湖南', { topics: [], regions: [huaihua], words: ['茶'] }],
    ])
  })

  test('the same article in a later bulletin stays silent; its revision does not', async () => {
    await using bench = await aBench()
    await bench.subscribe({})
    await bench.drop({ articles: [{ title: '甲' }] })
    await bench.drop({ articles: [{ title: '甲' }, { title: '乙' }] })
    await bench.drop({ articles: [{ title: '甲' }] })
    await bench.drop({ articles: [{ title: '甲', revision: 2 }] })
    const sent = await readSent(bench.db)
    expect(sent.map((digest) => digest.titles)).toEqual([['甲'], ['乙'], ['甲']])
  })

  test('a changed article is a correction only for those who were sent the earlier text', async () => {
    await using bench = await aBench()
    await bench.subscribe({ address: 'old@example.org' })
    await bench.drop({ articles: [{ title: '甲' }] })
    await bench.subscribe({ address: 'new@example.org' })
    await bench.drop({ articles: [{ title: '甲', revision: 2 }] })
    const rows = await bench.db
      .selectFrom('digests as d')
      .innerJoin('channels as c', 'c.id', 'd.channel_id')
      .innerJoin('contents as t', 't.sha256', 'd.shared_sha256')
      .select(['c.address', 't.articles'])
      .orderBy('c.address')
      .orderBy('d.created_at')
      .execute()
    expect(rows.map((row) => [row.address, row.articles[0]?.correction])).toEqual([
      ['new@example.org', false],
      ['old@example.org', false],
      ['old@example.org', true],
    ])
  })

  test('an article printed twice in one bulletin is told once', async () => {
    await using bench = await aBench()
    await bench.subscribe({})
    await bench.drop({ articles: [{ title: '甲' }, { title: '甲（重印）', story: '甲' }] })
    expect(await readSent(bench.db)).toMatchObject([{ titles: ['甲'] }])
  })

  test('nothing followed, no digest', async () => {
    await using bench = await aBench()
    await bench.subscribe({ filter: filter({ none: ['甲'] }) })
    await bench.drop({ articles: [{ title: '甲' }] })
    expect(await bench.db.selectFrom('digests').selectAll().execute()).toEqual([])
  })
})

describe('what stays silent', () => {
  test('a backfill', async () => {
    await using bench = await aBench()
    await bench.subscribe({})
    const id = await bench.drop({ backfill: true, articles: [{ title: '甲' }] })
    expect(await bench.db.selectFrom('inbox_items').selectAll().execute()).toEqual([])
    const bulletin = await bench.db.selectFrom('bulletins').selectAll().executeTakeFirst()
    expect(bulletin).toMatchObject({ id, matched_run: 1 })
  })

  test('a replay, even of articles a better parser found', async () => {
    await using bench = await aBench()
    await bench.subscribe({})
    const id = await bench.drop({ articles: [{ title: '甲' }] })
    await bench.db.updateTable('bulletins').set({ run: 2 }).where('id', '=', id).execute()
    await bench.db
      .updateTable('articles')
      .set({ topics: ['industry'] })
      .execute()
    await bench.subscribe({ filter: filter({ topics: ['industry'] }) })
    await bench.match(id)
    expect(await readSent(bench.db)).toHaveLength(1)
    const bulletin = await bench.db.selectFrom('bulletins').selectAll().executeTakeFirst()
    expect(bulletin?.matched_run).toBe(2)
  })

  test('what was stored before the subscription began', async () => {
    await using bench = await aBench()
    const id = await aStoredBulletin(bench.db, {
      at: bench.clock.now(),
      articles: [{ title: '甲' }],
    })
    bench.clock.pass(1)
    await bench.subscribe({})
    await bench.match(id)
    expect(await readSent(bench.db)).toEqual([])
  })

  test('an ended subscription; resumed after days it begins anew', async () => {
    await using bench = await aBench()
    const { subscriptionId } = await bench.subscribe({})
    const told = () => ({ subscriptionId, at: bench.clock.now(), origin: 'test' })
    expect(await endSubscription(bench.db, told())).toBe(true)
    expect(await endSubscription(bench.db, told())).toBe(false)
    await bench.drop({ articles: [{ title: '甲' }] })
    bench.clock.pass(2 * 24 * 60 * 60_000)
    expect(await resumeSubscription(bench.db, told())).toBe(true)
    await bench.tick()
    await bench.drop({ articles: [{ title: '乙' }] })
    expect(await readSent(bench.db)).toMatchObject([{ titles: ['乙'] }])
    const events = await bench.db.selectFrom('audit_events').select('what').execute()
    expect(events.map((event) => event.what)).toEqual(['started', 'ended', 'resumed'])
  })
})

describe('an end that is undone within a day', () => {
  test.each(['instant', 'cron'])('misses nothing of what came in between: %s', async (kind) => {
    await using bench = await aBench({ at: '2026-11-01T23:00:00Z' })
    const cadence = kind === 'cron' ? daily('8:00') : { kind: 'instant' as const }
    const { subscriptionId } = await bench.subscribe({ cadence })
    const told = () => ({ subscriptionId, at: bench.clock.now(), origin: 'test' })
    await endSubscription(bench.db, told())
    await bench.drop({ articles: [{ title: '甲' }] })
    bench.clock.pass(60_000)
    await bench.tick()
    expect(await readSent(bench.db)).toEqual([])
    await resumeSubscription(bench.db, told())
    bench.clock.set('2026-11-02T00:00:00Z')
    await bench.tick()
    await bench.tick()
    expect(await readSent(bench.db)).toMatchObject([{ titles: ['甲'] }])
  })
})

describe('clock slots', () => {
  test('what waits goes out at the slot, once, and an empty slot is silent', async () => {
    await using bench = await aBench({ at: '2026-11-01T23:00:00Z' })
    await bench.subscribe({ cadence: daily('8:00') })
    await bench.drop({ articles: [{ title: '甲' }] })
    await bench.tick()
    expect(await readSent(bench.db)).toEqual([])
    bench.clock.set('2026-11-02T00:00:00Z')
    await bench.tick()
    await bench.tick()
    bench.clock.set('2026-11-03T00:00:30Z')
    await bench.tick()
    expect(await readSent(bench.db)).toMatchObject([
      { slotKey: '2026-11-02T08:00+08:00', titles: ['甲'] },
    ])
  })

  test('days of downtime make one digest, and the next slot is in the future', async () => {
    await using bench = await aBench({ at: '2026-11-01T23:00:00Z' })
    await bench.subscribe({ cadence: daily('8:00') })
    await bench.drop({ articles: [{ title: '甲' }] })
    bench.clock.set('2026-11-05T03:00:00Z')
    await bench.tick()
    expect(await readSent(bench.db)).toMatchObject([{ slotKey: '2026-11-05T08:00+08:00' }])
    const [row] = await bench.db.selectFrom('subscriptions').select('next_slot_at').execute()
    expect(row?.next_slot_at).toEqual(new Date('2026-11-06T00:00:00Z'))
  })

  test('two subscriptions that are due together share one digest', async () => {
    await using bench = await aBench({ at: '2026-11-01T23:00:00Z' })
    await bench.subscribe({ filter: filter({ any: ['甲'] }), cadence: daily('8:00') })
    await bench.subscribe({ filter: filter({ any: ['乙'] }), cadence: daily('8:30') })
    await bench.drop({ articles: [{ title: '甲' }, { title: '乙' }, { title: '甲乙' }] })
    bench.clock.set('2026-11-02T00:31:00Z')
    await bench.tick()
    expect(await readSent(bench.db)).toMatchObject([
      { slotKey: '2026-11-02T08:30+08:00', titles: ['甲', '乙', '甲乙'] },
    ])
  })

  test.each(['instant first', 'cron first'])(
    'an article goes to whichever is due first: %s',
    async (order) => {
      await using bench = await aBench({ at: '2026-11-01T23:00:00Z' })
      await bench.subscribe({ name: '定时', cadence: daily('8:00') })
      if (order === 'instant first') await bench.subscribe({ name: '随到' })
      await bench.drop({ articles: [{ title: '甲' }] })
      bench.clock.set('2026-11-02T00:00:00Z')
      await bench.tick()
      await bench.subscribe({ name: '后来' })
      await bench.drop({ articles: [{ title: '甲' }] })
      bench.clock.set('2026-11-03T00:00:00Z')
      await bench.tick()
      const sent = await readSent(bench.db)
      expect(sent).toHaveLength(1)
      expect(sent[0]?.titles).toEqual(['甲'])
      expect(sent[0]?.slotKey.startsWith('bulletin:')).toBe(order === 'instant first')
    },
  )

  test('a clock set back an hour does not repeat a slot', async () => {
    await using bench = await aBench({ at: '2026-11-01T23:30:00Z' })
    await bench.subscribe({ cadence: daily('8:00') })
    await bench.drop({ articles: [{ title: '甲' }] })
    bench.clock.set('2026-11-02T00:00:00Z')
    await bench.tick()
    bench.clock.set('2026-11-01T23:00:00Z')
    await bench.subscribe({ cadence: daily('8:00') })
    await bench.drop({ articles: [{ title: '乙' }] })
    bench.clock.set('2026-11-02T00:00:00Z')
    await bench.tick()
    bench.clock.set('2026-11-03T00:00:00Z')
    await bench.tick()
    expect(await readSent(bench.db)).toMatchObject([
      { slotKey: '2026-11-02T08:00+08:00', titles: ['甲'] },
      { slotKey: '2026-11-03T08:00+08:00', titles: ['乙'] },
    ])
  })

  test('one reader whose time table broke does not keep the others waiting', async () => {
    await using bench = await aBench({ at: '2026-11-01T23:00:00Z' })
    const broken = await bench.subscribe({ address: 'a@example.org', cadence: daily('8:00') })
    await bench.subscribe({ address: 'b@example.org', cadence: daily('8:00') })
    await bench.drop({ articles: [{ title: '甲' }] })
    const cadence = JSON.stringify({ kind: 'cron', expression: 'x', timeZone: 'UTC' })
    await bench.db
      .updateTable('subscriptions')
      .set({ cadence })
      .where('id', '=', broken.subscriptionId)
      .execute()
    bench.clock.set('2026-11-02T00:00:00Z')
    await bench.tick()
    expect(await readSent(bench.db)).toHaveLength(1)
    expect(bench.logged.join('')).toContain('a digest could not be planned')
  })
})

describe('steps repeated', () => {
  test('matching twice and composing twice equal once', async () => {
    await using bench = await aBench()
    await bench.subscribe({})
    const id = await bench.drop({ articles: [{ title: '甲' }] })
    const before = await bench.db.selectFrom('digests').selectAll().execute()
    await bench.match(id)
    await Promise.all([bench.match(id), bench.sweep()])
    expect(await bench.db.selectFrom('digests').selectAll().execute()).toEqual(before)
    expect(await bench.db.selectFrom('deliveries').selectAll().execute()).toHaveLength(1)
  })

  test('what a dead queue lost the sweep finds in the ledger', async () => {
    await using bench = await aBench()
    await bench.subscribe({})
    bench.beforeJob = () => {
      throw new Error('the queue is away')
    }
    const stored = await aStoredBulletin(bench.db, {
      at: bench.clock.now(),
      articles: [{ title: '甲' }],
    })
    await expect(bench.match(stored)).rejects.toThrow()
    bench.beforeJob = () => undefined
    bench.clock.pass(1)
    await aStoredBulletin(bench.db, { at: bench.clock.now(), articles: [{ title: '乙' }] })
    await bench.sweep()
    expect((await readSent(bench.db)).map((digest) => digest.titles)).toEqual([['甲'], ['乙']])
  })

  test.each(['instant', 'cron'])(
    'queues that hang are asked once, not for every reader: %s',
    async (kind) => {
      await using bench = await aBench({ at: '2026-11-01T23:00:00Z' })
      const cadence = kind === 'cron' ? daily('8:00') : { kind: 'instant' as const }
      for (const name of ['a', 'b', 'c']) {
        await bench.subscribe({ address: `${name}@example.org`, cadence })
      }
      let asked = 0
      bench.beforeJob = () => {
        asked += 1
        throw new Crash()
      }
      await bench.drop({ articles: [{ title: '甲' }] })
      bench.clock.set('2026-11-02T00:00:00Z')
      if (kind === 'cron') await bench.tick()
      expect(asked).toBe(1)
      bench.beforeJob = () => undefined
      await bench.sweep()
      expect(await readSent(bench.db)).toHaveLength(3)
    },
  )

  test('bulletins matched at the same time do not lock each other out', async () => {
    await using bench = await aBench()
    const readers = Array.from({ length: 5 }, (_, n) => `r${n}@example.org`)
    for (const address of readers) await bench.subscribe({ address })
    const titles = ['甲', '乙', '丙', '丁']
    const ids: string[] = []
    for (const order of [titles, titles.toReversed(), titles, titles.toReversed()]) {
      const articles = order.map((title) => ({ title }))
      ids.push(await aStoredBulletin(bench.db, { at: bench.clock.now(), articles }))
    }
    await Promise.all(ids.map((id) => bench.match(id)))
    const told = (await readSent(bench.db)).flatMap((d) => d.titles.map((t) => d.subscriberId + t))
    expect(told).toHaveLength(readers.length * titles.length)
    expect(new Set(told).size).toBe(told.length)
  })
})

test('the sample reader gets a digest of the samples and can be deleted with everything', async () => {
  await using bench = await aBench()
  const { subscriberId } = await createSampleSubscriber(bench.db, bench.clock.now())
  const reader = await bench.subscribe({})
  await bench.drop({ articles: [{ title: '甲', topics: ['industry'] }, { title: '乙' }] })
  expect(await readSent(bench.db)).toHaveLength(2)
  expect(await deleteSampleSubscriber(bench.db, subscriberId)).toBe(true)
  expect(await deleteSampleSubscriber(bench.db, reader.subscriberId)).toBe(false)
  expect(await readSent(bench.db)).toMatchObject([{ subscriberId: reader.subscriberId }])
})
