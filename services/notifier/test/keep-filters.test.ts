import { type SubscriptionFilter, subscriptionFilter } from '@jianbao/schema'
import { changeSubscription, createSubscription } from '@jianbao/store'
import { aStoredBulletin } from '@jianbao/test-support'
import { describe, expect, test } from 'vitest'
import { type Filters, keepFilters } from '../src/keep-filters.ts'
import { matchBulletin } from '../src/match-bulletin.ts'
import { aBench, type Bench } from './support/a-bench.ts'

const aFilter = (given: Parameters<typeof subscriptionFilter.parse>[0]): SubscriptionFilter =>
  subscriptionFilter.parse(given)
const industry = aFilter({ topics: ['industry'] })
const finance = aFilter({ topics: ['finance'] })

const sizeOf = async (filters: Filters, { db }: Bench) => (await filters(db)).index.size

describe('the filters a notifier keeps', () => {
  test('come to every notifier that runs, without a restart, and once each', async () => {
    await using bench = await aBench()
    const notifiers = [keepFilters(bench.log), keepFilters(bench.log)]
    const sizes = () => Promise.all(notifiers.map((filters) => sizeOf(filters, bench)))
    expect(await sizes()).toEqual([0, 0])
    await bench.subscribe({ address: 'a@example.org', filter: industry })
    await bench.subscribe({ address: 'b@example.org', filter: industry })
    expect(await sizes()).toEqual([1, 1])
    await bench.subscribe({ address: 'c@example.org', filter: finance })
    expect(await sizes()).toEqual([2, 2])
    expect(await sizeOf(keepFilters(bench.log), bench)).toBe(2)
  })

  test('miss none that was written first and committed last', async () => {
    await using bench = await aBench()
    const filters = keepFilters(bench.log)
    const { subscriptionId } = await bench.subscribe({ address: 'slow@example.org' })
    expect(await sizeOf(filters, bench)).toBe(1)
    const written = Promise.withResolvers<void>()
    const commit = Promise.withResolvers<void>()
    const slow = bench.db.transaction().execute(async (trx) => {
      await trx
        .updateTable('subscriptions')
        .set({ filter: JSON.stringify(industry) })
        .where('id', '=', subscriptionId)
        .execute()
      written.resolve()
      await commit.promise
    })
    await written.promise
    await bench.subscribe({ address: 'quick@example.org', filter: finance })
    expect(await sizeOf(filters, bench)).toBe(2)
    commit.resolve()
    await slow
    expect(await sizeOf(filters, bench)).toBe(3)
  })

  test('a subscription that changes while a bulletin is matched answers by its new filter', async () => {
    await using bench = await aBench()
    const { db, clock } = bench
    const reader = await bench.subscribe({ filter: finance })
    clock.pass(1)
    const bulletinId = await aStoredBulletin(db, {
      at: clock.now(),
      articles: [{ title: '茶园增收', topics: ['industry'] }],
    })
    const kept = keepFilters(bench.log)
    const filters: Filters = async (trx) => {
      const before = await kept(trx)
      const name = '产业'
      const changed = { ...reader, name, filter: industry, cadence: { kind: 'instant' as const } }
      await changeSubscription(db, changed, { at: clock.now(), origin: 'test' })
      return before
    }
    await matchBulletin({ db, clock, filters, relay: async () => true }, bulletinId)
    const reasons = await db.selectFrom('inbox_reasons').select('why').execute()
    expect(reasons).toEqual([{ why: { topics: ['industry'], regions: [], words: [] } }])
  })

  test('one that cannot be used is told in the log and keeps nobody from their articles', async () => {
    await using bench = await aBench()
    const broken = aFilter({ patterns: { any: ['(茶'] } })
    await bench.subscribe({ address: 'a@example.org', filter: broken })
    await bench.subscribe({ address: 'b@example.org', filter: industry })
    await bench.drop({ articles: [{ title: '茶园增收', topics: ['industry'] }] })
    expect(await bench.db.selectFrom('inbox_items').selectAll().execute()).toHaveLength(1)
    expect(bench.logged.join()).toContain('a stored filter cannot be used')
  })
})

test('an urgent subscription is told at once, whatever its cadence', async () => {
  await using bench = await aBench()
  const cadence = { kind: 'cron' as const, expression: '0 8 * * *', timeZone: 'UTC' }
  const request = { address: 'a@example.org', name: '急', filter: industry, cadence, urgent: true }
  await createSubscription(bench.db, request, { at: bench.clock.now(), origin: 'test' })
  const id = await bench.drop({ articles: [{ title: '茶园增收', topics: ['industry'] }] })
  const digests = await bench.db.selectFrom('digests').select('slot_key').execute()
  expect(digests).toEqual([{ slot_key: `bulletin:${id}` }])
})
