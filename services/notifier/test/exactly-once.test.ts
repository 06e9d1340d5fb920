/**
 * Whatever is subscribed, dropped, ended, resumed and broken in between: every article a reader asked
 * for is told to that reader exactly once.
 */
import { endSubscription, resumeSubscription } from '@jianbao/store'
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
  | { do: 'sweep' }

const cadences = [
  { kind: 'instant' as const },
  { kind: 'instant' as const },
  { kind: 'cron' as const, expression: '0 8,18 * * *', timeZone: 'Asia/Shanghai' },
  { kind: 'cron' as const, expression: '30 2 * * *', timeZone: 'America/New_York' },
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
    /** Everything it asked for since it last began. */
    asked: Set<string>
  }[] = []
  /** Asked for by a subscription before it began anew: may have been told, need not. */
  readonly optional = new Set<string>()

  drop(articles: { story: number; revision: number; topic: string }[]): void {
    for (const subscription of this.subscriptions) {
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
      asked: new Set(),
    })
  }
  if (given.do === 'end') await end(bench, model, given.which)
  if (given.do === 'resume') await resume(bench, model, given.which)
  if (given.do === 'drop') {
    if (!given.backfill) model.drop(given.articles)
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
  if (given.do === 'pass') {
    bench.clock.pass(given.minutes * minute)
    await bench.tick()
  }
  if (given.do === 'sweep') await bench.sweep()
}

/** `reader story revision`, once for every time it was told. */
async function told(bench: Bench): Promise<string[]> {
  const rows = await bench.db
    .selectFrom('digests as d')
    .innerJoin('channels as c', 'c.id', 'd.channel_id')
    .select(['c.address', 'd.content'])
    .execute()
  return rows.flatMap((row) =>
    (row.content?.articles ?? []).map((article) => `${row.address} ${article.title}`),
  )
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
        // A slot that was missed by too much leaves its articles to the next one.
        for (let quarters = 0; quarters < 12; quarters += 1) {
          bench.clock.pass(6 * 60 * minute)
          await bench.tick()
        }
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
    { numRuns: 40, interruptAfterTimeLimit: 60_000 },
  )
}, 90_000)
