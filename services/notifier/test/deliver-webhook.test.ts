import { listAlarms, readManageLink, sendAgain } from '@jianbao/store'
import { aReceiver, type Behaviour, ok } from '@jianbao/test-support'
import PostalMime from 'postal-mime'
import { Webhook } from 'standardwebhooks'
import { describe, expect, test } from 'vitest'
import { aBench } from './support/a-bench.ts'
import { anSmtpServer } from './support/an-smtp-server.ts'
import { readDeliveries } from './support/read-deliveries.ts'

const minute = 60_000
const hour = 60 * minute
const aDrop = { articles: [{ title: '以工代赈', topics: ['industry'] }] }
const secret = `whsec_${Buffer.alloc(24, 7).toString('base64')}`

async function dropTo(...behaviours: Behaviour[]) {
  const receiver = await aReceiver(...behaviours)
  const bench = await aBench({ environment: { JIANBAO_OUTBOUND_ALLOW: receiver.allow } })
  await bench.subscribe({ address: `webhook:${receiver.url}/hook?token=${'t'.repeat(20)}`, secret })
  await bench.drop(aDrop)
  return {
    receiver,
    bench,
    deliveries: () => readDeliveries(bench.db),
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

test('a webhook receives a signed CloudEvent, once', async () => {
  await using given = await dropTo(ok('thanks'))
  await given.later(24 * hour)
  const [message, ...more] = given.receiver.received
  expect(more).toEqual([])
  expect(message?.headers['content-type']).toBe('application/cloudevents+json; charset=utf-8')
  const [row] = await given.deliveries()
  expect(row).toMatchObject({ state: 'accepted', attempt: 1, answer: 'HTTP 200 thanks' })
  const event = JSON.parse(String(message?.body))
  expect(event).toMatchObject({
    specversion: '1.0',
    id: row?.digestId,
    type: 'cn.jianbao.digest.v1',
    source: 'http://127.0.0.1:4680',
    data: { articles: [{ title: '以工代赈' }] },
  })
  // The library holds the time stamp against the machine's clock, the bench has its own: sign anew.
  const {
    'webhook-id': id,
    'webhook-timestamp': at,
    'webhook-signature': signature,
  } = message?.headers ?? {}
  const signed = new Webhook(secret).sign(
    String(id),
    new Date(Number(at) * 1_000),
    message?.body ?? '',
  )
  expect(signature).toBe(signed)
  expect(Math.abs(Number(at) * 1_000 - given.bench.clock.now().getTime())).toBeLessThan(25 * hour)
})

test('neither the token of the address nor the secret is logged, or shown by the ledger', async () => {
  await using given = await dropTo({ do: 'answer', status: 500 })
  const [row] = await given.deliveries()
  expect(row?.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/…tttt #[0-9a-f]{10}$/)
  const said = given.bench.logged.join('') + JSON.stringify(row)
  expect(said).not.toContain('ttttt')
  expect(said).not.toContain(secret.slice(6))
})

describe('a receiver that misbehaves', () => {
  test('500 is tried again for three days, later each time; then the channel is switched off, aloud', async () => {
    await using given = await dropTo({ do: 'answer', status: 500, body: 'oops' })
    const pauses: number[] = []
    for (let tries = 0; tries < 40; tries += 1) {
      const [row] = await given.deliveries()
      if (row?.state !== 'pending') break
      const pause = row.next.getTime() - given.bench.clock.now().getTime()
      pauses.push(pause / minute)
      await given.later(pause)
    }
    expect(pauses.slice(0, 6)).toEqual([1, 5, 30, 120, 300, 600])
    const days = pauses.reduce((sum, pause) => sum + pause, 0) / 60 / 24
    expect(days).toBeGreaterThan(2.5)
    expect(days).toBeLessThan(3)
    expect(await given.deliveries()).toMatchObject([
      { state: 'failed', channel: 'suppressed', reason: 'failing', answer: 'HTTP 500 oops' },
    ])
    expect(given.bench.logged.join('')).toContain('a channel takes no more and was switched off')
    expect(new Set(given.receiver.received.map((m) => m.headers['webhook-id'])).size).toBe(1)
    expect(new Set(given.receiver.received.map((m) => String(m.body))).size).toBe(1)
  })

  test('429 with Retry-After in seconds: not a moment earlier, and not at our own pace', async () => {
    const busy: Behaviour = { do: 'answer', status: 429, headers: { 'retry-after': '120' } }
    await using given = await dropTo(busy, ok())
    await given.later(119_000)
    expect(given.receiver.received).toHaveLength(1)
    await given.later(1_000)
    expect(await given.deliveries()).toMatchObject([{ state: 'accepted', attempt: 2 }])
  })

  test('503 with Retry-After as a date is obeyed too', async () => {
    const until = 'Mon, 02 Nov 2026 03:00:00 GMT'
    await using given = await dropTo(
      { do: 'answer', status: 503, headers: { 'retry-after': until } },
      ok(),
    )
    const [row] = await given.deliveries()
    expect(row?.next).toEqual(new Date(until))
  })

  test('410: it wants no more, ever', async () => {
    await using given = await dropTo({ do: 'answer', status: 410 })
    await given.bench.drop({ articles: [{ title: '乙' }] })
    await given.later(72 * hour)
    expect(given.receiver.received).toHaveLength(1)
    expect(await given.deliveries()).toMatchObject([
      { state: 'failed', channel: 'suppressed', reason: 'gone' },
    ])
  })

  test('the owner of a webhook that is switched off is told once, by mail, in plain words', async () => {
    await using server = await anSmtpServer()
    await using receiver = await aReceiver({ do: 'answer', status: 410 })
    await using bench = await aBench({
      smtpUrl: server.url,
      environment: { JIANBAO_OUTBOUND_ALLOW: receiver.allow },
    })
    const { subscriberId } = await bench.subscribe({
      address: `webhook:${receiver.url}/hook?token=${'t'.repeat(20)}`,
    })
    const at = bench.clock.now()
    const own = { subscriber_id: subscriberId, kind: 'mail' as const, created_at: at }
    await bench.db
      .insertInto('channels')
      .values({ ...own, address: 'owner@example.org' })
      .execute()
    await bench.drop(aDrop)
    await bench.drop({ articles: [{ title: '乙' }] })
    for (const _ of [1, 2, 3]) {
      bench.clock.pass(minute)
      await bench.tick()
    }
    expect(server.received.map(({ to }) => to)).toEqual(['owner@example.org'])
    const mail = await PostalMime.parse(server.received[0]?.raw ?? '')
    expect(mail.subject).toBe('【简报】一个推送渠道已自动停用')
    expect(mail.text).toContain(`webhook:http://127.0.0.1:`)
    expect(mail.text).toContain('原因：接收端表示不再接收。')
    expect(mail.text).not.toContain('t'.repeat(20))
    const token = /manage\/([\w.-]+)/.exec(mail.text ?? '')?.[1] ?? ''
    expect(await readManageLink(bench.db, token, bench.clock.now())).toMatchObject({
      subscriberId,
      expired: false,
    })
    const alarms = await bench.watch().then(() => listAlarms(bench.db, { limit: 9, state: 'open' }))
    expect(alarms.map(({ detail }) => detail.kind)).toEqual(['channel-failing'])
  })

  test('a redirect is not followed, and said in words', async () => {
    await using trap = await aReceiver(ok())
    await using given = await dropTo(
      { do: 'answer', status: 302, headers: { location: `${trap.url}/metadata` } },
      ok(),
    )
    const [row] = await given.deliveries()
    expect(row).toMatchObject({ state: 'pending' })
    expect(row?.answer).toContain('跳转')
    expect(trap.received).toEqual([])
    await given.later(minute)
    expect(await given.deliveries()).toMatchObject([{ state: 'accepted' }])
  })

  test.each<Behaviour>([{ do: 'reset' }, { do: 'hang' }])(
    '$do after the body: the same message goes again under the same id, and every doubt is counted',
    async (behaviour) => {
      await using given = await dropTo(behaviour, behaviour, behaviour, ok())
      expect(await given.deliveries()).toMatchObject([{ state: 'pending', ambiguous: 1 }])
      await given.later(minute)
      await given.later(5 * minute)
      await given.later(30 * minute)
      expect(await given.deliveries()).toMatchObject([
        { state: 'accepted', ambiguous: 3, attempt: 4 },
      ])
      expect(new Set(given.receiver.received.map((m) => m.headers['webhook-id'])).size).toBe(1)
      expect(new Set(given.receiver.received.map((m) => String(m.body))).size).toBe(1)
    },
  )

  test('a slow receiver holds up nobody else', async () => {
    await using slow = await aReceiver({ do: 'hang' })
    await using quick = await aReceiver(ok())
    const allow = `${slow.allow}, ${quick.allow}`
    await using bench = await aBench({ environment: { JIANBAO_OUTBOUND_ALLOW: allow } })
    await bench.subscribe({ address: `webhook:${slow.url}/a` })
    await bench.subscribe({ address: `webhook:${quick.url}/b` })
    await bench.drop(aDrop)
    const rows = await readDeliveries(bench.db)
    expect(rows.map((row) => row.state).sort()).toEqual(['accepted', 'pending'])
  })

  test('an answer that breaks off after its 200 counts as taken', async () => {
    await using given = await dropTo({ do: 'break off', status: 200 })
    expect(await given.deliveries()).toMatchObject([{ state: 'accepted' }])
  })
})

test('a person may replay what was accepted: the same bytes under the same id', async () => {
  await using given = await dropTo(ok())
  const { db, clock } = given.bench
  const [row] = await given.deliveries()
  expect(
    await sendAgain(db, { deliveryId: row?.id ?? '', at: clock.now(), origin: 'console' }),
  ).toBe(true)
  await given.bench.tick()
  const [first, second] = given.receiver.received
  expect(second?.headers['webhook-id']).toBe(first?.headers['webhook-id'])
  expect(String(second?.body)).toBe(String(first?.body))
  expect(await given.deliveries()).toMatchObject([{ state: 'accepted', attempt: 2 }])
})

test('whoever names no secret is given one, once', async () => {
  await using bench = await aBench()
  const first = await bench.subscribe({ address: 'webhook:https://a.example/x' })
  expect(first.newSecret).toMatch(/^whsec_[\w+/]{32}$/)
  const again = await bench.subscribe({ address: 'webhook:https://a.example/x', name: '二' })
  expect(again).toMatchObject({ channelId: first.channelId, newSecret: null })
  const other = await bench.subscribe({ address: 'webhook:https://a.example/X', name: '三' })
  expect(other.channelId).not.toBe(first.channelId)
})
