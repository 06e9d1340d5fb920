/** What happens to a digest while it is composed, on two connections at once. */
import { readContent, sweepContents } from '@jianbao/store'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { aBench, type Bench, Crash } from './support/a-bench.ts'

/** Two readers of one article; the first one's digest is composed, the second's is planned. */
async function aPlannedDigest(bench: Bench) {
  for (const address of ['one@example.org', 'two@example.org']) await bench.subscribe({ address })
  let composed = 0
  bench.beforeJob = (name) => {
    if (name === 'digest-compose' && composed++ > 0) throw new Crash()
  }
  await bench.drop({ articles: [{ title: '甲' }] })
  return await bench.db
    .selectFrom('digests')
    .select(['id', 'subscription_ids as subscriptionIds'])
    .where('state', '=', 'planned')
    .executeTakeFirstOrThrow()
}

/** Resolves once a connection to this database waits for a lock. */
const someoneWaits = (bench: Bench) =>
  expect
    .poll(async () => {
      const { rows } = await sql`
        select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
      `.execute(bench.db)
      return rows.length
    })
    .toBe(1)

test('two composers of one digest freeze it once, with one delivery', async () => {
  await using bench = await aBench()
  const { id } = await aPlannedDigest(bench)
  await Promise.all([1, 2, 3].map(() => bench.compose(id)))
  expect(await readContent(bench.db, id)).toMatchObject({ articles: [{ title: '甲' }] })
  const deliveries = await bench.db.selectFrom('deliveries').select('digest_id').execute()
  expect(deliveries.filter((each) => each.digest_id === id)).toHaveLength(1)
})

test('a subscription that ends between the question and the freezing gets no digest', async () => {
  await using bench = await aBench()
  const { id, subscriptionIds } = await aPlannedDigest(bench)
  const composing = await bench.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('subscriptions')
      .set({ state: 'ended', ended_at: bench.clock.now() })
      .where('id', 'in', subscriptionIds)
      .execute()
    const begun = bench.compose(id)
    await someoneWaits(bench)
    return [begun]
  })
  await Promise.all(composing)
  expect(await bench.db.selectFrom('digests').select('id').where('id', '=', id).execute()).toEqual(
    [],
  )
  const items = await bench.db.selectFrom('inbox_items').select('digest_id').execute()
  expect(items.filter((item) => item.digest_id === null)).toHaveLength(1)
})

test('a content that is taken up while it is swept stays', async () => {
  await using bench = await aBench()
  const { id } = await aPlannedDigest(bench)
  await bench.db
    .updateTable('inbox_items')
    .set({ digest_id: null })
    .where('digest_id', '!=', id)
    .execute()
  await bench.db.deleteFrom('digests').where('state', '=', 'composed').execute()
  const { sha256 } = await bench.db
    .selectFrom('contents')
    .select('sha256')
    .executeTakeFirstOrThrow()
  const sweeping = await bench.db.transaction().execute(async (trx) => {
    await trx
      .updateTable('digests')
      .set({ state: 'composed', shared_sha256: sha256, composed_at: bench.clock.now() })
      .where('id', '=', id)
      .execute()
    const begun = bench.db.transaction().execute(sweepContents)
    await someoneWaits(bench)
    return [begun]
  })
  await Promise.all(sweeping)
  expect(await readContent(bench.db, id)).toMatchObject({ articles: [{ title: '甲' }] })
  expect(await bench.db.selectFrom('contents_let_go').selectAll().execute()).toEqual([])
})
