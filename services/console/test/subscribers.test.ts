/** Readers, what they follow and their feeds, as an operator changes them. */
import type { AuditItem, FeedItem, SubscriberItem, SubscriptionItem } from '@jianbao/schema'
import { makeApiToken } from '@jianbao/store'
import { isLeftOut } from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aConsole, json, type TestConsole } from './a-console.ts'
import { anAccount, loggedInAs } from './an-account.ts'

interface List<Item> {
  items: Item[]
  next: string | null
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
})
