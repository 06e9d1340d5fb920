/** Readers, what they follow and their feeds, as an operator changes them. */
import { openQueues } from '@jianbao/queues'
import type { AuditItem, FeedItem, SubscriberItem, SubscriptionItem } from '@jianbao/schema'
import { makeApiToken } from '@jianbao/store'
import { aStoredBulletin, eventually, isLeftOut } from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aConsole, json, type TestConsole } from './a-console.ts'
import { anAccount, loggedInAs } from './an-account.ts'

interface List<Item> {
  items: Item[]
  next: string | null
}
interface Changed {
  changed: boolean
}
const everything = { topics: [], regions: [], words: { any: [], all: [], none: [] } }

describe.skipIf(isLeftOut('redis-server'))('readers and what they follow', () => {
  const now = new Date('2026-11-02T02:00:00Z')
  let it: TestConsole
  beforeAll(async () => {
    it = await aConsole({ clock: { now: () => now } })
  })
  afterAll(() => it[Symbol.asyncDispose]())

  const begin = async (address: string, subscriber?: string) => {
    const request = { address, subscriber, name: '要闻', filter: everything }
    const sent = json({ ...request, cadence: { kind: 'instant' } })
    return (await it.api<{ id: string; feedUrl: string | null }>('/api/subscriptions', sent)).body
  }
  const readers = async (query: string) =>
    (await it.api<List<SubscriberItem>>(`/api/subscribers?${query}`)).body
  const subscriptions = async (query: string) =>
    (await it.api<List<SubscriptionItem>>(`/api/subscriptions?${query}`)).body.items
  const feeds = async (state: string) =>
    (await it.api<List<FeedItem>>(`/api/feeds?state=${state}`)).body.items

  test('are found by name or address, page by page, with where their digests go', async () => {
    await begin('zhang@example.org', '张三')
    await begin('zhang@example.org')
    await begin('file:weekly', '周刊')
    expect((await readers('query=ZHANG')).items).toMatchObject([
      {
        name: '张三',
        activeSubscriptions: 2,
        lastSentAt: null,
        channels: [{ kind: 'mail', address: 'zhang@example.org', state: 'active' }],
      },
    ])
    const first = await readers('limit=1')
    const second = await readers(`limit=1&after=${first.next}`)
    expect(first.items[0]?.id).not.toBe(second.items[0]?.id)
    expect(second.next).toBeNull()
    const { items } = await readers(`query=${encodeURIComponent('周刊')}`)
    const one = await it.api<SubscriberItem>(`/api/subscribers/${items[0]?.id}`)
    expect(one.body).toEqual(items[0])
  })

  test('who was erased is no longer listed, and asking for one unknown says so', async () => {
    await begin('gone@example.org', '离开的人')
    const [gone] = (await readers(`query=${encodeURIComponent('离开')}`)).items
    await it.api(`/api/subscribers/${gone?.id}/erase`, { method: 'POST' })
    expect((await readers(`query=${encodeURIComponent('离开')}`)).items).toEqual([])
    expect((await it.api(`/api/subscribers/${gone?.id}`)).status).toBe(404)
  })

  test('a subscription is renamed, follows something else, at other times, and the trail says so', async () => {
    const { id } = await begin('changes@example.org')
    const change = {
      name: '湖南产业',
      filter: { topics: ['industry'], regions: ['430000'] },
      cadence: { kind: 'daily', times: ['08:00'], timeZone: 'Asia/Shanghai' },
      urgent: true,
    }
    const changed = await it.api(`/api/subscriptions/${id}/change`, json(change))
    expect(changed.body).toEqual({ changed: true })
    const first = (await subscriptions('state=active')).find((each) => each.id === id)
    expect(first).toMatchObject({
      id,
      name: '湖南产业',
      urgent: true,
      filterText: 'topic:industry region:湖南省',
      regions: [{ code: '430000', text: '湖南省' }],
      nextSlotAt: '2026-11-03T00:00:00.000Z',
    })
    expect(await subscriptions(`state=all&subscriberId=${first?.subscriberId}`)).toHaveLength(1)
    const trail = await it.api<List<AuditItem>>(`/api/audit?subscriberId=${first?.subscriberId}`)
    const told = trail.body.items.map(
      ({ what, origin, actorKind }) => `${what} ${origin} ${actorKind}`,
    )
    expect(new Set(told)).toEqual(new Set(['changed console owner', 'started console owner']))
    const wrong = { ...change, cadence: { kind: 'cron', expression: 'x', timeZone: 'UTC' } }
    expect((await it.api(`/api/subscriptions/${id}/change`, json(wrong))).status).toBe(400)
  })

  test('the trail names the account, the token or the owner that did it, also when they are gone', async () => {
    const { id } = await begin('trail@example.org', '被改的人')
    const made = await anAccount(it, '李四', 'editor')
    const asAccount = await loggedInAs(it, made)
    const by = { actor: null, origin: 'cli' } as const
    const given = { name: '同步程序', scopes: ['subscribe' as const], accountId: null, at: now, by }
    const { token } = await makeApiToken(it.db, { ...given, expiresAt: null })
    const pause = async (headers: Record<string, string>, until: string | null) => {
      const asked = json({ until })
      const path = `/api/subscriptions/${id}/pause`
      const sent = { ...asked, headers: { ...asked.headers, ...headers } }
      expect((await it.ask(path, sent)).status).toBe(200)
    }
    await pause(asAccount, '2026-11-09')
    await pause({ authorization: `Bearer ${token}` }, null)
    await it.db.deleteFrom('accounts').execute()
    await it.db.deleteFrom('api_tokens').execute()
    const [reader] = (await readers(`query=${encodeURIComponent('被改的人')}`)).items
    await it.api(`/api/subscribers/${reader?.id}/erase`, { method: 'POST' })
    const trail = await it.api<List<AuditItem>>(`/api/audit?subscriberId=${reader?.id}`)
    const told = trail.body.items.map(
      ({ what, actor, actorKind }) => `${what} ${actorKind} ${actor}`,
    )
    expect(told.sort()).toEqual([
      'ended owner null',
      'erased owner null',
      'paused account 李四',
      'started owner null',
      'unpaused token 同步程序',
    ])
  })

  test('a pause lasts to the end of its day by the clocks of the home, and is taken back', async () => {
    const { id } = await begin('pauses@example.org')
    const pause = (until: string | null) =>
      it.api<{ changed: boolean }>(`/api/subscriptions/${id}/pause`, json({ until }))
    const pausedUntil = async () =>
      (await subscriptions('state=active')).find((each) => each.id === id)?.pausedUntil
    expect((await pause('2026-11-09')).body).toEqual({ changed: true })
    expect(await pausedUntil()).toBe('2026-11-09T16:00:00.000Z')
    expect((await pause('2026-11-01')).status).toBe(400)
    await pause(null)
    expect(await pausedUntil()).toBeNull()
  })

  test('a feed that was revoked stays listed as such, without its link, and can be made anew under another', async () => {
    const { id, feedUrl } = await begin('feed')
    const [feed] = await feeds('active')
    expect(feed).toMatchObject({ subscriptionId: id, url: feedUrl, revokedAt: null })
    await it.api(`/api/feeds/${feed?.id}`, { method: 'DELETE' })
    expect(await feeds('active')).toEqual([])
    expect(await feeds('revoked')).toMatchObject([
      { id: feed?.id, url: null, revokedAt: now.toISOString() },
    ])
    const anew = json({ subscriptionId: id, title: feed?.title })
    const { body } = await it.api<FeedItem>('/api/feeds', anew)
    expect(body.url).not.toBe(feedUrl)
    expect((await it.ask(new URL(body.url ?? '').pathname)).status).toBe(200)
    expect((await it.ask(new URL(feedUrl ?? '').pathname)).status).toBe(404)
  })

  /** What the trail says since the last time it was asked, oldest act of them first. */
  const told = new Set<string>()
  const newInTrail = async (query = '') => {
    const { body } = await it.api<List<AuditItem>>(`/api/audit?limit=100${query}`)
    const fresh = body.items.filter(({ id }) => !told.has(id))
    for (const { id } of fresh) told.add(id)
    return fresh
  }

  test('who uploads a file, has one read again, makes and revokes a feed stands in the trail', async () => {
    const asEditor = await loggedInAs(it, await anAccount(it, '王五', 'editor'))
    await newInTrail()
    const by = { actor: '王五', actorKind: 'account', origin: 'console', subscriberId: null }
    const upload = { ...asEditor, 'content-type': 'application/octet-stream' }
    const name = encodeURIComponent('周报.txt')
    const put = await it.ask(`/api/uploads?name=${name}`, {
      method: 'POST',
      headers: upload,
      body: Buffer.from('简报'),
    })
    const { sha256 } = JSON.parse(put.text)
    expect(await newInTrail()).toMatchObject([
      { ...by, what: 'uploaded', subjectId: sha256, subject: '周报.txt' },
    ])
    const id = await aStoredBulletin(it.db, { at: now, articles: [{ title: '甲' }] })
    const replay = () =>
      it.ask(`/api/bulletins/${id}/replay`, { method: 'POST', headers: asEditor })
    await replay()
    expect(await newInTrail()).toMatchObject([{ ...by, what: 'read-again', subjectId: id }])
    // Its run is not over: nothing is done, so there is nothing to tell.
    await replay()
    expect(await newInTrail()).toEqual([])
    const asked = json({ topic: 'industry', title: '产业' })
    const made = await it.ask('/api/feeds', {
      ...asked,
      headers: { ...asked.headers, ...asEditor },
    })
    const feedId = JSON.parse(made.text).id
    const feed = { ...by, subjectId: feedId, subject: '产业' }
    expect(await newInTrail()).toMatchObject([{ ...feed, what: 'feed-made' }])
    const revoke = { method: 'DELETE', headers: asEditor }
    await it.ask(`/api/feeds/${feedId}`, revoke)
    await it.ask(`/api/feeds/${feedId}`, revoke)
    expect(await newInTrail()).toMatchObject([{ ...feed, what: 'feed-revoked' }])
  })

  test('who decides deliveries and takes a channel up again stands in the trail of the reader', async () => {
    await begin('decided@example.org', '被投递的人')
    const [reader] = (await readers(`query=${encodeURIComponent('被投递的人')}`)).items
    const channelId = reader?.channels[0]?.id ?? ''
    const ofReader = () => newInTrail(`&subscriberId=${reader?.id}`)
    await ofReader()
    const act = async (path: string, asked = json({})) =>
      (await it.api<Changed & { deliveryId: string }>(path, asked)).body
    const by = { actor: null, actorKind: 'owner', subscriberId: reader?.id, subject: null }
    const sent = { ...by, detail: { channel: 'mail' } }
    const { deliveryId } = await act(`/api/channels/${channelId}/test`)
    const path = `/api/deliveries/${deliveryId}`
    expect(await ofReader()).toMatchObject([{ ...sent, what: 'test-sent', subjectId: deliveryId }])
    const nobodyKnows = () => it.db.updateTable('deliveries').set({ state: 'unknown' }).execute()
    await nobodyKnows()
    expect(await act(`${path}/retry`)).toEqual({ changed: true })
    expect(await act(`${path}/retry`)).toEqual({ changed: false })
    expect(await ofReader()).toMatchObject([{ ...sent, what: 'sent-again', subjectId: deliveryId }])
    await nobodyKnows()
    await act(`${path}/resolve`, json({ as: 'accepted' }))
    expect(await ofReader()).toMatchObject([{ ...sent, what: 'settled', subjectId: deliveryId }])
    await it.db.updateTable('channels').set({ state: 'suppressed' }).execute()
    await act(`/api/suppressions/${channelId}`, { method: 'DELETE' })
    expect(await ofReader()).toMatchObject([
      { ...sent, what: 'channel-released', subjectId: channelId },
    ])
  })

  test('who retries and discards jobs that gave up, one or all, stands in the trail', async () => {
    await newInTrail()
    const digest = await it.db
      .selectFrom('digests')
      .select(['id', 'subscriber_id as subscriberId'])
      .executeTakeFirstOrThrow()
    const ids = [
      digest.id,
      ...['1', '2', '3'].map((n) => `0000000${n}-0000-4000-8000-000000000000`),
    ]
    await using queues = await openQueues({
      backend: { kind: 'redis', url: it.redisUrl },
      log: it.context.log,
    })
    const worker = await queues.work('digest-compose', async () => {
      throw new Error('no luck')
    })
    for (const digestId of ids) await queues.relay('digest-compose', { digestId })
    const failed = async () => (await queues.failed(9)).length === ids.length || undefined
    await eventually('dead letters', failed, 15_000)
    await worker.close()
    const act = async (path: string, method = 'POST') =>
      (
        await it.api<Changed>(
          `/api/dead-letters/${path}`,
          method === 'POST' ? json({}) : { method },
        )
      ).body
    const one = `digest-compose/compose-${digest.id}`
    const other = `digest-compose/compose-${ids[1]}`
    expect(await act(`${one}/retry`)).toEqual({ changed: true })
    expect(await act(`${one}/retry`)).toEqual({ changed: false })
    await act(other, 'DELETE')
    const detail = { queue: 'digest-compose' }
    const found = await newInTrail()
    expect(found).toHaveLength(2)
    expect(found).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ what: 'job-retried', detail, subscriberId: digest.subscriberId }),
        expect.objectContaining({ what: 'job-discarded', detail, subjectId: `compose-${ids[1]}` }),
      ]),
    )
    await act('discard')
    // None is left: nothing is done, so there is nothing to tell.
    await act('retry')
    expect(await newInTrail()).toMatchObject([
      { what: 'jobs-discarded', actorKind: 'owner', detail: { count: 2 }, subscriberId: null },
    ])
  })

  test('who acts in Bull Board stands in the trail with what was asked of it', async () => {
    await newInTrail()
    const headers = { authorization: `Bearer ${it.token}` }
    await it.ask('/queues/api/queues/sweep/clean/failed', { method: 'PUT', headers })
    await it.ask('/queues/api/queues', { headers })
    expect(await newInTrail()).toMatchObject([
      { what: 'board-used', actorKind: 'owner', subjectId: 'sweep/clean/failed' },
    ])
  })

  test('what a feed was called is gone from the trail with the reader it was of', async () => {
    const { id } = await begin('feed', '有订阅源的人')
    const asked = json({ subscriptionId: id, title: '某人的要闻' })
    await it.api('/api/feeds', asked)
    const [reader] = (await readers(`query=${encodeURIComponent('有订阅源的人')}`)).items
    await it.api(`/api/subscribers/${reader?.id}/erase`, { method: 'POST' })
    const trail = await it.db.selectFrom('audit_events').selectAll().execute()
    expect(trail.filter(({ what }) => what === 'feed-made').length).toBeGreaterThan(0)
    expect(JSON.stringify(trail)).not.toContain('某人的要闻')
  })
})
