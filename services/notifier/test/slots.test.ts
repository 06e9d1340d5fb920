/** One digest a slot at most, and exactly one where something waits: whatever the clock does. */
import type { Cadence } from '@jianbao/schema'
import { pauseSubscription } from '@jianbao/store'
import { describe, expect, test } from 'vitest'
import { aBench, type Bench, readSent } from './support/a-bench.ts'

const minute = 60_000
const hour = 60 * minute
const shanghai = 'Asia/Shanghai'

const daily = (times: string[], timeZone = shanghai): Cadence => ({
  kind: 'daily',
  times,
  timeZone,
})
const slots = async (bench: Bench) => (await readSent(bench.db)).map(({ slotKey }) => slotKey)

let dropped = 0
const drop = (bench: Bench, topic = 'industry') => {
  dropped += 1
  return bench.drop({ articles: [{ title: `第${dropped}篇`, topics: [topic] }] })
}

/** The clock ticks every `everyMs` until `until`; before each tick an article arrives. */
async function live(bench: Bench, until: string, everyMs: number): Promise<void> {
  while (bench.clock.now() < new Date(until)) {
    await drop(bench)
    bench.clock.pass(everyMs)
    await bench.tick()
  }
}

describe('daylight saving', () => {
  test('gives one digest a day in Berlin, at eight by the wall clock', async () => {
    await using bench = await aBench({ at: '2026-03-28T05:00:00Z' })
    await bench.subscribe({ cadence: daily(['08:00'], 'Europe/Berlin') })
    await live(bench, '2026-03-30T20:00:00Z', 4 * hour)
    expect(await slots(bench)).toEqual([
      '2026-03-28T08:00+01:00',
      '2026-03-29T08:00+02:00',
      '2026-03-30T08:00+02:00',
    ])
  }, 60_000)

  test('in New York a time that is skipped comes right after the gap, and one that is repeated once', async () => {
    await using spring = await aBench({ at: '2026-03-08T05:00:00Z' })
    await spring.subscribe({ cadence: daily(['02:30'], 'America/New_York') })
    await live(spring, '2026-03-09T08:00:00Z', 2 * hour)
    expect(await slots(spring)).toEqual(['2026-03-08T03:00-04:00', '2026-03-09T02:30-04:00'])

    await using autumn = await aBench({ at: '2026-11-01T04:00:00Z' })
    await autumn.subscribe({ cadence: daily(['01:30'], 'America/New_York') })
    await live(autumn, '2026-11-02T08:00:00Z', 2 * hour)
    expect(await slots(autumn)).toEqual(['2026-11-01T01:30-04:00', '2026-11-02T01:30-05:00'])
  }, 60_000)
})

test('working days leave out the holiday week and take in the 调休 Saturday', async () => {
  await using bench = await aBench({ at: '2026-09-30T02:00:00Z' })
  await bench.subscribe({ cadence: { kind: 'workdays', times: ['09:00'], timeZone: shanghai } })
  await live(bench, '2026-10-13T02:00:00Z', 12 * hour)
  expect((await slots(bench)).map((key) => key.slice(0, 10))).toEqual([
    '2026-10-08',
    '2026-10-09',
    '2026-10-10',
    '2026-10-12',
    '2026-10-13',
  ])
}, 60_000)

describe('downtime over a slot', () => {
  test('is made up for by one late digest while the slot is nearer than the next', async () => {
    await using bench = await aBench({ at: '2026-11-02T01:00:00Z' })
    await bench.subscribe({ cadence: daily(['08:00']) })
    await drop(bench)
    bench.clock.set('2026-11-04T03:00:00Z')
    await bench.tick()
    expect(await slots(bench)).toEqual(['2026-11-04T08:00+08:00'])
  })

  test('beyond that leaves its articles to the next slot: none is lost, none comes twice', async () => {
    await using bench = await aBench({ at: '2026-11-02T01:00:00Z' })
    await bench.subscribe({ cadence: daily(['08:00']) })
    await drop(bench)
    bench.clock.set('2026-11-03T13:00:00Z')
    await bench.tick()
    expect(await slots(bench)).toEqual([])
    await drop(bench)
    bench.clock.set('2026-11-04T00:00:30Z')
    await bench.tick()
    const [sent, ...more] = await readSent(bench.db)
    expect([sent?.slotKey, sent?.titles.length, more]).toEqual(['2026-11-04T08:00+08:00', 2, []])
  })
})

