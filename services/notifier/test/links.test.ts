import {
  listSubscriptions,
  readSigningKey,
  readUnsubscribeLink,
  signLink,
  unsubscribeByLink,
} from '@jianbao/store'
import { expect, test } from 'vitest'
import { aBench, type Bench } from './support/a-bench.ts'

const at = new Date('2026-11-02T00:00:00Z')

async function tokensOf(bench: Bench) {
  const one = await bench.subscribe({ name: '甲' })
  await bench.subscribe({ name: '乙' })
  await bench.drop({ articles: [{ title: '甲' }] })
  const key = await readSigningKey(bench.db, at)
  const digest = await bench.db.selectFrom('digests').select('id').executeTakeFirstOrThrow()
  return {
    key,
    ofDigest: signLink(key, { purpose: 'unsubscribe-digest', subject: digest.id }),
    ofOne: signLink(key, { purpose: 'unsubscribe-subscription', subject: one.subscriptionId }),
  }
}

const states = async (bench: Bench) =>
  (await listSubscriptions(bench.db, { limit: 9 })).map((row) => `${row.name} ${row.state}`).sort()

test('looking at a link changes nothing; acting on it ends what it names, once', async () => {
  await using bench = await aBench()
  const { ofDigest, ofOne } = await tokensOf(bench)
  const seen = await readUnsubscribeLink(bench.db, ofDigest)
  expect(seen?.map((subscription) => subscription.name)).toEqual(['乙', '甲'])
  expect(await states(bench)).toEqual(['乙 active', '甲 active'])

  await unsubscribeByLink(bench.db, ofOne, { at, origin: 'link' })
  expect(await states(bench)).toEqual(['乙 active', '甲 ended'])
  const after = await unsubscribeByLink(bench.db, ofDigest, { at, origin: 'link' })
  expect(after?.every((subscription) => subscription.state === 'ended')).toBe(true)
  await unsubscribeByLink(bench.db, ofDigest, { at, origin: 'link' })
  const ends = await bench.db
    .selectFrom('audit_events')
    .select(['what', 'origin'])
    .where('what', '=', 'ended')
    .execute()
  expect(ends).toEqual([
    { what: 'ended', origin: 'link' },
    { what: 'ended', origin: 'link' },
  ])
})

test('“全部退订” ends all that goes to the address, and leaves other addresses alone', async () => {
  await using bench = await aBench()
  const { ofDigest } = await tokensOf(bench)
  const weekly = { kind: 'cron' as const, expression: '0 8 * * 1', timeZone: 'Asia/Shanghai' }
  await bench.subscribe({ name: '丙', cadence: weekly })
  await bench.subscribe({ name: '丁', address: 'another@example.org' })
  const after = await unsubscribeByLink(bench.db, ofDigest, { at, origin: 'link' })
  const all = ['丙 ended', '乙 ended', '甲 ended']
  expect(after?.map((each) => `${each.name} ${each.state}`).sort()).toEqual(all)
  expect(await states(bench)).toEqual(['丁 active', ...all])
  // The page that is opened again still offers the undo of them all.
  expect(await readUnsubscribeLink(bench.db, ofDigest)).toHaveLength(3)
})

test('of a digest’s link a reader may choose some', async () => {
  await using bench = await aBench()
  const { ofDigest } = await tokensOf(bench)
  const seen = await readUnsubscribeLink(bench.db, ofDigest)
  const only = seen?.filter((each) => each.name === '乙').map((each) => each.id) ?? []
  await unsubscribeByLink(bench.db, ofDigest, { at, origin: 'link', only })
  expect(await states(bench)).toEqual(['乙 ended', '甲 active'])
})

test('a token that was changed anywhere, or made with another key, is nobody’s', async () => {
  await using bench = await aBench()
  const { ofDigest, ofOne, key } = await tokensOf(bench)
  const other = { ...key, secret: Buffer.alloc(32, 7) }
  const [, subject = ''] = ofOne.split('.')
  const forged = [
    signLink(other, { purpose: 'unsubscribe-subscription', subject }),
    ofOne.replace(/^s/, 'd'),
    ofDigest.replace(/^d/, 's'),
    ofOne.replace(`.${key.version}.`, `.${key.version + 1}.`),
    ofOne.slice(0, -1),
    `${ofOne}A`,
    ofOne.replace(subject, '00000000-0000-4000-8000-000000000000'),
    '',
    'x'.repeat(5_000),
  ]
  for (const token of forged) {
    expect(await readUnsubscribeLink(bench.db, token)).toBeNull()
    expect(await unsubscribeByLink(bench.db, token, { at, origin: 'link' })).toBeNull()
  }
  expect(await states(bench)).toEqual(['乙 active', '甲 active'])
})

test('of several services that need the first key at once, one makes it', async () => {
  await using bench = await aBench()
  const keys = await Promise.all(Array.from({ length: 5 }, () => readSigningKey(bench.db, at)))
  expect(new Set(keys.map((key) => key.version)).size).toBe(1)
})
