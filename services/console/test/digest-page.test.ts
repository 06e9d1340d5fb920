import { mergeTopics } from '@jianbao/schema'
import {
  createSubscription,
  eraseReader,
  readSigningKey,
  signLink,
  storeContent,
} from '@jianbao/store'
import { isLeftOut } from '@jianbao/test-support'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aConsole, type TestConsole } from './a-console.ts'

const topics = mergeTopics([])

describe.skipIf(isLeftOut('redis-server'))('the page of a digest', () => {
  let it: TestConsole
  beforeAll(async () => {
    it = await aConsole()
  })
  afterAll(() => it[Symbol.asyncDispose]())

  const anArticle = (n: number) => ({
    articleId: null,
    storyId: crypto.randomUUID(),
    revision: 1,
    correction: false,
    topics: [topics[0]?.id ?? ''],
    section: null,
    label: null,
    title: `第${n}篇 <script>`,
    lead: { text: '开头。', highlights: [] },
    sourceUrl: null,
    bulletin: null,
    reasons: [],
  })

  const aDigest = async (count: number) => {
    const at = new Date('2026-11-02T00:00:00Z')
    const request = {
      address: `${crypto.randomUUID()}@example.org`,
      name: '只有我知道的名称',
      filter: { topics: [], regions: [], words: { any: [], all: [], none: [] } },
      cadence: { kind: 'instant' as const },
    }
    const reader = await createSubscription(it.db, request, { at, origin: 'test' })
    const articles = Array.from({ length: count }, (_, n) => anArticle(n + 1))
    const content = { subject: '简报', html: '短', text: '短', articles }
    const digest = await it.db
      .insertInto('digests')
      .values({
        subscriber_id: reader.subscriberId,
        channel_id: reader.channelId,
        slot_key: 'x',
        slot_at: at,
        subscription_ids: [reader.subscriptionId],
        state: 'composed',
        shared_sha256: await storeContent(it.db, content),
        created_at: at,
        composed_at: at,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const key = await readSigningKey(it.db, at)
    const link = (purpose: 'digest-page' | 'unsubscribe-digest') =>
      `/d/${signLink(key, { purpose, subject: digest.id })}`
    return { ...reader, request, link }
  }

  /** Everything in the ledger that somebody could have changed. */
  const ledger = async () => {
    const { rows } = await sql`
      select (select jsonb_agg(to_jsonb(d) order by id) from digests d) as digests,
        (select jsonb_agg(to_jsonb(s) order by id) from subscriptions s) as subscriptions,
        (select count(*) from audit_events) as events
    `.execute(it.db)
    return rows
  }

  test('shows every article without a login, says nothing of its reader, and changes nothing', async () => {
    const { link, request } = await aDigest(120)
    const before = await ledger()
    const page = await it.ask(link('digest-page'))
    expect([page.status, page.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8'])
    expect(page.text.match(/>第\d+篇 &lt;script&gt;<\/div>/g)).toHaveLength(120)
    expect(page.text).toContain('2026年11月2日 星期一')
    for (const own of [request.address, request.name, '退订', '<script', '\ue000']) {
      expect(page.text).not.toContain(own)
    }
    expect(page.headers['content-security-policy']).toContain("default-src 'none'")
    expect(page.headers['x-robots-tag']).toBe('noindex')
    expect(await ledger()).toEqual(before)
  })

  test('is for reading only', async () => {
    const { link } = await aDigest(1)
    const before = await ledger()
    const answer = await it.ask(link('digest-page'), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', host: 'mail.example' },
      body: 'action=end',
    })
    expect(answer.status).toBeGreaterThanOrEqual(400)
    expect(await ledger()).toEqual(before)
  })

  test('answers a link that is not whole, one made for something else, and an erased reader alike', async () => {
    const { link, subscriberId } = await aDigest(1)
    const cut = await it.ask(link('digest-page').slice(0, -1))
    const other = await it.ask(link('unsubscribe-digest'))
    await eraseReader(it.db, { subscriberId, at: new Date(), origin: 'test' })
    const erased = await it.ask(link('digest-page'))
    for (const answer of [cut, other, erased]) {
      expect(answer.status).toBe(404)
      expect(answer.text).toContain('没有这一期')
    }
    expect(new Set([cut.text, other.text, erased.text]).size).toBe(1)
  })
})
