import { endSubscription, resumeSubscription } from '@jianbao/store'
import { describe, expect, test } from 'vitest'
import { aBench, type Bench, readSent } from './support/a-bench.ts'
import { anSmtpServer } from './support/an-smtp-server.ts'

const minute = 60_000
const busy = { do: 'refuse', at: 'rcpt', code: 450, text: 'busy' } as const
const accept = { do: 'accept' } as const
const weekly = { kind: 'cron' as const, expression: '0 8 * * 1', timeZone: 'Asia/Shanghai' }

const end = (bench: Bench, { subscriptionId }: { subscriptionId: string }) =>
  endSubscription(bench.db, { subscriptionId, at: bench.clock.now(), origin: 'test' })
const undo = (bench: Bench, { subscriptionId }: { subscriptionId: string }) =>
  resumeSubscription(bench.db, { subscriptionId, at: bench.clock.now(), origin: 'test' })

async function later(bench: Bench, ms: number): Promise<void> {
  bench.clock.pass(ms)
  await bench.tick()
}

/** A bulletin whose digest is planned and not composed. */
async function dropWithoutComposing(bench: Bench): Promise<void> {
  bench.beforeJob = (name) => {
    if (name === 'digest-compose') throw new Error('the queue is away')
  }
  await bench.drop({ articles: [{ title: '甲' }] }).catch(() => undefined)
  bench.beforeJob = () => undefined
}

describe('a mail that waits for its retry', () => {
  test.each(['the tick came first', 'the undo came first'])(
    'is not sent to who unsubscribed, and comes after an undo: %s',
    async (order) => {
      await using server = await anSmtpServer({ manners: [busy, accept] })
      await using bench = await aBench({ smtpUrl: server.url })
      const reader = await bench.subscribe({})
      await bench.drop({ articles: [{ title: '甲' }] })
      await end(bench, reader)
      if (order === 'the tick came first') {
        await later(bench, 10 * minute)
        await later(bench, minute)
        expect(server.received).toEqual([])
        expect(await readSent(bench.db)).toEqual([])
      }
      await undo(bench, reader)
      await later(bench, 10 * minute)
      await later(bench, minute)
      expect(server.received).toHaveLength(1)
      expect(await readSent(bench.db)).toMatchObject([{ titles: ['甲'] }])
    },
  )

  test('is sent if another subscription it was made for goes on', async () => {
    await using server = await anSmtpServer({ manners: [busy, accept] })
    await using bench = await aBench({ smtpUrl: server.url })
    const one = await bench.subscribe({})
    await bench.subscribe({})
    await bench.drop({ articles: [{ title: '甲' }] })
    await end(bench, one)
    await later(bench, 10 * minute)
    expect(server.received).toHaveLength(1)
  })

  test('passes to the other subscription that asked for the article', async () => {
    await using server = await anSmtpServer({ manners: [busy, accept] })
    await using bench = await aBench({ smtpUrl: server.url })
    const instant = await bench.subscribe({})
    await bench.subscribe({ cadence: weekly })
    await bench.drop({ articles: [{ title: '甲' }] })
    await end(bench, instant)
    await later(bench, 10 * minute)
    expect(server.received).toEqual([])
    await later(bench, 8 * 24 * 60 * minute)
    expect(await readSent(bench.db)).toMatchObject([{ titles: ['甲'] }])
    expect(server.received).toHaveLength(1)
  })

  test('wakes an instant subscription that asked for the same article later', async () => {
    await using server = await anSmtpServer({ manners: [busy, accept] })
    await using bench = await aBench({ smtpUrl: server.url })
    const first = await bench.subscribe({})
    await bench.drop({ articles: [{ title: '甲' }] })
    await bench.subscribe({})
    await bench.drop({ articles: [{ title: '甲' }] })
    await end(bench, first)
    await later(bench, 10 * minute)
    await later(bench, minute)
    expect(server.received).toHaveLength(1)
  })

  test('that may have arrived has failed, and an undo does not tell it twice', async () => {
    await using server = await anSmtpServer({ manners: [{ do: 'drop after data' }, accept] })
    await using bench = await aBench({ smtpUrl: server.url })
    const reader = await bench.subscribe({})
    await bench.drop({ articles: [{ title: '甲' }] })
    await end(bench, reader)
    await later(bench, 10 * minute)
    await undo(bench, reader)
    await later(bench, minute)
    expect(server.received).toHaveLength(1)
    const rows = await bench.db.selectFrom('deliveries').select(['state', 'answer']).execute()
    expect(rows).toEqual([{ state: 'failed', answer: '已退订，不再投递。' }])
  })
})

describe('a digest that is planned', () => {
  test('is not composed for who unsubscribed, and comes after an undo', async () => {
    await using bench = await aBench()
    const reader = await bench.subscribe({})
    await dropWithoutComposing(bench)
    await end(bench, reader)
    await bench.sweep()
    expect(await bench.db.selectFrom('digests').select('id').execute()).toEqual([])
    await undo(bench, reader)
    await later(bench, minute)
    expect(await readSent(bench.db)).toMatchObject([{ titles: ['甲'] }])
  })

  test('goes on without what only the ended subscription asked for', async () => {
    await using bench = await aBench()
    const words = (any: string[]) => ({
      topics: [],
      regions: [],
      words: { any, all: [], none: [] },
    })
    const one = await bench.subscribe({ name: '一', filter: words(['甲']) })
    await bench.subscribe({ name: '二', filter: words(['乙']) })
    bench.beforeJob = (name) => {
      if (name === 'digest-compose') throw new Error('the queue is away')
    }
    const articles = [{ title: '甲' }, { title: '乙' }]
    await bench.drop({ articles }).catch(() => undefined)
    bench.beforeJob = () => undefined
    await end(bench, one)
    await bench.sweep()
    expect(await readSent(bench.db)).toMatchObject([{ titles: ['乙'] }])
    await undo(bench, one)
    await later(bench, minute)
    expect((await readSent(bench.db)).map((digest) => digest.titles)).toEqual([['乙'], ['甲']])
  })
})
