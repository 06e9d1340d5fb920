/** Search against looking at every article: LIKE for words, the rule written out again for the rest. */
import {
  foldName,
  matchText,
  type SubscriptionFilter,
  searchHitsMax,
  subscriptionFilter,
} from '@jianbao/schema'
import { aDatabase, storeWrittenArticles, type TestDatabase } from '@jianbao/test-support'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { facetRowsMax } from '../limits.ts'
import { openStore, type Store } from '../open-store.ts'
import { amountBounds } from './facet-kinds.ts'
import { indexOwedBulletins } from './index-owed-bulletins.ts'
import { keysOf, searchNewest } from './search-articles.ts'
import { type SearchTermsGiven, searchConditions } from './search-conditions.ts'
import { countHits, searchFacets } from './search-facets.ts'
import type { SearchKey } from './search-key.ts'
import { searchRelevant } from './search-relevant.ts'
import { wayToMany } from './ways-to-hits.ts'

// Ten seconds on a quiet machine; a busy one may take its time.
vi.setConfig({ testTimeout: 120_000 })

const articles = 10_000
const asOne = { timeZone: 'Asia/Shanghai' }

let database: TestDatabase
let store: Store
/** Every article, newest first, as search orders them. */
let all: {
  id: string
  text: string
  topics: string[]
  regions: string[]
  amount: number | null
  day: string
  section: string | null
  issuers: string[]
  series: string
  documents: string[]
}[]

beforeAll(async () => {
  database = await aDatabase()
  store = openStore({
    databaseUrl: database.url,
    applicationName: 'test',
    onIdleError: () => undefined,
  })
  const newest = new Date('2026-11-20T08:00:00Z')
  await storeWrittenArticles(store.db, { articles, letters: 60, newest })
  while ((await indexOwedBulletins(store.db, asOne)) > 0);
  await sql`analyze search_articles`.execute(store.db)
  const { rows } = await sql<(typeof all)[number]>`
    select a.id, a.match_text as text, a.topics, a.label_regions as regions,
      (select max((m->>'value')::float8) from jsonb_array_elements(a.record->'mentions'->'amounts') m)
        as amount, to_char(s.day, 'YYYY-MM-DD') as day, a.section, a.issuers,
      b.record->'series'->>'name' as series,
      array(select distinct d->>'title' from jsonb_array_elements(a.record->'mentions'->'documents') d)
        as documents
    from articles a join search_articles s on s.article_id = a.id
    join bulletins b on b.id = a.bulletin_id
    order by s.day desc, a.created_at desc, left(a.bulletin_id, 16) desc, a.ordinal
  `.execute(store.db)
  all = rows
}, 300_000)
afterAll(async () => {
  await store.close()
  await database.close()
})

const filterOf = (given: Parameters<typeof subscriptionFilter.parse>[0]): SubscriptionFilter =>
  subscriptionFilter.parse(given)

/** Page after page to the end, in pages of this size. */
async function everyHit(terms: SearchTermsGiven, limit: number): Promise<string[]> {
  const ids: string[] = []
  let after: SearchKey | undefined
  for (;;) {
    const page = await searchNewest(store.db, terms, { limit, after })
    ids.push(...page.map(({ id }) => id))
    after = page.at(-1)
    if (page.length < limit) return ids
  }
}

/** Words of every kind of frequency: cut out of the texts themselves, and some that are nowhere. */
const aWord = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.nat(), fc.nat(), fc.integer({ min: 1, max: 7 })).map(cut) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('推进', '完善', '，', '5', '万元', '《关于', 'ｉｎｄｕｓｔｒｙ'),
  },
  { weight: 1, arbitrary: fc.constantFrom('犇犇', '无此词', '%', '_', "'", '\\', '😀') },
)
function cut([article, at, length]: [number, number, number]): string {
  const text = all[article % all.length]?.text ?? ''
  const from = at % Math.max(1, text.length - length)
  return text.slice(from, from + length).toWellFormed()
}
const fewWords = fc.array(aWord, { maxLength: 2 })

