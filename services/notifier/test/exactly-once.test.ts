/**
 * Whatever is subscribed, dropped, corrected, ended, resumed, paused, held by quiet hours, missed by
 * downtime and broken in between, and though the clock be set back and forth: every article a reader asked
 * for is told to that reader exactly once.
 */
import type { Cadence } from '@jianbao/schema'
import { endSubscription, pauseSubscription, resumeSubscription } from '@jianbao/store'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aBench, type Bench, Crash } from './support/a-bench.ts'

const readers = ['a@example.org', 'b@example.org'] as const
const topics = ['macro', 'industry', 'services'] as const
const minute = 60_000

type Step =
  | { do: 'subscribe'; reader: (typeof readers)[number]; topics: string[]; cadence: number }
  | { do: 'end' | 'resume'; which: number }
  | {
      do: 'drop'
      articles: { story: number; revision: number; topic: string }[]
      backfill: boolean
    }
  | { do: 'pass'; minutes: number }
  | { do: 'jump'; minutes: number }
  | { do: 'pause'; which: number; minutes: number }
  | { do: 'sweep' }

const quietHours = { from: '21:00', to: '07:30' }
const timeZone = 'Asia/Shanghai'
const cadences: Cadence[] = [
  { kind: 'instant' as const },
  { kind: 'instant' as const },
  { kind: 'cron' as const, expression: '0 8,18 * * *', timeZone: 'Asia/Shanghai' },
  { kind: 'cron' as const, expression: '30 2 * * *', timeZone: 'America/New_York' },
  { kind: 'instant', timeZone, quietHours },
  { kind: 'daily', times: ['06:00', '22:30'], timeZone, quietHours },
  { kind: 'workdays', times: ['09:00', '17:30'], timeZone, lateMinutesMax: 30 },
  { kind: 'weekly', weekdays: [1, 3, 5], times: ['12:00'], timeZone: 'Europe/Berlin' },
]

const anArticle = fc.record({
  story: fc.integer({ min: 1, max: 6 }),
  revision: fc.constantFrom(1, 1, 1, 2),
  topic: fc.constantFrom(...topics),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    do: fc.constant('subscribe' as const),
    reader: fc.constantFrom(...readers),
    topics: fc.uniqueArray(fc.constantFrom(...topics), { maxLength: 2 }),
    cadence: fc.nat(cadences.length - 1),
  }),
  fc.record({
    do: fc.constant('drop' as const),
    articles: fc.array(anArticle, { minLength: 1, maxLength: 4 }),
    backfill: fc.constantFrom(false, false, false, true),
  }),
  fc.record({ do: fc.constantFrom('end' as const, 'resume' as const), which: fc.nat(9) }),
  fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 2_000 }) }),
  fc.record({ do: fc.constant('jump' as const), minutes: fc.constantFrom(-60, 60) }),
  fc.record({
    do: fc.constant('pause' as const),
    which: fc.nat(9),
    minutes: fc.integer({ min: 0, max: 2_000 }),
  }),
  fc.constant({ do: 'sweep' as const }),
)

/** What the rules say, written down a second time without any of the code under test. */
class Model {
  readonly subscriptions: {
    id: string
    reader: string
    topics: string[]
    active: boolean
    endedAt: number
    startsAt: number
    /** Everything it asked for since it last began. */
    asked: Set<string>
  }[] = []
  /** Asked for by a subscription before it began anew: may have been told, need not. */
  readonly optional = new Set<string>()

  drop(articles: { story: number; revision: number; topic: string }[], now: number): void {
    for (const subscription of this.subscriptions) {
      // A clock that was set back stores a bulletin before the subscription began.
      if (subscription.startsAt > now) continue
      if (!subscription.active && now - subscription.endedAt >= 24 * 60 * minute) continue
      for (const { story, revision, topic } of articles) {
        if (subscription.topics.length > 0 && !subscription.topics.includes(topic)) continue
        subscription.asked.add(`${subscription.reader} ${story} ${revision}`)
      }
    }
  }

  end(index: number, now: number): string | undefined {
    const subscription = this.subscriptions[index]
    if (!subscription?.active) return undefined
    subscription.active = false
    subscription.endedAt = now
    return subscription.id
  }

  /** Within a day nothing is missed, not even what came in between; later it begins anew. */
  resume(index: number, now: number): string | undefined {
    const subscription = this.subscriptions[index]
    if (!subscription || subscription.active) return undefined
    subscription.active = true
    if (now - subscription.endedAt >= 24 * 60 * minute) {
      subscription.startsAt = now
      for (const asked of subscription.asked) this.optional.add(asked)
      subscription.asked.clear()
    }
    return subscription.id
  }

  /** What may have been told and need not. */
  ended(): Set<string> {
    const gone = this.subscriptions.filter((subscription) => !subscription.active)
    return new Set([...this.optional, ...gone.flatMap((subscription) => [...subscription.asked])])
  }

  owed(): Set<string> {
    const active = this.subscriptions.filter((subscription) => subscription.active)
    return new Set(active.flatMap((subscription) => [...subscription.asked]))
  }
}

