import { askManageLink, askSignUp, confirm, expireNoticeLeases, leaseNotice } from '@jianbao/store'
import PostalMime from 'postal-mime'
import { expect, test } from 'vitest'
import { aBench, type Bench } from './support/a-bench.ts'
import { anSmtpServer, type Manner } from './support/an-smtp-server.ts'

const wish = {
  name: '湖南产业',
  filter: {
    topics: ['industry'],
    regions: ['430000'],
    words: { any: [], all: [], none: ['酒店'] },
  },
  cadence: { kind: 'instant' as const },
}

async function aPost(manners: Manner[] = [{ do: 'accept' }]) {
  const server = await anSmtpServer({ manners })
  const bench = await aBench({ smtpUrl: server.url })
  const asking = (address: string) => ({
    address,
    locale: 'zh-CN' as const,
    network: '203.0.113.0/24',
    at: bench.clock.now(),
  })
  return {
    server,
    bench,
    signUp: (address = 'new@example.org') => askSignUp(bench.db, { ...asking(address), wish }),
    manageLink: (address: string) => askManageLink(bench.db, asking(address)),
    async [Symbol.asyncDispose]() {
      await bench[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
    },
  }
}

const notices = (bench: Bench) =>
  bench.db
    .selectFrom('notices')
    .select(['id', 'kind', 'address', 'state', 'attempt', 'ambiguous_sends'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()

const mailIn = (server: { received: readonly { raw: string }[] }) =>
  PostalMime.parse(server.received[0]?.raw ?? '')
const tokenIn = ({ text = '' }: { text?: string | undefined }) =>
  /confirm\/([\w.-]+)/.exec(text)?.[1] ?? ''

test('a sign-up is asked back by one mail, and its link begins the subscription once', async () => {
  await using it = await aPost()
  await it.signUp()
  await it.bench.tick()
  await it.bench.tick()
  expect(it.server.received.map(({ to }) => to)).toEqual(['new@example.org'])
  const mail = await mailIn(it.server)
  expect(mail.subject).toBe('【简报】请确认您的订阅')
  expect(mail.text).toMatch(/湖南省内、产业发展主题、不含“酒店”/)
  expect(mail.headers.map(({ key }) => key)).not.toContain('list-unsubscribe')
  expect(await it.bench.db.selectFrom('subscribers').select('id').execute()).toEqual([])

  const token = tokenIn(mail)
  const at = it.bench.clock.now()
  for (const _ of [1, 2]) {
    expect(await confirm(it.bench.db, token, { at, network: '198.51.100.0/24' })).toMatchObject({
      state: 'confirmed',
    })
  }
  const events = await it.bench.db.selectFrom('audit_events').selectAll().execute()
  expect(events).toMatchObject([
    { what: 'started', origin: 'sign-up', network: '198.51.100.0/24', at },
  ])
})

test('a link that is not used in three days begins nothing, and the address is forgotten', async () => {
  await using it = await aPost()
  await it.signUp()
  await it.bench.tick()
  const token = tokenIn(await mailIn(it.server))
  const day = 24 * 60 * 60_000
  it.bench.clock.pass(3 * day)
  expect(await confirm(it.bench.db, token, { at: it.bench.clock.now() })).toMatchObject({
    state: 'expired',
  })
  it.bench.clock.pass(8 * day)
  await it.bench.tick()
  const left = await it.bench.db.selectFrom('confirmations').select('id').execute()
  expect([left, await notices(it.bench)]).toEqual([[], []])
})

test('an address hears five times a day at most, whoever asks in its name', async () => {
  await using it = await aPost()
  const answers = []
  for (let i = 0; i < 7; i += 1) answers.push((await it.signUp('Victim@example.org')).kind)
  expect(answers).toEqual([...Array(5).fill('owed'), 'enough', 'enough'])
  expect((await it.manageLink('victim@example.org')).kind).toBe('enough')
  expect((await it.signUp('other@example.org')).kind).toBe('owed')
  it.bench.clock.pass(25 * 60 * 60_000)
  expect((await it.signUp('victim@example.org')).kind).toBe('owed')
})

test('a manage link goes to readers only; the row that asks for it is the same for everybody', async () => {
  await using it = await aPost()
  await it.bench.subscribe({ address: 'reader@example.org' })
  const answers = [
    await it.manageLink('Reader@example.org'),
    await it.manageLink('nobody@example.org'),
  ]
  expect(answers.map(({ kind }) => kind)).toEqual(['owed', 'owed'])
  expect(await notices(it.bench)).toMatchObject([{ state: 'pending' }, { state: 'pending' }])
  await it.bench.tick()
  expect(it.server.received.map(({ to }) => to)).toEqual(['Reader@example.org'])
  const after = await notices(it.bench)
  expect(after.map(({ address, state }) => [address, state]).sort()).toEqual([
    ['Reader@example.org', 'accepted'],
    ['nobody@example.org', 'unneeded'],
  ])
})

test('a refusal for now is tried again; a lost answer is sent once more with the same id, then left', async () => {
  await using it = await aPost([
    { do: 'refuse', at: 'rcpt', code: 450, text: '4.2.0 later' },
    { do: 'drop after data' },
  ])
  await it.signUp()
  await it.bench.tick()
  expect(await notices(it.bench)).toMatchObject([{ state: 'pending', attempt: 1 }])
  for (let i = 0; i < 4; i += 1) {
    it.bench.clock.pass(10 * 60_000)
    await it.bench.tick()
  }
  expect(await notices(it.bench)).toMatchObject([{ state: 'unknown', ambiguous_sends: 2 }])
  const [first, second, ...more] = it.server.received.map(({ raw }) => raw)
  expect(more).toEqual([])
  expect(second).toBe(first)
})

test('of two notifiers one sends; a lease that ran out is an ambiguous send', async () => {
  await using it = await aPost()
  const { bench } = it
  const asked = await it.signUp()
  const noticeId = 'noticeId' in asked ? asked.noticeId : ''
  const at = bench.clock.now()
  const envelope = { from: 'a@b.example', publicUrl: 'http://127.0.0.1:4680', linkKeyVersion: 1 }
  const lease = () =>
    leaseNotice(bench.db, { noticeId, attempt: 1, at, until: new Date(+at + 30_000), envelope })
  const leases = await Promise.all([lease(), lease()])
  expect(leases.filter(Boolean)).toHaveLength(1)
  await expireNoticeLeases(bench.db, new Date(+at + 31_000))
  expect(await notices(bench)).toMatchObject([{ state: 'pending', ambiguous_sends: 1 }])
})