describe('a word means in a search what it means in a subscription', () => {
  test('LIKE over every text finds exactly the same articles, for words, phrases and NOT', async () => {
    const words = fc.record({
      any: fewWords,
      all: fewWords,
      none: fc.array(aWord, { maxLength: 1 }),
    })
    await fc.assert(
      fc.asyncProperty(words, async (given) => {
        const found = await everyHit({ filter: filterOf({ words: given }) }, 997)
        expect(found).toEqual(await byLike(given))
      }),
      { numRuns: 40 },
    )
  })

  /** PostgreSQL's own LIKE over what subscriptions look at: no index, no token, nothing of ours. */
  async function byLike(given: {
    any: string[]
    all: string[]
    none: string[]
  }): Promise<string[]> {
    const pattern = (word: string) => `%${matchText(word).replace(/[\\%_]/g, '\\$&')}%`
    const like = (word: string) => sql`match_text like ${pattern(word)}`
    const { any, all: every, none } = given
    const conditions = [
      ...every.map(like),
      ...none.map((word) => sql`not ${like(word)}`),
      any.length === 0 ? sql`true` : sql`(${sql.join(any.map(like), sql` or `)})`,
    ]
    const { rows } = await sql<{ id: string }>`
      select id from articles where ${sql.join(conditions, sql` and `)}
    `.execute(store.db)
    const ids = new Set(rows.map(({ id }) => id))
    return all.filter(({ id }) => ids.has(id)).map(({ id }) => id)
  }

  test('long words that most articles have can be excluded, alone and beside other words', async () => {
    const none = ['，同时', '其中，', '公益性岗位']
    for (const given of [
      { any: [], all: [], none },
      { any: [], all: ['推进'], none },
      { any: ['推进', '完善'], all: [], none },
    ]) {
      const filter = filterOf({ words: given })
      const wanted = await byLike(given)
      const conditions = searchConditions({ filter })
      const way = await wayToMany(store.db, conditions, searchHitsMax)
      // Neither the index nor the newest articles lead to them.
      expect([given, way.plan]).toEqual([given, 'by-text'])
      const byText = (page: { limit: number; after?: SearchKey | undefined }) =>
        keysOf(store.db, way, conditions, page)
      const keys = await byText({ limit: articles })
      expect(keys.map(({ id }) => id)).toEqual(wanted)
      expect(await byText({ limit: 7, after: keys[100] })).toEqual(keys.slice(101, 108))
      const to = all.at(2_000)?.day ?? ''
      const old = searchConditions({ filter, to })
      const until = keys.filter(({ day }) => day <= to)
      expect(await keysOf(store.db, way, old, { limit: articles })).toEqual(until)
      expect(until.length).toBeLessThan(keys.length)
      expect(await everyHit({ filter }, 100)).toEqual(wanted)
      expect(await countHits(store.db, { filter })).toEqual({ count: wanted.length, more: false })
      const ranked = await searchRelevant(store.db, { filter }, { limit: 20 })
      expect(ranked).toHaveLength(20)
      expect(wanted).toEqual(expect.arrayContaining(ranked.map(({ id }) => id)))
    }
  })

  test('topics, regions, sums and words are joined as a subscription joins them', async () => {
    const given = fc.record({
      topics: fc.subarray(['macro', 'industry', 'justice'], { maxLength: 2 }),
      regions: fc.array(
        fc.nat().map((at) => widened(all[at % all.length]?.regions[0] ?? '430000', at)),
        { maxLength: 2 },
      ),
      words: fc.record({ any: fewWords, all: fc.array(aWord, { maxLength: 1 }) }),
      amountMin: fc.option(fc.constantFrom(3, 5_000_000, 40_000_000_000), { nil: undefined }),
      match: fc.constantFrom('all' as const, 'any' as const),
    })
    await fc.assert(
      fc.asyncProperty(given, async (asked) => {
        const filter = filterOf(asked)
        const found = await everyHit({ filter }, 499)
        expect(found).toEqual(all.filter((each) => wants(filter, each)).map(({ id }) => id))
      }),
      { numRuns: 30 },
    )
  })

  test.each<[string, () => Partial<SubscriptionFilter>]>([
    ['a topic', () => ({ topics: ['justice'] })],
    ['a region', () => ({ regions: [all.find(({ regions }) => regions[0])?.regions[0] ?? ''] })],
    ['a sum', () => ({ amountMin: 40_000_000_000 })],
    ['nothing else', () => ({})],
  ])('one condition is enough, beside a phrase that must be looked for: %s', async (_, other) => {
    const words = { any: ['无此词语'], all: [cut([0, 40, 5])] }
    const filter = filterOf({ ...other(), words, match: 'any' })
    const wanted = all.filter((each) => wants(filter, each)).map(({ id }) => id)
    expect(wanted.length).toBeGreaterThan(0)
    expect(await everyHit({ filter }, 499)).toEqual(wanted)
  })

  /** A county, its prefecture or its province. */
  function widened(code: string, by: number): string {
    return [code, `${code.slice(0, 4)}00`, `${code.slice(0, 2)}0000`][by % 3] ?? code
  }

  /** The rule once more, without an index. */
  function wants(filter: SubscriptionFilter, article: (typeof all)[number]): boolean {
    const { topics, regions, words, amountMin, match } = filter
    const has = (word: string) => article.text.includes(matchText(word))
    const inside = (code: string) =>
      regions.some((region) => code.startsWith(region.replace(/(00){1,2}$/, '')))
    const sum = article.amount ?? 0
    const asked: [boolean, boolean][] = [
      [topics.length > 0, topics.some((topic) => article.topics.includes(topic))],
      [regions.length > 0, article.regions.some(inside)],
      [words.any.length > 0, words.any.some(has)],
      [words.all.length > 0, words.all.every(has)],
      [amountMin !== undefined, sum >= (amountMin ?? 0)],
    ]
    const groups = asked.filter(([isAsked]) => isAsked).map(([, answers]) => answers)
    if (groups.length === 0) return true
    return match === 'any' ? groups.includes(true) : !groups.includes(false)
  }
})