async function end({ db, clock }: Bench, model: Model, which: number): Promise<void> {
  const subscriptionId = model.end(which, clock.now().getTime())
  if (!subscriptionId) return
  await endSubscription(db, { subscriptionId, at: clock.now(), origin: 'test' })
}

async function resume({ db, clock }: Bench, model: Model, which: number): Promise<void> {
  clock.pass(1)
  const subscriptionId = model.resume(which, clock.now().getTime())
  if (!subscriptionId) return
  await resumeSubscription(db, { subscriptionId, at: clock.now(), origin: 'test' })
}

async function pause(
  { db, clock }: Bench,
  model: Model,
  { which, minutes }: { which: number; minutes: number },
): Promise<void> {
  const subscriptionId = model.subscriptions[which]?.id
  const at = clock.now()
  const until = new Date(at.getTime() + minutes * minute)
  if (subscriptionId) await pauseSubscription(db, { subscriptionId, until, at, origin: 'test' })
}

async function take(bench: Bench, model: Model, given: Step): Promise<void> {
  if (given.do === 'subscribe') {
    const filter = { topics: given.topics, regions: [], words: { any: [], all: [], none: [] } }
    const cadence = cadences[given.cadence] ?? { kind: 'instant' as const }
    const created = await bench.subscribe({ address: given.reader, filter, cadence })
    model.subscriptions.push({
      id: created.subscriptionId,
      reader: given.reader,
      topics: given.topics,
      active: true,
      endedAt: 0,
      startsAt: bench.clock.now().getTime(),
      asked: new Set(),
    })
  }
  if (given.do === 'end') await end(bench, model, given.which)
  if (given.do === 'resume') await resume(bench, model, given.which)
  if (given.do === 'drop') {
    if (!given.backfill) model.drop(given.articles, bench.clock.now().getTime() + 1)
    await bench.drop({
      backfill: given.backfill,
      articles: given.articles.map(({ story, revision, topic }) => ({
        title: `${story} ${revision}`,
        story: `${story}`,
        revision,
        topics: [topic],
      })),
    })
  }
  if (given.do === 'pause') await pause(bench, model, given)
  if (given.do === 'pass' || given.do === 'jump') {
    bench.clock.pass(given.minutes * minute)
    // Two notifiers at once.
    await Promise.all([bench.tick(), bench.tick()])
  }
  if (given.do === 'sweep') await bench.sweep()
}

/** What waits for somebody who is to hear of it. */
async function isWaitedFor({ db }: Bench): Promise<boolean> {
  const waiting = await db
    .selectFrom('inbox_items as i')
    .innerJoin('inbox_reasons as r', 'r.item_id', 'i.id')
    .innerJoin('subscriptions as s', 's.id', 'r.subscription_id')
    .select('i.id')
    .where('i.digest_id', 'is', null)
    .where('s.state', '=', 'active')
    .whereRef('r.created_at', '>=', 's.starts_at')
    .limit(1)
    .execute()
  return waiting.length > 0
}

/** From slot to slot, as long as something waits: two weeks of slots at most. */
async function liveOn(bench: Bench): Promise<void> {
  for (let slots = 0; slots < 100 && (await isWaitedFor(bench)); slots += 1) {
    const next = await bench.db
      .selectFrom('subscriptions')
      .select((eb) => eb.fn.min('next_slot_at').as('at'))
      .where('state', '=', 'active')
      .executeTakeFirst()
    const now = bench.clock.now().getTime()
    bench.clock.set(new Date(Math.max(now, next?.at?.getTime() ?? now)))
    await bench.tick()
  }
}

/** `reader story revision`, once for every time it was told. */
async function told(bench: Bench): Promise<string[]> {
  const rows = await bench.db
    .selectFrom('digests as d')
    .innerJoin('channels as c', 'c.id', 'd.channel_id')
    .innerJoin('contents as t', 't.sha256', 'd.shared_sha256')
    .select(['c.address', 't.articles'])
    .execute()
  return rows.flatMap((row) => row.articles.map((article) => `${row.address} ${article.title}`))
}

test('every article that was asked for is told exactly once, through crashes and downtime', async () => {
  const crashes = fc.infiniteStream(fc.constantFrom(true, false, false, false))
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 4, maxLength: 25 }),
      crashes,
      async (steps, crash) => {
        await using bench = await aBench({ at: '2026-10-30T00:00:00Z' })
        const model = new Model()
        bench.beforeJob = () => {
          if (crash.next().value) throw new Crash()
        }
        for (const each of steps) await take(bench, model, each)
        bench.beforeJob = () => undefined
        await bench.sweep()
        await liveOn(bench)
        await bench.sweep()

        const all = await told(bench)
        expect(all.length).toBe(new Set(all).size)
        const owed = model.owed()
        expect([...owed].filter((each) => !all.includes(each))).toEqual([])
        const maybe = model.ended()
        const unasked = all.filter((each) => !owed.has(each) && !maybe.has(each))
        expect(unasked).toEqual([])
      },
    ),
    { numRuns: process.env['JIANBAO_LONG'] === '1' ? 40 : 15, interruptAfterTimeLimit: 60_000 },
  )
}, 90_000)