describe('a clock that jumps', () => {
  test('back by an hour after a slot does not repeat it', async () => {
    await using bench = await aBench({ at: '2026-11-02T23:30:00Z' })
    await bench.subscribe({ cadence: daily(['08:00']) })
    await live(bench, '2026-11-03T00:10:00Z', 10 * minute)
    bench.clock.pass(-hour)
    await live(bench, '2026-11-03T01:00:00Z', 10 * minute)
    expect(await slots(bench)).toEqual(['2026-11-03T08:00+08:00'])
  })

  test('forth by an hour over a slot makes it at once, and not again when it comes', async () => {
    await using bench = await aBench({ at: '2026-11-02T23:30:00Z' })
    await bench.subscribe({ cadence: daily(['08:00']) })
    await drop(bench)
    bench.clock.pass(hour)
    await bench.tick()
    expect(await slots(bench)).toEqual(['2026-11-03T08:00+08:00'])
    bench.clock.pass(-hour)
    // Whoever begins now has the same slot before them: it is taken, and theirs is the next.
    await bench.subscribe({ cadence: daily(['08:00']), name: '又一项' })
    await live(bench, '2026-11-03T00:20:00Z', 10 * minute)
    expect(await slots(bench)).toEqual(['2026-11-03T08:00+08:00'])
    bench.clock.set('2026-11-04T00:00:00Z')
    await bench.tick()
    expect(await slots(bench)).toEqual(['2026-11-03T08:00+08:00', '2026-11-04T08:00+08:00'])
  })
})

describe('quiet hours', () => {
  const quietHours = { from: '22:00', to: '07:00' }
  const quietInstant: Cadence = { kind: 'instant', timeZone: shanghai, quietHours }

  test('hold what comes at night, and tell it all in one message in the morning', async () => {
    await using bench = await aBench({ at: '2026-11-02T13:00:00Z' })
    await bench.subscribe({ cadence: quietInstant })
    await drop(bench)
    expect(await slots(bench)).toHaveLength(1)
    bench.clock.set('2026-11-02T14:30:00Z')
    for (let n = 0; n < 3; n += 1) {
      await drop(bench)
      bench.clock.pass(hour)
      await bench.tick()
    }
    expect(await slots(bench)).toHaveLength(1)
    bench.clock.set('2026-11-02T23:00:00Z')
    await bench.tick()
    const [, morning, ...more] = await readSent(bench.db)
    expect([morning?.titles.length, more]).toEqual([3, []])
    await drop(bench)
    expect(await slots(bench)).toHaveLength(3)
  })

  test('and mixed cadences end in one message: what is due together goes together', async () => {
    await using bench = await aBench({ at: '2026-11-02T14:30:00Z' })
    await bench.subscribe({ cadence: quietInstant, name: '甲' })
    await bench.subscribe({
      cadence: { kind: 'daily', times: ['23:00'], timeZone: shanghai, quietHours },
      name: '乙',
    })
    await bench.subscribe({ cadence: daily(['07:00']), name: '丙' })
    await drop(bench)
    bench.clock.set('2026-11-02T15:30:00Z')
    await bench.tick()
    expect(await slots(bench)).toEqual([])
    bench.clock.set('2026-11-02T23:00:20Z')
    await bench.tick()
    expect(await slots(bench)).toEqual(['2026-11-03T07:00+08:00'])
  })

  test('are not for what a reader marked as urgent', async () => {
    await using bench = await aBench({ at: '2026-11-02T14:30:00Z' })
    await bench.subscribe({ cadence: quietInstant, urgent: true })
    await drop(bench)
    expect(await slots(bench)).toHaveLength(1)
  })

  test('a late digest waits for their end too', async () => {
    await using bench = await aBench({ at: '2026-11-02T09:00:00Z' })
    const cadence = { kind: 'daily' as const, times: ['18:00'], timeZone: shanghai, quietHours }
    await bench.subscribe({ cadence: { ...cadence, lateMinutesMax: 24 * 60 } })
    await drop(bench)
    bench.clock.set('2026-11-02T15:00:00Z')
    await bench.tick()
    expect(await slots(bench)).toEqual([])
    bench.clock.set('2026-11-02T23:00:00Z')
    await bench.tick()
    expect(await slots(bench)).toEqual(['2026-11-03T07:00+08:00'])
  })
})

describe('a pause', () => {
  test.each([
    ['instant', { kind: 'instant' } as const, 1],
    ['daily', daily(['08:00']), 1],
  ])(
    'of a subscription with cadence %s keeps all that comes for its end',
    async (_, cadence, digests) => {
      await using bench = await aBench({ at: '2026-11-02T01:00:00Z' })
      const { subscriptionId } = await bench.subscribe({ cadence })
      const at = bench.clock.now()
      const until = new Date('2026-11-06T00:00:00Z')
      await pauseSubscription(bench.db, { subscriptionId, until, at, origin: 'test' })
      await live(bench, '2026-11-05T12:00:00Z', 12 * hour)
      expect(await slots(bench)).toEqual([])
      bench.clock.set('2026-11-07T00:00:00Z')
      await bench.tick()
      const sent = await readSent(bench.db)
      expect(sent).toHaveLength(digests)
      expect(sent[0]?.titles).toHaveLength(7)
    },
  )

  test('that is taken back early tells at once what waited', async () => {
    await using bench = await aBench({ at: '2026-11-02T01:00:00Z' })
    const { subscriptionId } = await bench.subscribe({})
    const act = () => ({ subscriptionId, at: bench.clock.now(), origin: 'test' })
    await pauseSubscription(bench.db, { ...act(), until: new Date('2026-12-01T00:00:00Z') })
    await drop(bench)
    await pauseSubscription(bench.db, { ...act(), until: null })
    await bench.tick()
    expect(await slots(bench)).toHaveLength(1)
    await drop(bench)
    expect(await slots(bench)).toHaveLength(2)
  })
})
