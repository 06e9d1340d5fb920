import type {
  AmountTable,
  DocumentDetail,
  DocumentItem,
  RegionStatistics,
  SearchAnswer,
  SearchFacets,
  SimilarArticles,
  TopicsPerDay,
} from '@jianbao/schema'
import { indexOwedBulletins, replaySource } from '@jianbao/store'
import { isLeftOut, storeWrittenArticles } from '@jianbao/test-support'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aConsole, json, type TestConsole } from './a-console.ts'
import { aParsedBulletin } from './a-story.ts'

interface Page<Item> {
  items: Item[]
  next: string | null
}

const bulletin = (money: string, more = '') => `产业发展

湖南怀化 | 以工代赈修通产业路

基层治理

教育部 | 关于办好县域普通高中的意见

产业发展

湖南怀化 | 以工代赈修通产业路

近日，沅陵县以 工 代 赈项目上线，村集体增收${money}。${more}

《乡村振兴促进办法》（国发〔2021〕6号）提出，建好产业路。

基层治理

教育部 | 关于办好县域普通高中的意见

教育部印发《县域普通高中发展提升行动计划》，安排资金3亿元。按《乡村振兴促进办法》落实。

制作：示例政策观察室`

describe.skipIf(isLeftOut('redis-server'))('search', () => {
  let it: TestConsole
  let own: { id: string; articles: { id: string; title: string }[] }
  const index = async () => {
    while ((await indexOwedBulletins(it.db, { timeZone: 'Asia/Shanghai' })) > 0);
  }
  beforeAll(async () => {
    it = await aConsole()
    const newest = new Date('2026-11-01T08:00:00Z')
    await storeWrittenArticles(it.db, { articles: 60, letters: 200, newest, signed: true })
    const at = new Date('2026-11-05T08:00:00Z')
    own = await aParsedBulletin(it.db, bulletin('50余万元'), { at, name: 'own.txt' })
    await index()
  })
  afterAll(() => it[Symbol.asyncDispose]())

  const find = async (q: string, more = '') =>
    (await it.api<SearchAnswer>(`/api/search?q=${encodeURIComponent(q)}${more}`)).body
  const marked = (shown: { text: string; marks: { start: number; end: number }[] } | undefined) =>
    shown?.marks.map(({ start, end }) => shown.text.slice(start, end))

  test('finds a word that print has torn apart and marks it as it is printed', async () => {
    const { items, next } = await find('以工代赈 -酒店')
    expect(items.map(({ bulletin, title }) => [bulletin.id, title.text])).toEqual([
      [own.id, '以工代赈修通产业路'],
    ])
    expect(next).toBeNull()
    const [hit] = items
    expect(marked(hit?.title)).toEqual(['以工代赈'])
    expect(hit?.regions).toEqual([{ code: '431200', name: '怀化市' }])
    const [snippet] = hit?.snippets ?? []
    expect(marked(snippet)?.[0]?.replaceAll(' ', '')).toBe('以工代赈')
    const text = await it.db
      .selectFrom('bulletins')
      .select('text')
      .where('id', '=', own.id)
      .executeTakeFirstOrThrow()
    expect(text.text.startsWith(snippet?.text ?? '?', snippet?.start)).toBe(true)
  })

  test('any search can be followed: its filter is a subscription as it stands', async () => {
    const found = await find('主题:产业发展 地区:湖南 金额>=10万 以工代赈', '&from=2026-01-01')
    expect(found.items).toHaveLength(1)
    expect(found).toMatchObject({ beyond: ['period'] })
    expect((await find(found.text)).items).toHaveLength(1)
    const cadence = { kind: 'instant' }
    const asked = { address: 'a@example.org', name: found.text, filter: found.filter, cadence }
    expect((await it.api('/api/subscriptions', json(asked))).status).toBe(201)
  })

  test('says what in a search cannot be read, and where', async () => {
    const { status, body } = await it.api<{ error: { code: string; message_zh: string } }>(
      `/api/search?q=${encodeURIComponent('地区:无此地')}`,
    )
    expect(status).toBe(400)
    expect(body.error.code).toBe('wrong-filter')
    expect(body.error.message_zh).toMatch(/第 4 个字.*无此地/)
    expect((await it.api('/api/search?after=nonsense')).status).toBe(400)
    expect((await it.api('/api/search?from=2026-02-31')).status).toBe(400)
  })

  test.each(['newest', 'relevance'])('pages by key, sorted by %s', async (sort) => {
    const whole = await find('推进', `&limit=100&sort=${sort}`)
    expect(whole.items.length).toBeGreaterThan(40)
    const ids: string[] = []
    for (let after = '', more = true; more; ) {
      const page = await find('推进', `&limit=9&sort=${sort}${after}`)
      ids.push(...page.items.map(({ id }) => id))
      after = `&after=${page.next}`
      more = page.next !== null
    }
    expect(ids).toEqual(whole.items.map(({ id }) => id))
  })

  test('facets count topics, the tree of regions, documents, sums and months', async () => {
    const { body } = await it.api<SearchFacets>(`/api/search/facets?bulletin=${own.id}`)
    expect(body.total).toEqual({ count: 2, more: false })
    expect(body.regions).toMatchObject([
      { name: '湖南省', count: 1, children: [{ name: '怀化市', level: 'prefecture', count: 1 }] },
    ])
    expect(body.documents).toContainEqual({
      key: '乡村振兴促进办法',
      title: '乡村振兴促进办法',
      count: 2,
    })
    expect(body.issuers).toEqual([{ name: '教育部', count: 1 }])
    expect(body.months).toEqual([{ month: '2026-11', count: 2 }])
    expect(body.amounts).toEqual([
      { from: 100_000, to: 1_000_000, count: 1 },
      { from: 100_000_000, to: 1_000_000_000, count: 1 },
    ])
  })

  test('exports what was found; a spreadsheet runs no formula of it', async () => {
    const [first] = own.articles
    await sql`update articles set record = jsonb_set(record, '{title}', '"=1+1"') where id = ${first?.id}`.execute(
      it.db,
    )
    const get = async (format: string) =>
      it.ask(`/api/search/export?bulletin=${own.id}&format=${format}`, {
        headers: { authorization: `Bearer ${it.token}` },
      })
    const csv = await get('csv')
    expect(csv.headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(csv.headers['x-jianbao-exported']).toBe('2')
    expect(csv.text.split('\n')[0]).toBe(
      '\ufeff日期,栏目,标签,标题,主题,地区,发文机关,引用文件,要点,简报,篇次,简报编号,篇编号',
    )
    expect(csv.text).toContain(",'=1+1,")
    expect(csv.text).not.toContain(',=1+1,')
    const parsed = JSON.parse((await get('json')).text)
    expect(parsed.more).toBe(false)
    const titles = parsed.articles.map((each: { title: string }) => each.title)
    expect(titles).toEqual(['=1+1', '关于办好县域普通高中的意见'])
    expect((await get('md')).text).toMatch(/^# 搜索结果\n\n## /)
  })

  test('a cited document: its number, who cites it and in which words', async () => {
    const list = await it.api<Page<DocumentItem>>(
      `/api/documents?query=${encodeURIComponent('国发[2021]6号')}`,
    )
    expect(list.body.items).toEqual([
      {
        ...{ key: '乡村振兴促进办法', title: '乡村振兴促进办法', numbers: ['国发〔2021〕6号'] },
        ...{ articles: 2, firstSeen: '2026-11-05', lastSeen: '2026-11-05' },
      },
    ])
    const key = encodeURIComponent('乡村振兴促进办法')
    const { body } = await it.api<DocumentDetail>(`/api/documents/${key}?limit=1`)
    expect(body.citations.items).toHaveLength(1)
    const next = await it.api<DocumentDetail>(
      `/api/documents/${key}?limit=1&after=${body.citations.next}`,
    )
    const both = [...body.citations.items, ...next.body.citations.items]
    expect(new Set(both.map(({ article }) => article.id))).toEqual(
      new Set(own.articles.map(({ id }) => id)),
    )
    expect(marked(both[0]?.quote)?.[0]).toContain('乡村振兴促进办法')
    expect(next.body.citations.next).toBeNull()
    for (const sort of ['cited', 'newest']) {
      const keys: string[] = []
      for (let after = '', more = true; more; ) {
        const page = await it.api<Page<DocumentItem>>(`/api/documents?sort=${sort}&limit=7${after}`)
        keys.push(...page.body.items.map((each) => each.key))
        after = `&after=${page.body.next}`
        more = page.body.next !== null
      }
      expect(new Set(keys).size).toBe(keys.length)
      const all = await it.api<Page<DocumentItem>>(`/api/documents?sort=${sort}&limit=100`)
      expect(keys.slice(0, 100)).toEqual(all.body.items.map((each) => each.key))
    }
  })

  test('money stands with the words round it and adds up by kind', async () => {
    const { body } = await it.api<AmountTable>(`/api/amounts?bulletin=${own.id}&limit=1`)
    expect(body.items).toMatchObject([{ value: 300_000_000, text: '3亿元', qualifier: 'exact' }])
    expect(marked(body.items[0]?.quote)).toEqual(['3亿元'])
    const rest = await it.api<AmountTable>(`/api/amounts?bulletin=${own.id}&after=${body.next}`)
    expect(rest.body.items).toMatchObject([{ value: 500_000, qualifier: 'at-least' }])
    expect(body.sums).toHaveLength(2)
    expect(body.sums).toContainEqual({
      ...{ qualifier: 'exact', rate: false, count: 1, articles: 1, sum: 300_000_000 },
    })
  })

  test('counts by day and topic, and by province down to counties', async () => {
    const days = await it.api<TopicsPerDay>('/api/statistics/topics-per-day')
    expect(days.body).toMatchObject({ from: '2026-10-07', to: '2026-11-05' })
    expect(days.body.days.at(-1)).toMatchObject({ day: '2026-11-05', articles: 2 })
    const regions = await it.api<RegionStatistics>('/api/statistics/regions?from=2026-11-05')
    expect(regions.body.items).toHaveLength(34)
    expect(regions.body.items.filter(({ count }) => count > 0)).toEqual([
      { code: '430000', name: '湖南省', count: 1, hasParts: true },
    ])
    const path = '/api/statistics/regions?by=mention&from=2026-11-05&within=431200'
    const { body } = await it.api<RegionStatistics>(path)
    expect(body.items.find(({ name }) => name === '沅陵县')).toMatchObject({
      count: 1,
      hasParts: false,
    })
    expect((await it.api('/api/statistics/regions?within=999999')).status).toBe(404)
  })

  test('articles that share wording are found by their signatures, the story itself is not', async () => {
    const more = '各地照此办理，按月检查。'
    const at = new Date('2026-11-06T08:00:00Z')
    const twin = await aParsedBulletin(it.db, bulletin('70万元', more), { at, name: 'twin.txt' })
    await index()
    const [first] = own.articles
    const { body } = await it.api<SimilarArticles>(`/api/articles/${first?.id}/similar`)
    expect(body.items[0]).toMatchObject({ bulletin: { id: twin.id } })
    expect(body.items[0]?.likeness).toBeGreaterThan(0.4)
    expect((await it.api('/api/articles/unknown/similar')).status).toBe(404)
  })

  test('what is read again or erased is found as it is then', async () => {
    const changed = await it.db
      .selectFrom('articles')
      .selectAll()
      .where('bulletin_id', '=', own.id)
      .orderBy('ordinal')
      .execute()
    const [first, second] = changed
    await it.db
      .updateTable('articles')
      .set({ match_text: '只剩这几个字' })
      .where('id', '=', first?.id ?? '')
      .execute()
    await it.db
      .deleteFrom('articles')
      .where('id', '=', second?.id ?? '')
      .execute()
    expect((await find('县域普通高中 教育部', `&bulletin=${own.id}`)).items).toEqual([])
    // A new run of the parser owes the index.
    await replaySource(it.db, own.id)
    await it.db.updateTable('bulletins').set({ run: 2 }).where('id', '=', own.id).execute()
    await index()
    expect((await find('只剩这几个字')).items.map(({ id }) => id)).toEqual([first?.id])
    expect((await find('以工代赈', `&bulletin=${own.id}`)).items).toEqual([])
  })
})
