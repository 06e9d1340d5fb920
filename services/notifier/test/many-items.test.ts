import { endSubscription, resumeSubscription } from '@jianbao/store'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aBench, type Bench } from './support/a-bench.ts'

const daily = { kind: 'cron' as const, expression: '0 8 * * *', timeZone: 'Asia/Shanghai' }
const day = 24 * 60 * 60_000

type Reader = Awaited<ReturnType<Bench['subscribe']>>

/** Stories that wait for the reader, each a millisecond older than the next. */
async function wait(bench: Bench, reader: Reader, count: number): Promise<void> {
  const at = bench.clock.now()
  const oldest = new Date(at.getTime() - count)
  await sql`
    with told as (
      insert into stories (title, created_at)
      select '甲', ${oldest}::timestamptz + n * interval '1 millisecond'
      from generate_series(1, ${count}) n returning id, created_at
    ), revised as (
      insert into story_revisions (story_id, revision, created_at)
      select id, 1, created_at from told
    ), waiting as (
      insert into inbox_items (subscriber_id, channel_id, story_id, revision, created_at)
      select ${reader.subscriberId}::uuid, ${reader.channelId}::uuid, id, 1, created_at from told
      returning id
    )
    insert into inbox_reasons (item_id, subscription_id, why, created_at)
    select id, ${reader.subscriptionId}::uuid, '{"topics":[],"regions":[],"words":[]}', ${at}::timestamptz
    from waiting
  `.execute(bench.db)
}

async function claims(bench: Bench) {
  const rows = await bench.db
    .selectFrom('inbox_items as i')
    .innerJoin('digests as d', 'd.id', 'i.digest_id')
    .select(['d.slot_at', 'i.created_at'])
    .execute()
  const slots = Map.groupBy(rows, (row) => row.slot_at.getTime())
  return [...slots]
    .sort(([a], [b]) => a - b)
    .map(([, items]) => ({
      count: items.length,
      newest: Math.max(...items.map((item) => item.created_at.getTime())),
      oldest: Math.min(...items.map((item) => item.created_at.getTime())),
    }))
}

test('an archive of 66,000 articles comes in digests of a thousand, oldest first', async () => {
  await using bench = await aBench()
  const reader = await bench.subscribe({ cadence: daily })
  await wait(bench, reader, 66_000)
  for (let days = 0; days < 2; days += 1) {
    bench.clock.pass(day)
    await bench.tick()
  }
  const [first, second] = await claims(bench)
  expect([first?.count, second?.count]).toEqual([1_000, 1_000])
  expect(first?.newest).toBeLessThan(second?.oldest ?? 0)
}, 60_000)

test('an undone instant subscription gets the rest as well, minute by minute', async () => {
  await using bench = await aBench()
  const reader = await bench.subscribe({})
  const told = () => ({ ...reader, at: bench.clock.now(), origin: 'test' })
  await endSubscription(bench.db, told())
  await wait(bench, reader, 1_500)
  await resumeSubscription(bench.db, told())
  for (let minutes = 0; minutes < 4; minutes += 1) {
    await bench.tick()
    bench.clock.pass(60_000)
  }
  expect((await claims(bench)).map((digest) => digest.count)).toEqual([1_000, 500])
  const row = await bench.db.selectFrom('subscriptions').select('next_slot_at').executeTakeFirst()
  expect(row?.next_slot_at).toBeNull()
}, 30_000)