test('names are found whole and documents by a part of their title, with and without other words', async () => {
  const cases: [Partial<SubscriptionFilter>, (article: (typeof all)[number]) => boolean][] = [
    [{ sections: ['产业发展'] }, ({ section }) => section === '产业发展'],
    [{ issuers: ['农业农村部'] }, ({ issuers }) => issuers.includes('农业农村部')],
    [{ series: ['产业周报'] }, ({ series }) => series === '产业周报'],
    [
      { documents: ['》的指导意见', '的管理办法'] },
      ({ documents }) => documents.some((title) => /的指导意见|的管理办法/.test(title)),
    ],
  ]
  for (const [given, wants] of cases) {
    const alone = await everyHit({ filter: filterOf(given) }, 997)
    const ids = (wanted: typeof all) => wanted.map(({ id }) => id)
    expect(alone).toEqual(ids(all.filter(wants)))
    expect(alone.length).toBeGreaterThan(100)
    const less = { filter: filterOf({ ...given, words: { none: ['产业', '推进'] } }) }
    const without = all.filter(({ text }) => !text.includes('产业') && !text.includes('推进'))
    expect(await everyHit(less, 997)).toEqual(ids(without.filter(wants)))
  }
})

test('pages neither repeat nor hide an article, whatever their size', async () => {
  const terms = { filter: filterOf({ words: { all: ['推进'] } }) }
  const whole = await everyHit(terms, 10_000)
  expect(whole.length).toBeGreaterThan(1_000)
  for (const limit of [7, 100, 1_501]) {
    const some = await searchNewest(store.db, terms, { limit })
    const rest = await searchNewest(store.db, terms, { limit: 50, after: some.at(-1) })
    expect([...some, ...rest].map(({ id }) => id)).toEqual(whole.slice(0, limit + 50))
  }
})

test('facets count what is found, regions with all that lies in them', async () => {
  for (const given of [
    { words: { all: ['产业'] } },
    { topics: ['justice'] },
    { regions: ['430000'] },
  ]) {
    const filter = filterOf(given)
    const ids = new Set(await everyHit({ filter }, 5_000))
    const hits = all.filter(({ id }) => ids.has(id))
    const facets = await searchFacets(store.db, { filter })
    expect(facets.total).toEqual({ count: hits.length, more: false })
    expect(await countHits(store.db, { filter })).toEqual(facets.total)
    const counted = (valuesOf: (hit: (typeof all)[number]) => string[]) =>
      Object.entries(Object.groupBy(hits.flatMap(valuesOf), (value) => value))
        .map(([name, found]) => ({ name, count: found?.length ?? 0 }))
        .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    expect(facets.topics).toEqual(counted(({ topics }) => topics))
    const steps = ({ regions }: (typeof all)[number]) =>
      regions.flatMap((code) => {
        const part = code.replace(/(00){1,2}$/, '')
        return [2, 4, 6].filter((n) => n <= part.length).map((n) => part.slice(0, n))
      })
    expect(facets.regions).toEqual(counted(steps))
    expect(facets.sections).toEqual(counted(({ section }) => (section === null ? [] : [section])))
    expect(facets.issuers).toEqual(counted(({ issuers }) => issuers))
    expect(facets.series).toEqual(counted(({ series }) => [series]))
    expect(facets.months).toEqual(counted(({ day }) => [day.slice(0, 7)]))
    const keys = ({ documents }: (typeof all)[number]) => [...new Set(documents.map(foldName))]
    expect(facets.documents).toEqual(counted(keys).slice(0, facetRowsMax))
    const reached = (sum: number) => amountBounds.filter((bound) => bound <= sum).length
    const amounts = counted(({ amount }) => (amount === null ? [] : [`${reached(amount)}`]))
    expect(facets.amounts).toEqual(amounts)
  }
})

test('by relevance, titles with the word stand first and pages follow one another', async () => {
  const terms = { filter: filterOf({ words: { all: ['产业'] } }) }
  const first = await searchRelevant(store.db, terms, { limit: 30 })
  const second = await searchRelevant(store.db, terms, { limit: 30, after: first[29] })
  const both = await searchRelevant(store.db, terms, { limit: 60 })
  expect([...first, ...second]).toEqual(both)
  expect(both.map(({ score }) => score)).toEqual(
    both.map(({ score }) => score).toSorted((a, b) => b - a),
  )
  expect(first[0]?.score).toBeGreaterThan(100)
})
