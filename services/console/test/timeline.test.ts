/** The way of a file, as the ledger tells it. */
import type { BulletinTimeline, TimelineStep } from '@jianbao/schema'
import { createSubscription } from '@jianbao/store'
import { aBulletinText, isLeftOut } from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aConsole, type TestConsole } from './a-console.ts'
import { aParsedBulletin } from './a-story.ts'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 2, 8, minute))

describe.skipIf(isLeftOut('redis-server'))('the time line of a file', () => {
  let it: TestConsole
  beforeAll(async () => {
    it = await aConsole()
  })
  afterAll(() => it[Symbol.asyncDispose]())

  const timelineOf = async (id: string) =>
    (await it.api<BulletinTimeline>(`/api/bulletins/${id}/timeline`)).body
  const step = (timeline: BulletinTimeline, name: TimelineStep['step']) =>
    timeline.steps.find((each) => each.step === name)

  test('goes as far as the file has come, and says what waits', async () => {
    const text = aBulletinText({ articles: 2, seed: 31 })
    const { id, articles } = await aParsedBulletin(it.db, text, { at: at(0), name: '周报.txt' })
    const fresh = await timelineOf(id)
    expect(fresh.steps.map((each) => [each.step, each.state, each.done])).toEqual([
      ['received', 'done', 1],
      ['read', 'done', 2],
      ['filed', 'waiting', 0],
      ['matched', 'waiting', 0],
      ['composed', 'none', 0],
      ['delivered', 'none', 0],
    ])
    expect(step(fresh, 'received')?.firstAt).toBe(at(0).toISOString())

    const request = {
      address: 'reader@example.org',
      name: '全部',
      filter: { topics: [], regions: [], words: { any: [], all: [], none: [] } },
      cadence: { kind: 'cron' as const, expression: '0 9 * * *', timeZone: 'UTC' },
    }
    const reader = await createSubscription(it.db, request, { at: at(0), origin: 'test' })
    const reads = { subscriber_id: reader.subscriberId, channel_id: reader.channelId }
    const digest = await it.db
      .insertInto('digests')
      .values({
        ...reads,
        slot_key: 'x',
        slot_at: at(2),
        subscription_ids: [reader.subscriptionId],
        state: 'planned',
        created_at: at(2),
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    for (const [index, { id: articleId, storyId, revision }] of articles.entries()) {
      const item = await it.db
        .insertInto('inbox_items')
        .values({
          ...reads,
          story_id: storyId,
          revision,
          article_id: articleId,
          digest_id: index === 0 ? digest.id : null,
          created_at: at(1),
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      const why = JSON.stringify({ kind: 'all' })
      const reason = { item_id: item.id, subscription_id: reader.subscriptionId, why }
      await it.db
        .insertInto('inbox_reasons')
        .values({ ...reason, created_at: at(1) })
        .execute()
    }
    await it.db
      .insertInto('deliveries')
      .values({
        digest_id: digest.id,
        kind: 'mail',
        state: 'accepted',
        attempt: 1,
        next_attempt_at: at(3),
        message_id: 'x@example.org',
        created_at: at(3),
        finished_at: at(4),
      })
      .execute()
    await it.db.updateTable('bulletins').set({ matched_run: 1 }).where('id', '=', id).execute()

    const later = await timelineOf(id)
    expect(step(later, 'matched')).toMatchObject({
      state: 'done',
      done: 2,
      lastAt: at(1).toISOString(),
    })
    expect(step(later, 'composed')).toMatchObject({ state: 'waiting', done: 0, waiting: 1 })
    expect(step(later, 'delivered')).toMatchObject({ state: 'done', lastAt: at(4).toISOString() })
    expect(later.itemsWaiting).toBe(1)
    expect(later.nextSlotAt).toBe('2026-11-02T09:00:00.000Z')
    const { deliveries } = later
    expect(deliveries).toMatchObject([{ kind: 'mail', state: 'accepted', articles: 1 }])
  })

  test('of a container is that of everything in it', async () => {
    const text = aBulletinText({ articles: 3, seed: 32 })
    const member = await aParsedBulletin(it.db, text, { at: at(10), name: '内.txt' })
    const container = 'c'.repeat(64)
    await it.db
      .insertInto('sources')
      .values({
        sha256: container,
        name: '包.zip',
        bytes: 1,
        state: 'parsed',
        received_at: at(9),
        decided_at: at(11),
      })
      .execute()
    await it.db
      .insertInto('members')
      .values({
        parent_sha256: container,
        ordinal: 1,
        member: '内.txt',
        sha256: member.id,
        bytes: 1,
        received_at: at(9),
      })
      .execute()
    expect(step(await timelineOf(container), 'read')).toMatchObject({ state: 'done', done: 3 })
  })

  test('of a file nobody knows is not found', async () => {
    expect((await it.api(`/api/bulletins/${'0'.repeat(64)}/timeline`)).status).toBe(404)
  })
})
