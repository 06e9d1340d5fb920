import { createHmac } from 'node:crypto'
import { sendAgain, settleAsAccepted } from '@jianbao/store'
import { aReceiver, type Behaviour, ok } from '@jianbao/test-support'
import { describe, expect, test } from 'vitest'
import { aBench, type Bench } from './support/a-bench.ts'
import { readDeliveries } from './support/read-deliveries.ts'

const minute = 60_000
const hour = 60 * minute
const taken = ok('{"errcode":0,"errmsg":"ok","code":0,"msg":"success"}')
const said = (errcode: number, errmsg: string) =>
  ok(JSON.stringify({ errcode, errmsg, code: errcode, msg: errmsg }))
type Kind = 'feishu' | 'dingtalk' | 'wecom'

/** `articles` of about 900 bytes each. */
async function robot(
  kind: Kind,
  behaviours: Behaviour[],
  given: { articles?: number; secret?: string; keyword?: string } = {},
) {
  const receiver = await aReceiver(...behaviours)
  const bench = await aBench({
    // Not at a full hour, when robots hold back.
    at: '2026-11-02T01:10:00Z',
    environment: { JIANBAO_OUTBOUND_ALLOW: receiver.allow },
  })
  const { articles = 1, ...channel } = given
  await bench.subscribe({
    address: `${kind}:${receiver.url}/robot?key=0123456789abcdef`,
    ...channel,
  })
  await bench.drop({
    articles: Array.from({ length: articles }, (_, n) => ({
      title: `第${n + 1}篇`,
      text: `${'产业发展'.repeat(70)}。`,
    })),
  })
  return {
    receiver,
    bench,
    bodies: () => receiver.received.map((each) => JSON.parse(String(each.body))),
    later: async (ms: number) => {
      bench.clock.pass(ms)
      await bench.tick()
    },
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]()
      await receiver[Symbol.asyncDispose]()
    },
  }
}

const partsOf = async (bench: Bench) =>
  await bench.db.selectFrom('delivery_parts').selectAll().orderBy('part').execute()

describe('signatures', () => {
  test('Feishu: seconds and secret are the key of an HMAC over nothing, in the body', async () => {
    await using given = await robot('feishu', [taken], { secret: 'feishu-secret' })
    const [body] = given.bodies()
    const seconds = Math.floor(given.bench.clock.now().getTime() / 1_000)
    expect(body.timestamp).toBe(String(seconds))
    const sign = createHmac('sha256', `${seconds}\nfeishu-secret`).update('').digest('base64')
    expect(body.sign).toBe(sign)
    expect(body.msg_type).toBe('post')
  })

  test('DingTalk: milliseconds and secret are signed with the secret, in the URL', async () => {
    await using given = await robot('dingtalk', [taken], { secret: 'SECdingtalk' })
    const url = new URL(given.receiver.received[0]?.path ?? '', 'http://x')
    const ms = String(given.bench.clock.now().getTime())
    expect(url.searchParams.get('timestamp')).toBe(ms)
    const sign = createHmac('sha256', 'SECdingtalk').update(`${ms}\nSECdingtalk`).digest('base64')
    expect(url.searchParams.get('sign')).toBe(sign)
    expect(url.searchParams.get('key')).toBe('0123456789abcdef')
  })

  test('WeCom: the key stands in the URL and nothing is signed', async () => {
    await using given = await robot('wecom', [taken])
    expect(given.receiver.received[0]?.path).toBe('/robot?key=0123456789abcdef')
    expect(given.bodies()[0]).toMatchObject({ msgtype: 'markdown' })
  })
})

