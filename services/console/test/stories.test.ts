import type { ArticleStory } from '@jianbao/schema'
import { aBulletinText, isLeftOut } from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aConsole, type TestConsole } from './a-console.ts'
import { aParsedBulletin } from './a-story.ts'

describe.skipIf(isLeftOut('redis-server'))('the story of an article', () => {
  let it: TestConsole
  beforeAll(async () => {
    it = await aConsole()
  })
  afterAll(() => it[Symbol.asyncDispose]())

  const at = (day: number) => new Date(Date.UTC(2026, 10, day))
  const storyOf = async (id: string | undefined) =>
    (await it.api<ArticleStory>(`/api/articles/${id}/story`)).body

  test('names every other bulletin that printed it, newest first, and nothing where there is none', async () => {
    const text = (articleSeeds: number[]) => aBulletinText({ articleSeeds })
    const store = (seeds: number[], name: string, day: number) =>
      aParsedBulletin(it.db, text(seeds), { at: at(day), name })
    const a = await store([71, 1], 'a.txt', 1)
    await store([2, 71], 'b.txt', 2)
    await store([71, 3], 'c.txt', 3)
    const shared = await storyOf(a.articles[0]?.id)
    expect(shared.prints.map(({ bulletin, ordinal }) => [bulletin.name, ordinal])).toEqual([
      ['c.txt', 1],
      ['b.txt', 2],
    ])
    expect(shared).toMatchObject({ revision: 1, printCount: 2, revisions: [] })
    const alone = await storyOf(a.articles[1]?.id)
    expect(alone).toEqual({ revision: 1, prints: [], printCount: 0, revisions: [] })
    expect((await it.api('/api/articles/unknown/story')).status).toBe(404)
  })

  test('shows what each revision removed and added, seen from every one of them', async () => {
    const first = aBulletinText({ articleSeeds: [81], paragraphs: 4 })
    const second = first.replace(/投入资金 \d+ 万元/, '投入资金 4321 万元')
    const third = second.replace(/。\n\n制作/, '。验收已经通过。\n\n制作')
    const a = await aParsedBulletin(it.db, first, { at: at(4), name: 'first.txt' })
    const revises = new Map(a.articles.map((each) => [each.title, each]))
    const b = await aParsedBulletin(it.db, second, { at: at(5), name: 'second.txt', revises })
    const c = await aParsedBulletin(it.db, third, { at: at(6), name: 'third.txt', revises })
    expect([a, b, c].map(({ articles }) => articles[0]?.revision)).toEqual([1, 2, 3])

    const middle = await storyOf(b.articles[0]?.id)
    expect(middle.revisions.map(({ from, to, other }) => [from, to, other.bulletinId])).toEqual([
      [1, 2, a.id],
      [2, 3, c.id],
    ])
    const [older, newer] = middle.revisions
    const told = (kind: string) => older?.changes.filter((each) => each.kind === kind) ?? []
    expect(told('removed')).toHaveLength(1)
    expect(told('added')[0]?.text).toContain('4321')
    expect(told('removed')[0]?.text).not.toContain('4321')
    // The title is part of what is compared, and opens the text.
    expect(older?.changes[0]?.text.split('\n')[0]).toBe(b.articles[0]?.title)
    expect(newer?.changes.slice(1)).toEqual([{ kind: 'added', text: '验收已经通过。' }])

    expect((await storyOf(a.articles[0]?.id)).revisions).toMatchObject([{ from: 1, to: 2 }])
    expect((await storyOf(c.articles[0]?.id)).revisions).toEqual([
      { ...newer, other: { id: b.articles[0]?.id, bulletinId: b.id, ordinal: 1 } },
    ])
  })
})
