import { previewAnswer, type SubscriptionItem } from '@jianbao/schema'
import { aStoredBulletin, isLeftOut } from '@jianbao/test-support'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { aConsole, json, type TestConsole } from './a-console.ts'

type Answer = z.infer<typeof previewAnswer>
interface Refused {
  error: { code: string; message_zh: string; message_en: string }
}

describe.skipIf(isLeftOut('redis-server'))('a filter before it is saved', () => {
  const now = new Date('2026-11-02T01:00:00Z')
  let it: TestConsole
  beforeAll(async () => {
    it = await aConsole({ clock: { now: () => now } })
    await aStoredBulletin(it.db, {
      at: new Date('2026-10-28T01:00:00Z'),
      series: { name: '每周简报', date: '2026-10-20' },
      folder: 'county',
      articles: [
        {
          title: '茶园增收',
          label: '陕西安康',
          section: '产业发展',
          topics: ['industry'],
          regions: [{ code: '610900', name: '安康市' }],
          issuer: '国家发展和改革委员会',
          document: { title: '关于推进乡村产业的意见', number: '国发〔2021〕6号' },
          amount: { value: 150_000_000, text: '1.5亿元' },
          text: '茶园托管让农户省心，第二批名单公布。',
        },
        { title: '酒店开业', topics: ['industry'], text: '酒店开业。' },
      ],
    })
    await aStoredBulletin(it.db, {
      at: new Date('2026-06-01T00:00:00Z'),
      articles: [{ title: '旧闻', topics: ['industry'] }],
    })
  })
  afterAll(() => it[Symbol.asyncDispose]())

  const ask = (body: object) => it.api<Answer>('/api/subscriptions/preview', json(body))
  const titles = async (text: string) =>
    (await ask({ text })).body.preview.sample.map(({ title }) => title)

  test('is told back in plain words, with what it would have caught and why', async () => {
    const text = '主题:产业发展 地区:陕西 -酒店 金额>=1亿'
    const { status, body } = await ask({ text })
    expect(status).toBe(200)
    expect(previewAnswer.parse(body)).toEqual(body)
    expect(body).toMatchObject({
      filterText: 'topic:industry region:陕西省 amount>=1亿 -酒店',
      filterWords: {
        zh: '陕西省内、产业发展主题、不含“酒店”、金额不低于1亿元',
        en: 'in 陕西省, on Industry, without “酒店”, with a sum of at least CNY 100,000,000',
      },
      filter: { topics: ['industry'], regions: ['610000'] },
      preview: { articles: 1, perWeek: 0.5, complete: true, warning: null },
    })
    expect(body.preview.weeks.at(-2)).toEqual({ from: '2026-10-20', to: '2026-10-26', articles: 1 })
    expect(body.preview.sample[0]).toMatchObject({
      title: '茶园增收',
      day: '2026-10-20',
      why: { topics: ['industry'], amount: { value: 150_000_000, text: '1.5亿元' } },
    })
  })

  test.each([
    ['', ['茶园增收', '酒店开业']],
    ['section:产业发展', ['茶园增收']],
    ['issuer:发改委', ['茶园增收']],
    ['document:国发[2021]6号', ['茶园增收']],
    ['series:每周简报 酒店', ['酒店开业']],
    ['series:county any:茶园,金融', ['茶园增收']],
    ['/第[一二]批/', ['茶园增收']],
    ['region:西安 酒店 match:any', ['酒店开业']],
    ['region:西安', []],
  ])('“%s” catches of the ledger what it asks for', async (text, wanted) => {
    expect(await titles(text)).toEqual(wanted)
  })

  test('as it is kept, it is told the same way', async () => {
    const filter = { topics: ['industry'], words: { any: [], all: [], none: ['酒店'] } }
    const { body } = await ask({ filter })
    expect(body.filterText).toBe('topic:industry -酒店')
    expect(body.preview.articles).toBe(1)
  })

  test('one that catches nothing is warned of', async () => {
    const { body } = await ask({ text: 'topic:macro' })
    expect(body.preview).toMatchObject({ articles: 0, warning: { code: 'nothing' } })
  })

  test.each([
    ['topic:industry region:某某', '第 23 个字：没有地区“某某”'],
    ['/(茶/', '模式 /(茶/ 不能用：不符合 RE2 语法'],
    ['foo:bar', '没有“foo”这个条件'],
  ])('what cannot be read is refused with one sentence: %s', async (text, sentence) => {
    const answer = await it.api<Refused>('/api/subscriptions/preview', json({ text }))
    expect(answer.status).toBe(400)
    expect(answer.body.error).toMatchObject({ code: 'wrong-filter' })
    expect(answer.body.error.message_zh).toContain(sentence)
  })

  test('a pattern that cannot be used is not saved; what is saved is listed in plain words', async () => {
    const request = { address: 'a@example.org', name: '茶', cadence: { kind: 'instant' } }
    const patterns = { any: ['(茶'] }
    const wrong = await it.api<Refused>(
      '/api/subscriptions',
      json({ ...request, filter: { patterns } }),
    )
    expect(wrong.body.error.code).toBe('wrong-filter')
    const { body } = await ask({ text: 'series:county 茶 amount>=1亿' })
    await it.api('/api/subscriptions', json({ ...request, filter: body.filter, urgent: true }))
    const list = await it.api<{ items: SubscriptionItem[] }>('/api/subscriptions')
    expect(list.body.items).toMatchObject([
      {
        filterWords: { zh: '“county”系列、含“茶”、金额不低于1亿元' },
        filterText: 'series:county amount>=1亿 茶',
        urgent: true,
      },
    ])
  })
})