describe('an error inside a 200', () => {
  test.each<[Kind, number, string, object]>([
    [
      'feishu',
      19021,
      'sign match fail',
      { state: 'pending', answer: expect.stringContaining('签名') },
    ],
    [
      'feishu',
      19024,
      'Key Words Not Found',
      { state: 'pending', answer: expect.stringContaining('关键词') },
    ],
    ['feishu', 19001, 'invalid token', { state: 'failed', channel: 'suppressed', reason: 'gone' }],
    [
      'dingtalk',
      310000,
      'keywords not in content',
      { state: 'pending', answer: expect.stringContaining('关键词') },
    ],
    [
      'dingtalk',
      310000,
      'sign not match',
      { state: 'pending', answer: expect.stringContaining('加签') },
    ],
    ['dingtalk', 300001, 'token is not exist', { state: 'failed', channel: 'suppressed' }],
    ['wecom', 93000, 'invalid webhook url', { state: 'failed', channel: 'suppressed' }],
    ['wecom', 40058, 'content exceed max length', { state: 'failed', channel: 'active' }],
    [
      'wecom',
      45009,
      'api freq out of limit',
      { state: 'pending', answer: expect.stringContaining('限流') },
    ],
    [
      'wecom',
      12345,
      'never heard of',
      { state: 'pending', answer: expect.stringContaining('12345') },
    ],
  ])('%s %i (%s) is understood', async (kind, code, message, expected) => {
    await using given = await robot(kind, [said(code, message)])
    expect(await readDeliveries(given.bench.db)).toMatchObject([expected])
  })

  test('a setting that a person mended: it goes on by itself, and nothing is told twice', async () => {
    await using given = await robot('feishu', [said(19021, 'sign match fail'), taken])
    await given.later(minute)
    expect(await readDeliveries(given.bench.db)).toMatchObject([
      { state: 'accepted', ambiguous: 0 },
    ])
    expect(given.bench.logged.join('')).toContain('the receiver refuses us')
  })

  test('DingTalk’s block of ten minutes is waited out', async () => {
    await using given = await robot('dingtalk', [said(410100, 'too fast'), taken])
    await given.later(9 * minute)
    expect(given.receiver.received).toHaveLength(1)
    await given.later(minute)
    expect(await readDeliveries(given.bench.db)).toMatchObject([{ state: 'accepted' }])
  })
})

describe('when nobody can say whether the group saw it', () => {
  const cases: [string, Behaviour][] = [
    ['a reset after the body', { do: 'reset' }],
    ['silence', { do: 'hang' }],
    ['an answer cut in two', { do: 'break off', status: 200 }],
    ['a 502 without a result', { do: 'answer', status: 502, body: '<html>' }],
  ]
  test.each(cases)('%s: it is parked, never repeated by itself', async (_, behaviour) => {
    await using given = await robot('wecom', [behaviour, taken])
    await given.later(minute)
    await given.later(48 * hour)
    await given.bench.sweep()
    expect(given.receiver.received).toHaveLength(1)
    expect(await readDeliveries(given.bench.db)).toMatchObject([{ state: 'unknown', ambiguous: 1 }])
  })

  test('a person sends it again, and it arrives', async () => {
    await using given = await robot('wecom', [{ do: 'reset' }, taken])
    const { db, clock } = given.bench
    const [row] = await readDeliveries(db)
    expect(
      await sendAgain(db, { deliveryId: row?.id ?? '', at: clock.now(), origin: 'console' }),
    ).toBe(true)
    await given.bench.tick()
    expect(given.receiver.received).toHaveLength(2)
    expect(await readDeliveries(db)).toMatchObject([{ state: 'accepted', ambiguous: 1 }])
    expect(
      await sendAgain(db, { deliveryId: row?.id ?? '', at: clock.now(), origin: 'console' }),
    ).toBe(false)
  })

  test('a person saw it in the group: of several parts the rest follows, that one is not repeated', async () => {
    await using given = await robot('wecom', [taken, { do: 'reset' }, taken], { articles: 10 })
    const { db, clock } = given.bench
    const [row] = await readDeliveries(db)
    expect(row).toMatchObject({ state: 'unknown', answer: expect.stringContaining('第 2/') })
    const by = { at: clock.now(), origin: 'console' }
    const settled = { deliveryId: row?.id ?? '', answer: '群里已看到。', ...by }
    expect(await settleAsAccepted(db, settled)).toBe(true)
    await given.bench.tick()
    const parts = await partsOf(given.bench)
    expect(parts.map((part) => part.state)).toEqual(parts.map(() => 'accepted'))
    expect(given.receiver.received).toHaveLength(parts.length)
    expect(await readDeliveries(db)).toMatchObject([{ state: 'accepted' }])
  })

  test('a notifier that died while sending: a person decides', async () => {
    await using given = await robot('wecom', [taken])
    const { db } = given.bench
    await db
      .updateTable('deliveries')
      .set({ state: 'sending', lease_until: given.bench.clock.now(), finished_at: null })
      .execute()
    await given.later(minute)
    expect(await readDeliveries(db)).toMatchObject([{ state: 'unknown', ambiguous: 1 }])
    expect(given.receiver.received).toHaveLength(1)
  })
})

