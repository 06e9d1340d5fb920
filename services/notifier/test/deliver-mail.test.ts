import { expireLeases, leaseDelivery, readDeliveryFigures, retryDelivery } from '@jianbao/store'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Bench } from './support/a-bench.ts'
import { aBench } from './support/a-bench.ts'
import { anSmtpServer, type Manner } from './support/an-smtp-server.ts'

const minute = 60_000
const aDrop = { articles: [{ title: '甲' }] }

async function deliveries(bench: Bench) {
  return await bench.db
    .selectFrom('deliveries as v')
    .innerJoin('digests as d', 'd.id', 'v.digest_id')
    .innerJoin('channels as c', 'c.id', 'd.channel_id')
    .select([
      'v.id',
      'v.digest_id as digestId',
      'c.address',
      'c.state as channel',
      'v.state',
      'v.attempt',
      'v.ambiguous_sends as ambiguous',
      'v.next_attempt_at as next',
      'v.answer',
    ])
    .orderBy('c.address')
    .execute()
}

const messageIds = (mails: { raw: string }[]) =>
  mails.map((mail) => /^Message-ID: (.+)$/im.exec(mail.raw)?.[1])

async function dropTo(manners: Manner[]) {
  const server = await anSmtpServer({ manners })
  const bench = await aBench({ smtpUrl: server.url })
  await bench.subscribe({})
  await bench.drop(aDrop)
  return {
    server,
    bench,
    /** Moves the clock and lets what is due happen. */
    later: async (ms: number) => {
      bench.clock.pass(ms)
      await bench.tick()
    },
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

test('a mail is accepted once and never sent again', async () => {
  await using given = await dropTo([{ do: 'accept' }])
  await given.later(7 * 24 * 60 * minute)
  await given.bench.sweep()
  expect(given.server.received).toHaveLength(1)
  expect(await deliveries(given.bench)).toMatchObject([{ state: 'accepted', attempt: 1 }])
})

test('mails that follow one another share a connection; a server that hung up costs nothing', async () => {
  await using given = await dropTo([{ do: 'accept' }])
  await given.bench.drop({ articles: [{ title: '乙' }] })
  expect(given.server.connections).toBe(1)
  given.server.hangUp()
  await given.bench.drop({ articles: [{ title: '丙' }] })
  expect(given.server.connections).toBe(2)
  const rows = await deliveries(given.bench)
  expect(rows.map(({ state, attempt }) => [state, attempt])).toEqual(
    Array.from({ length: 3 }, () => ['accepted', 1]),
  )
})

describe('what the server answers', () => {
  test('4xx is tried again, later each time, for days; then it has failed', async () => {
    await using given = await dropTo([{ do: 'refuse', at: 'rcpt', code: 450, text: 'busy' }])
    const pauses: number[] = []
    for (let tries = 0; tries < 40; tries += 1) {
      const [row] = await deliveries(given.bench)
      if (row?.state !== 'pending') break
      const pause = row.next.getTime() - given.bench.clock.now().getTime()
      pauses.push(pause / minute)
      await given.later(pause)
    }
    expect(pauses.slice(0, 7)).toEqual([1, 5, 15, 60, 240, 480, 480])
    const days = pauses.reduce((sum, pause) => sum + pause, 0) / 60 / 24
    expect(days).toBeGreaterThan(3)
    expect(days).toBeLessThan(4)
    expect(await deliveries(given.bench)).toMatchObject([{ state: 'failed', channel: 'active' }])
  })

  test('4xx and then 2xx: the mail arrives, once', async () => {
    await using given = await dropTo([
      { do: 'refuse', at: 'data', code: 451, text: '4.7.1 greylisted' },
      { do: 'accept' },
    ])
    await given.later(minute)
    expect(given.server.received.map((mail) => mail.accepted)).toEqual([false, true])
    expect(await deliveries(given.bench)).toMatchObject([{ state: 'accepted', ambiguous: 0 }])
  })

  test('an address that does not exist gets nothing more', async () => {
    await using given = await dropTo([
      { do: 'refuse', at: 'rcpt', code: 550, text: '5.1.1 no such user' },
    ])
    await given.bench.drop({ articles: [{ title: '乙' }] })
    expect(await deliveries(given.bench)).toMatchObject([
      { state: 'failed', channel: 'suppressed', answer: '550 5.1.1 no such user' },
    ])
    // Whoever subscribes again asks for mail there again.
    given.server.manners = [{ do: 'accept' }]
    await given.bench.subscribe({})
    await given.bench.drop({ articles: [{ title: '丙' }] })
    expect((await deliveries(given.bench)).map((row) => row.state).sort()).toEqual([
      'accepted',
      'failed',
    ])
  })

  test('an address that is refused three times in a row, whatever the code, gets nothing more', async () => {
    const no = (): Manner => ({ do: 'refuse', at: 'rcpt', code: 550, text: 'no' })
    const yes: Manner = { do: 'accept' }
    await using given = await dropTo([no(), no(), yes, no(), no(), no(), { do: 'accept' }])
    const channels: unknown[] = []
    for (const title of ['乙', '丙', '丁', '戊', '己']) {
      given.bench.clock.pass(minute)
      await given.bench.drop({ articles: [{ title }] })
      channels.push((await deliveries(given.bench)).at(-1)?.channel)
    }
    expect(channels).toEqual(['active', 'active', 'active', 'active', 'suppressed'])
  })

  test('another permanent refusal fails the mail and keeps the address', async () => {
    await using given = await dropTo([
      { do: 'refuse', at: 'data', code: 554, text: '5.6.0 bad content' },
    ])
    expect(await deliveries(given.bench)).toMatchObject([{ state: 'failed', channel: 'active' }])
  })

  test('a policy refusal alarms and is tried again: an operator can cure it', async () => {
    await using given = await dropTo([
      { do: 'refuse', at: 'data', code: 550, text: '5.7.26 unauthenticated' },
      { do: 'accept' },
    ])
    expect(await deliveries(given.bench)).toMatchObject([{ state: 'pending', channel: 'active' }])
    expect(given.bench.logged.join('')).toContain('the receiver refuses us')
    await given.later(minute)
    expect(await deliveries(given.bench)).toMatchObject([{ state: 'accepted' }])
  })

  test('a refused login stops all mail for minutes, so that the account is not locked', async () => {
    await using server = await anSmtpServer({
      credentials: true,
      manners: [{ do: 'refuse', at: 'auth', code: 535, text: '5.7.8 wrong password' }],
    })
    await using bench = await aBench({ smtpUrl: server.url })
    await bench.subscribe({ address: 'a@example.org' })
    await bench.subscribe({ address: 'b@example.org' })
    await bench.drop(aDrop)
    server.manners = [{ do: 'accept' }]
    bench.clock.pass(2 * minute)
    await bench.tick()
    expect(server.received).toEqual([])
    const figures = await readDeliveryFigures(bench.db, bench.clock.now())
    expect(figures).toMatchObject({ byState: { pending: 2 } })
    expect(figures.waitingBecause).toContain('5.7.8 wrong password')
    bench.clock.pass(5 * minute)
    await bench.tick()
    expect(server.received).toHaveLength(2)
  })

  test('a login that the server does not offer is not left out: nothing is sent', async () => {
    await using server = await anSmtpServer()
    const smtpUrl = server.url.replace('//', '//user:secret@')
    await using bench = await aBench({ smtpUrl })
    await bench.subscribe({})
    await bench.drop(aDrop)
    expect(server.received).toEqual([])
    expect(await deliveries(bench)).toMatchObject([{ state: 'pending' }])
    expect(bench.logged.join('')).toContain('the server offers none')
  })

  test('one refused reader does not block the others', async () => {
    await using server = await anSmtpServer({
      manners: [
        { do: 'refuse', at: 'rcpt', code: 550, text: '5.1.1 gone', to: 'a@example.org' },
        { do: 'accept' },
      ],
    })
    await using bench = await aBench({ smtpUrl: server.url })
    for (const name of ['a', 'b', 'c']) await bench.subscribe({ address: `${name}@example.org` })
    await bench.drop(aDrop)
    expect((await deliveries(bench)).map((row) => row.state)).toEqual([
      'failed',
      'accepted',
      'accepted',
    ])
  })

  test('a server that is away is tried again without being taken for ambiguous', async () => {
    const server = await anSmtpServer()
    await server[Symbol.asyncDispose]()
    await using bench = await aBench({ smtpUrl: server.url })
    await bench.subscribe({})
    await bench.drop(aDrop)
    expect(await deliveries(bench)).toMatchObject([{ state: 'pending', attempt: 1, ambiguous: 0 }])
  })
})

describe('when nobody can say whether a mail left', () => {
  test('it is sent once more with the same bytes; if that arrives, it is over', async () => {
    await using given = await dropTo([{ do: 'drop after data' }, { do: 'accept' }])
    expect(await deliveries(given.bench)).toMatchObject([{ state: 'pending', ambiguous: 1 }])
    await given.later(minute)
    expect(await deliveries(given.bench)).toMatchObject([{ state: 'accepted', ambiguous: 1 }])
    const [first, second] = given.server.received
    expect(second?.raw).toBe(first?.raw)
    expect(new Set(messageIds(given.server.received)).size).toBe(1)
  })

  test('twice, and a person decides; the button sends it again', async () => {
    await using given = await dropTo([
      { do: 'drop after data' },
      { do: 'drop after data' },
      { do: 'accept' },
    ])
    await given.later(minute)
    await given.later(24 * 60 * minute)
    const [row] = await deliveries(given.bench)
    expect(row).toMatchObject({ state: 'unknown', ambiguous: 2, attempt: 2 })
    expect(given.server.received).toHaveLength(2)
    const { db, clock } = given.bench
    expect((await readDeliveryFigures(db, clock.now())).ambiguousSends).toBe(2)
    expect(
      await retryDelivery(db, { digestId: row?.digestId ?? '', at: clock.now(), origin: 'cli' }),
    ).toBe(true)
    await given.bench.tick()
    expect(await deliveries(given.bench)).toMatchObject([{ state: 'accepted', ambiguous: 2 }])
  })

  test('a sender that died holding the lease: once more after the lease, with the same Message-ID', async () => {
    await using server = await anSmtpServer()
    await using bench = await aBench({ smtpUrl: server.url })
    await bench.subscribe({})
    bench.beforeJob = (name) => {
      if (name === 'deliver-mail') throw new Error('killed')
    }
    await expect(bench.drop(aDrop)).rejects.toThrow('killed')
    const [row] = await deliveries(bench)
    const at = bench.clock.now()
    const lease = await leaseDelivery(bench.db, {
      deliveryId: row?.id ?? '',
      attempt: 1,
      at,
      until: new Date(at.getTime() + 30_000),
      envelope: { from: 'a@b.example', publicUrl: 'http://127.0.0.1:1', linkKeyVersion: 1 },
    })
    bench.beforeJob = () => undefined
    bench.clock.pass(29_000)
    await bench.tick()
    expect(await deliveries(bench)).toMatchObject([{ state: 'sending' }])
    bench.clock.pass(2_000)
    await Promise.all([bench.tick(), bench.tick()])
    expect(await deliveries(bench)).toMatchObject([{ state: 'accepted', ambiguous: 1, attempt: 2 }])
    expect(messageIds(server.received)).toEqual([lease?.messageId])
    const attempts = await bench.db
      .selectFrom('delivery_attempts')
      .select(['attempt', 'outcome'])
      .orderBy('attempt')
      .execute()
    expect(attempts).toEqual([
      { attempt: 1, outcome: 'ambiguous' },
      { attempt: 2, outcome: 'accepted' },
    ])
  })

  test('a mail that cannot be built was not sent: it is tried again until it can', async () => {
    await using server = await anSmtpServer()
    await using bench = await aBench({ smtpUrl: server.url })
    await bench.subscribe({})
    bench.beforeJob = (name) => {
      if (name === 'deliver-mail') throw new Error('killed')
    }
    await expect(bench.drop(aDrop)).rejects.toThrow('killed')
    bench.beforeJob = () => undefined
    // What a mail is made of cannot be written down, and before that none may leave.
    await sql`alter table delivery_attempts rename column sha256 to away`.execute(bench.db)
    await bench.tick()
    bench.clock.pass(minute)
    await bench.tick()
    expect(await deliveries(bench)).toMatchObject([{ state: 'pending', attempt: 2, ambiguous: 0 }])
    expect(bench.logged.join('')).toContain('a message could not be built')
    await sql`alter table delivery_attempts rename column away to sha256`.execute(bench.db)
    bench.clock.pass(5 * minute)
    await bench.tick()
    expect(await deliveries(bench)).toMatchObject([{ state: 'accepted', ambiguous: 0 }])
  })

  test('an answer that comes after the lease ran out changes nothing', async () => {
    await using server = await anSmtpServer({ manners: [{ do: 'dawdle', ms: 300 }] })
    await using bench = await aBench({ smtpUrl: server.url })
    await bench.subscribe({})
    const dropping = bench.drop(aDrop)
    while (server.received.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    bench.clock.pass(31_000)
    expect(await expireLeases(bench.db, bench.clock.now())).toHaveLength(1)
    await dropping
    expect(await deliveries(bench)).toMatchObject([{ state: 'pending', ambiguous: 1 }])
    expect(bench.logged.join('')).toContain('after the lease had run out')
  })
})

describe('what keeps mail from going out', () => {
  test('is written to the waiting deliveries by the tick, not by each of them', async () => {
    await using bench = await aBench()
    for (const name of ['a', 'b']) await bench.subscribe({ address: `${name}@example.org` })
    await bench.drop(aDrop)
    expect((await deliveries(bench)).map((row) => row.answer)).toEqual([null, null])
    await bench.tick()
    expect((await deliveries(bench)).map((row) => row.answer?.includes('SMTP_URL'))).toEqual([
      true,
      true,
    ])
  })

  test('a real server without a public URL: deliveries wait, the ledger says why, the log does once', async () => {
    await using server = await anSmtpServer()
    await using bench = await aBench({ smtpUrl: server.url, publicUrl: undefined })
    await bench.subscribe({})
    await bench.drop(aDrop)
    bench.clock.pass(minute)
    await bench.tick()
    expect(server.received).toEqual([])
    const [row] = await deliveries(bench)
    expect(row).toMatchObject({ state: 'pending', attempt: 0 })
    expect(row?.answer).toContain('JIANBAO_PUBLIC_URL')
    expect(bench.logged.filter((line) => line.includes('mail is not sent'))).toHaveLength(1)
  })
})
