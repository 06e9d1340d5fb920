/** One bulletin by every channel at once: what each receiver got, what the ledger can show of it, and what links do. */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createConsole } from '@jianbao/console'
import { createNotifier } from '@jianbao/notifier'
import { openQueues } from '@jianbao/queues'
import { type Db, openStore } from '@jianbao/store'
import {
  aContext,
  aDatabase,
  aFolder,
  aMailbox,
  aReceiver,
  aRedis,
  aStoredBulletin,
  eventually,
  freePort,
  ok,
} from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const taken = ok('{"errcode":0,"errmsg":"ok","code":0,"msg":"success"}')
const hookToken = 'a-token-of-the-mail-server'
const everyUrl = /https?:\/\/[^\s<>"'()\\]+/g

interface Delivery {
  readonly id: string
  readonly kind: string
  readonly state: string
  readonly answer: string | null
  readonly channelId: string
  readonly address: string
}

async function everything() {
  const stack = new AsyncDisposableStack()
  const home = stack.use(aFolder()).path
  const database = stack.use(await aDatabase())
  const redis = stack.use(await aRedis())
  const mailbox = stack.use(await aMailbox())
  const [webhook, feishu, dingtalk, wecom] = [
    stack.use(await aReceiver(ok())),
    stack.use(await aReceiver(taken)),
    stack.use(await aReceiver(taken)),
    stack.use(await aReceiver(taken)),
  ]
  const port = await freePort()
  const environment = {
    JIANBAO_HOME: home,
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    SMTP_URL: mailbox.url,
    JIANBAO_PORT: String(port),
    JIANBAO_PUBLIC_URL: `http://127.0.0.1:${port}`,
    JIANBAO_BOUNCE_TOKEN: hookToken,
    JIANBAO_OUTBOUND_ALLOW: [webhook, feishu, dingtalk, wecom].map((each) => each.allow).join(','),
  }
  const context = await aContext(environment)
  const notifier = await createNotifier(context)
  stack.defer(() => notifier.close())
  const running = await createConsole(await aContext(environment))
  stack.defer(() => running.close())
  const onIdleError = () => undefined
  const { db } = stack.use(
    openStore({ databaseUrl: database.url, applicationName: 'journey', onIdleError }),
  )
  const log = { info: onIdleError, warn: onIdleError, error: onIdleError }
  const queues = stack.use(await openQueues({ backend: { kind: 'redis', url: redis.url }, log }))
  const token = readFileSync(join(home, 'console.token'), 'utf8').trim()
  const ask = (path: string, method = 'GET', body?: object) =>
    fetch(new URL(path, running.url), {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
  return {
    db,
    home,
    mailbox,
    receivers: { webhook, feishu, dingtalk, wecom },
    url: running.url,
    ask,
    /** What the test expects to find is `T`. */
    json: async <T>(path: string, method?: string, body?: object): Promise<T> => {
      const reply = await ask(path, method, body)
      if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`)
      return (await reply.json()) as T
    },
    async drop(title: string) {
      const articles = [
        { title, label: '湖南怀化', topics: ['industry'], sourceUrl: 'https://news.example/1' },
      ]
      const bulletinId = await aStoredBulletin(db, { at: new Date(), articles })
      await queues.relay('article-match', { bulletinId, run: 1, backfill: false })
    },
    metrics: () => context.metrics.metrics(),
    sweep: () => queues.relay('sweep', {}),
    close: () => stack.disposeAsync(),
  }
}

/** Everything a link could change. */
async function ledger(db: Db) {
  const rows = async (
    table: 'subscriptions' | 'channels' | 'deliveries' | 'audit_events' | 'feeds' | 'subscribers',
  ) => await db.selectFrom(table).selectAll().orderBy('id').execute()
  return JSON.stringify(
    await Promise.all(
      (
        ['subscriptions', 'channels', 'deliveries', 'audit_events', 'feeds', 'subscribers'] as const
      ).map(rows),
    ),
  )
}

describe('one bulletin by every channel', () => {
  let all: Awaited<ReturnType<typeof everything>>
  let feed = ''
  const deliveries = async () =>
    (await all.json<{ items: Delivery[] }>('/api/deliveries?limit=100')).items
  const ofKind = async (kind: string) => {
    const found = (await deliveries()).find((each) => each.kind === kind)
    if (!found) throw new Error(`No delivery by ${kind}.`)
    return found
  }
  const bytesOf = async (id: string, part = 1) =>
    Buffer.from(await (await all.ask(`/api/deliveries/${id}/bytes?part=${part}`)).arrayBuffer())

  beforeAll(async () => {
    all = await everything()
    const { webhook, feishu, dingtalk, wecom } = all.receivers
    const addresses = [
      'reader@example.org',
      `webhook:${webhook.url}/hook`,
      `feishu:${feishu.url}/robot/0123456789abcdef`,
      `dingtalk:${dingtalk.url}/robot?access_token=0123456789abcdef`,
      `wecom:${wecom.url}/robot?key=0123456789abcdef`,
      'file:weekly',
      'feed',
    ]
    for (const address of addresses) {
      const begun = await all.json<{ secret: string | null; feedUrl: string | null }>(
        '/api/subscriptions',
        'POST',
        { address, name: `订阅 ${address.slice(0, 6)}`, filter: {}, cadence: { kind: 'instant' } },
      )
      if (address.startsWith('webhook')) expect(begun.secret).toMatch(/^whsec_/)
      else expect(begun.secret).toBeNull()
      feed = begun.feedUrl ?? feed
    }
    await all.drop('以工代赈')
    await eventually('seven deliveries', async () => (await deliveries()).length === 7)
    // Robots may hold back for minutes after a full or half hour: the sweep is told they need not.
    await all.db
      .updateTable('deliveries')
      .set({ next_attempt_at: new Date() })
      .where('state', '=', 'pending')
      .execute()
    await all.sweep()
  })
  afterAll(() => all.close())

  test('every receiver gets it, and the ledger shows the exact bytes of each', async () => {
    const accepted = async () => (await deliveries()).every((each) => each.state === 'accepted')
    await eventually('all are accepted', accepted, 100_000)
    for (const [kind, receiver] of Object.entries(all.receivers)) {
      expect(receiver.received, kind).toHaveLength(1)
      expect(await bytesOf((await ofKind(kind)).id), kind).toEqual(receiver.received[0]?.body)
    }
    const [mail] = await all.mailbox.waitFor(1)
    const { id } = await ofKind('mail')
    const shown = await bytesOf(id)
    // The server puts what it saw before the mail; what we sent follows, untouched.
    expect(mail?.raw.subarray(-shown.length).equals(shown)).toBe(true)
    const { attempts } = await all.json<{ attempts: { sha256: string }[] }>(`/api/deliveries/${id}`)
    expect(attempts.map((each) => each.sha256)).toEqual([
      createHash('sha256').update(shown).digest('hex'),
    ])
    const [file = ''] = readdirSync(join(all.home, 'digests', 'weekly'))
    expect(readFileSync(join(all.home, 'digests', 'weekly', file))).toEqual(
      await bytesOf((await ofKind('file')).id),
    )
  })

  test('no answer of the API and no page of the ledger holds a token or a secret whole', async () => {
    const paths = [
      '/api/deliveries',
      '/api/channels',
      '/api/subscriptions',
      '/api/digests',
      '/api/overview',
    ]
    const texts = await Promise.all(paths.map(async (path) => await (await all.ask(path)).text()))
    expect(texts.join('')).not.toContain('0123456789abcdef')
    expect(texts.join('')).not.toContain('whsec_')
  })

  test('whom an article reached, and what a reader was sent, can be asked', async () => {
    const { id } = await all.db.selectFrom('articles').select('id').executeTakeFirstOrThrow()
    const told = await all.json<{ items: Delivery[] }>(`/api/deliveries?articleId=${id}`)
    expect(told.items).toHaveLength(7)
    const other = await all.json<{ items: Delivery[] }>('/api/deliveries?articleId=nothing')
    expect(other.items).toEqual([])
    const mine = await all.json<{ items: Delivery[] }>('/api/deliveries?kind=wecom&state=accepted')
    expect(mine.items.map((each) => each.kind)).toEqual(['wecom'])
  })

  test('a scanner that opens every link of every message changes nothing', async () => {
    const [mail] = await all.mailbox.mails()
    const bodies = Object.values(all.receivers).map((each) => String(each.received[0]?.body))
    const feedText = await (await fetch(feed)).text()
    const texts = [
      mail?.mail.html,
      mail?.mail.text,
      JSON.stringify(mail?.mail.headers),
      ...bodies,
      feedText,
    ]
    const links = new Set(texts.flatMap((text) => text?.match(everyUrl) ?? []))
    const own = [...links].filter((url) => url.startsWith(all.url))
    // Of the mail two, of webhook and three robots one each, of the feed itself and home.
    expect(own.length).toBeGreaterThanOrEqual(7)
    const before = await ledger(all.db)
    for (const url of own) {
      for (const method of ['GET', 'HEAD']) {
        const { status } = await fetch(url, { method, redirect: 'manual' })
        expect(status, url).toBeLessThan(500)
      }
    }
    expect(await ledger(all.db)).toBe(before)
  })

  test('a feed is read in three forms; who has the newest is told so; a revoked one answers nobody', async () => {
    for (const [ending, type] of [
      ['atom', 'atom+xml'],
      ['rss', 'rss+xml'],
      ['json', 'feed+json'],
    ]) {
      const url = feed.replace(/atom$/, ending ?? '')
      const reply = await fetch(url)
      expect(reply.headers.get('content-type')).toContain(type)
      expect(await reply.text()).toContain('以工代赈')
      const etag = reply.headers.get('etag') ?? ''
      const again = await fetch(url, { headers: { 'if-none-match': etag } })
      expect([again.status, await again.text()]).toEqual([304, ''])
    }
    const made = await all.json<{ id: string; url: string }>('/api/feeds', 'POST', {
      topic: 'industry',
    })
    expect(await (await fetch(made.url)).text()).toContain('以工代赈')
    const region = await all.json<{ url: string }>('/api/feeds', 'POST', { region: '430000' })
    expect(await (await fetch(region.url)).text()).not.toContain('以工代赈')
    await all.json(`/api/feeds/${made.id}`, 'DELETE')
    expect((await fetch(made.url)).status).toBe(404)
    expect((await fetch(`${all.url}/f/f.${made.id}.1.${'A'.repeat(43)}.atom`)).status).toBe(404)
  })

  test('a test message takes the same road', async () => {
    const { channelId } = await ofKind('wecom')
    const { deliveryId } = await all.json<{ deliveryId: string }>(
      `/api/channels/${channelId}/test`,
      'POST',
    )
    const arrived = async () =>
      (await all.json<Delivery>(`/api/deliveries/${deliveryId}`)).state === 'accepted'
    await eventually('the test message is accepted', arrived)
    expect(String(all.receivers.wecom.received.at(-1)?.body)).toContain('测试消息')
  })

  test('a webhook is replayed from the API, a robot is not', async () => {
    const webhook = await ofKind('webhook')
    expect(await all.json(`/api/deliveries/${webhook.id}/retry`, 'POST')).toEqual({ changed: true })
    const { received } = all.receivers.webhook
    await eventually('the replay', async () => received.length === 2)
    expect(received[1]?.headers['webhook-id']).toBe(received[0]?.headers['webhook-id'])
    const { id } = await ofKind('feishu')
    expect(await all.json(`/api/deliveries/${id}/retry`, 'POST')).toEqual({ changed: false })
  })

  test('what nobody can tell, a person settles', async () => {
    const { id } = await ofKind('feishu')
    await all.db.updateTable('deliveries').set({ state: 'unknown' }).where('id', '=', id).execute()
    const settled = await all.json(`/api/deliveries/${id}/resolve`, 'POST', { as: 'accepted' })
    expect(settled).toEqual({ changed: true })
    expect(await all.json(`/api/deliveries/${id}`)).toMatchObject({ state: 'accepted' })
  })

  test('Prometheus is told of each kind', async () => {
    const figures = await all.metrics()
    expect(figures).toMatch(/jianbao_channel_deliveries\{kind="webhook",state="accepted"\} 1/)
    expect(figures).toMatch(/jianbao_channel_deliveries\{kind="file",state="accepted"\} 1/)
  })

  describe('a mail that comes back', () => {
    const report = async (status: string, action = 'failed') => {
      const [mail] = await all.mailbox.mails()
      return [
        'From: MAILER-DAEMON@mx.example',
        'Subject: Undelivered Mail Returned to Sender',
        'MIME-Version: 1.0',
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        '',
        '--b',
        'Content-Type: text/plain',
        '',
        'I could not deliver it.',
        '--b',
        'Content-Type: message/delivery-status',
        '',
        'Reporting-MTA: dns; mx.example',
        '',
        'Final-Recipient: rfc822; reader@example.org',
        `Action: ${action}`,
        `Status: ${status}`,
        `Diagnostic-Code: smtp; 550 ${status} no`,
        '',
        '--b',
        'Content-Type: text/rfc822-headers',
        '',
        `Message-ID: ${mail?.mail.messageId}`,
        'Subject: x',
        '',
        '--b--',
        '',
      ].join('\r\n')
    }
    const hook = (body: string, type: string, token = hookToken) =>
      fetch(`${all.url}/hooks/bounces`, {
        method: 'POST',
        headers: { 'content-type': type, authorization: `Bearer ${token}` },
        body,
      })
    const suppressed = async () =>
      (await all.json<{ items: { id: string; reason: string }[] }>('/api/suppressions')).items

    test('is told only by who knows the token', async () => {
      expect((await hook(await report('5.1.1'), 'message/rfc822', 'wrong')).status).toBe(401)
      expect((await hook('hello', 'message/rfc822')).status).toBe(400)
      expect(await suppressed()).toEqual([])
    })

    test('a delay, a full mailbox once, or a policy suppresses nothing, and is shown with the delivery', async () => {
      expect((await hook(await report('4.2.2', 'delayed'), 'message/rfc822')).status).toBe(400)
      expect((await hook(await report('5.2.2'), 'message/rfc822')).status).toBe(202)
      expect((await hook(await report('5.7.1'), 'message/rfc822')).status).toBe(202)
      expect((await hook(await report('5.7.1'), 'message/rfc822')).status).toBe(202)
      expect(await suppressed()).toEqual([])
      const { id } = await ofKind('mail')
      const { bounces } = await all.json<{ bounces: { status: string }[] }>(`/api/deliveries/${id}`)
      expect(bounces.map((each) => each.status)).toEqual(['5.2.2', '5.7.1'])
    })

    test('“no such mailbox” suppresses the address at once; a person takes it up again', async () => {
      expect((await hook(await report('5.1.1'), 'message/rfc822')).status).toBe(202)
      const [channel] = await suppressed()
      expect(channel).toMatchObject({ reason: 'bounced', address: 'reader@example.org' })
      expect(await all.json(`/api/suppressions/${channel?.id}`, 'DELETE')).toEqual({
        changed: true,
      })
      expect(await suppressed()).toEqual([])
    })

    test('JSON of a provider says the same; an address nobody has is answered alike', async () => {
      const told = (recipient: string) =>
        hook(JSON.stringify({ status: '5.1.1', recipient }), 'application/json')
      const [known, unknown] = [await told('READER@example.org'), await told('nobody@example.org')]
      expect([known.status, await known.text()]).toEqual([unknown.status, await unknown.text()])
      expect(await suppressed()).toHaveLength(1)
    })
  })
})