describe('a digest in several parts', () => {
  test('goes on at the part that failed; what was accepted is not sent again', async () => {
    await using given = await robot('wecom', [taken, said(45009, 'freq'), taken], { articles: 16 })
    expect((await partsOf(given.bench)).map((part) => part.state)).toMatchObject([
      'accepted',
      'waiting',
      'waiting',
    ])
    await given.later(minute)
    const parts = await partsOf(given.bench)
    expect(parts.map((part) => part.state)).toEqual(['accepted', 'accepted', 'accepted'])
    const contents = given.bodies().map((body) => body.markdown.content as string)
    expect(
      contents.map((text) => /（(\d)／?\/?(\d)）/.exec(text.split('\n')[0] ?? '')?.[1]),
    ).toEqual(['1', '2', '2', '3'])
    expect(contents[2]).toBe(contents[1])
  })

  test('the ledger keeps every part to the byte, as it was received', async () => {
    await using given = await robot('feishu', [taken], { articles: 3, secret: 'feishu-secret' })
    const parts = await partsOf(given.bench)
    expect(parts.map((part) => part.sent?.toString('hex'))).toEqual(
      given.receiver.received.map((each) => each.body.toString('hex')),
    )
    expect(parts[0]).toMatchObject({ answer: '飞书 0 success', sent_at: given.bench.clock.now() })
  })

  test('a robot that has spoken as often as it may waits for the next minute, all notifiers together', async () => {
    await using given = await robot('wecom', [taken])
    for (let n = 0; n < 20; n += 1) {
      given.bench.clock.pass(100)
      await given.bench.drop({ articles: [{ title: `又一篇${n}` }] })
    }
    expect(given.receiver.received).toHaveLength(18)
    const waiting = (await readDeliveries(given.bench.db)).filter((row) => row.state === 'pending')
    expect(waiting).toHaveLength(3)
    expect(waiting[0]?.answer).toContain('上限')
    await given.later(minute)
    expect(given.receiver.received).toHaveLength(21)
    const { rows } = { rows: await readDeliveries(given.bench.db) }
    expect(new Set(rows.map((row) => row.state))).toEqual(new Set(['accepted']))
  })
})

test('at the full hour, when all robots speak, ours waits up to three minutes', async () => {
  await using receiver = await aReceiver(taken)
  await using bench = await aBench({
    at: '2026-11-02T01:00:00Z',
    environment: { JIANBAO_OUTBOUND_ALLOW: receiver.allow },
  })
  await bench.subscribe({ address: `wecom:${receiver.url}/robot?key=0123456789abcdef` })
  await bench.drop({ articles: [{ title: '甲' }] })
  const [row] = await readDeliveries(bench.db)
  const waited = (row?.next.getTime() ?? 0) - bench.clock.now().getTime()
  expect(waited).toBeGreaterThanOrEqual(0)
  expect(waited).toBeLessThanOrEqual(3 * minute)
  bench.clock.pass(3 * minute)
  await bench.tick()
  expect(receiver.received).toHaveLength(1)
})
