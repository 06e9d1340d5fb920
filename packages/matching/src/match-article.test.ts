import { matchText, type SubscriptionFilter, subscriptionFilter } from '@jianbao/schema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ArticleToMatch, largestYuan } from './article-to-match.ts'
import { FilterIndex } from './filter-index.ts'
import { articleMatcher, matchArticle } from './match-article.ts'

type Given = Parameters<typeof subscriptionFilter.parse>[0]
const aFilter = (given: Given): SubscriptionFilter => subscriptionFilter.parse(given)
const words = (given: Partial<SubscriptionFilter['words']>) => ({ words: given })
const patterns = (given: Partial<SubscriptionFilter['words']>) => ({ patterns: given })

const anArticle = (given: Partial<ArticleToMatch> & { text?: string }): ArticleToMatch => ({
  topics: [],
  section: null,
  labelRegions: [],
  issuers: [],
  documents: [],
  series: [],
  amount: null,
  matchText: matchText(given.text ?? ''),
  ...given,
})

const huaihua = anArticle({
  topics: ['industry', 'finance'],
  section: '产业 发展',
  labelRegions: [{ code: '431200', name: '怀化市' }],
  issuers: ['教育部'],
  documents: [
    { title: '关于推进乡村产业的意见', number: '国发〔2021〕6号' },
    { title: '《数据条例》', number: null },
  ],
  series: ['每周简报', 'inbox-a'],
  amount: { value: 150_000_000, text: '1.5亿元' },
  text: '湖南怀化 以工代 赈项目上线 5Ｇ 巡检，村集体增收50余万元（试点）',
})

/** Through an index, as articles are matched. */
function whyOf(filter: Given, article: ArticleToMatch) {
  const index = new FilterIndex()
  index.add('it', aFilter(filter))
  return matchArticle(index, article)[0]?.why ?? null
}

describe('what a filter asks', () => {
  test.each<[string, Given, boolean]>([
    ['an empty filter follows everything', {}, true],
    ['a topic', { topics: ['finance'] }, true],
    ['any one topic is enough', { topics: ['macro', 'industry'] }, true],
    ['a topic the article has not', { topics: ['macro'] }, false],
    ['a province contains its prefectures', { regions: ['430000'] }, true],
    ['the prefecture itself', { regions: ['431200'] }, true],
    ['a county inside is narrower than the label', { regions: ['431222'] }, false],
    ['a neighbour', { regions: ['431300'] }, false],
    ['topic and region are joined by and', { topics: ['macro'], regions: ['430000'] }, false],
    ['or by or', { topics: ['macro'], regions: ['430000'], match: 'any' }, true],
    [
      'with or, one of them must answer',
      { topics: ['macro'], issuers: ['a'], match: 'any' },
      false,
    ],
    ['a word that print has torn apart', words({ any: ['以工代赈'] }), true],
    ['a word in another case and width', words({ any: ['5g'] }), true],
    ['a word of one character', words({ any: ['赈'] }), true],
    ['all words must be there', words({ all: ['巡检', '法庭'] }), false],
    ['all words are there', words({ all: ['巡检', '村集体'] }), true],
    ['a word that must be absent', words({ none: ['酒店'] }), true],
    [
      'a word that must be absent is there',
      { topics: ['industry'], ...words({ none: ['巡检'] }) },
      false,
    ],
    [
      'what must be absent decides with or too',
      { match: 'any', topics: ['industry'], ...words({ none: ['巡检'] }) },
      false,
    ],
    ['a section, spaces aside', { sections: ['产业发展'] }, true],
    ['only part of a section', { sections: ['产业'] }, false],
    ['an issuer', { issuers: ['民政部', '教育部'] }, true],
    ['an issuer that did not issue it', { issuers: ['民政部'] }, false],
    ['a document by part of its title', { documents: ['乡村产业'] }, true],
    ['a document by its whole title', { documents: ['《数据条例》'] }, true],
    ['a document by its number, whatever the brackets', { documents: ['国发[2021]6号'] }, true],
    ['title and number do not run together', { documents: ['意见国发'] }, false],
    ['the printed series', { series: ['《每周简报》'] }, true],
    ['the folder it came in', { series: ['INBOX-A'] }, true],
    ['another series', { series: ['每周'] }, false],
    ['a sum it reaches', { amountMin: 150_000_000 }, true],
    ['a sum it does not reach', { amountMin: 150_000_001 }, false],
    ['a pattern', patterns({ all: ['\\d+余?万元'] }), true],
    ['a pattern ignores case', patterns({ all: ['5G巡检'] }), true],
    ['a pattern with the punctuation readers type', patterns({ all: ['巡检，.*（试点）$'] }), true],
    ['a pattern that finds nothing', patterns({ any: ['第[一二]批'] }), false],
    [
      'a pattern beside words',
      { ...words({ any: ['法庭'] }), ...patterns({ any: ['增收\\d+'] }) },
      true,
    ],
    ['a pattern that must be absent', patterns({ none: ['增收\\d+'] }), false],
  ])('%s', (_, filter, wanted) => {
    expect(whyOf(filter, huaihua) !== null).toBe(wanted)
    expect(articleMatcher(aFilter(filter))(huaihua) !== null).toBe(wanted)
  })

  test('a county is followed through its province and its prefecture', () => {
    const county = anArticle({ labelRegions: [{ code: '610115', name: '临潼区' }] })
    expect(whyOf({ regions: ['610000'] }, county)).not.toBeNull()
    expect(whyOf({ regions: ['610100'] }, county)).not.toBeNull()
    expect(whyOf({ regions: ['610200'] }, county)).toBeNull()
  })

  test('why names what answered every group, as the reader and the article wrote it', () => {
    expect(
      whyOf(
        {
          topics: ['industry', 'macro'],
          regions: ['430000'],
          words: { any: ['５G', '法庭'], all: ['巡检'] },
          patterns: { all: ['增收\\d+'] },
          sections: ['产业发展'],
          issuers: ['教育部'],
          documents: ['2021'],
          series: ['每周简报'],
          amountMin: 1,
        },
        huaihua,
      ),
    ).toEqual({
      topics: ['industry'],
      regions: [{ code: '431200', name: '怀化市' }],
      words: ['巡检', '５G'],
      patterns: [{ pattern: '增收\\d+', text: '增收50' }],
      sections: ['产业 发展'],
      issuers: ['教育部'],
      documents: [{ title: '关于推进乡村产业的意见', number: '国发〔2021〕6号' }],
      series: ['每周简报'],
      amount: { value: 150_000_000, text: '1.5亿元' },
    })
    expect(whyOf({ topics: ['industry'] }, huaihua)).toEqual({
      topics: ['industry'],
      regions: [],
      words: [],
    })
  })
})

test('the largest sum is in yuan, a range by its upper end, a rate never', () => {
  const sum = (text: string, value: number, more: object = {}) => ({
    text,
    value,
    valueMax: null,
    currency: 'CNY',
    per: null,
    ...more,
  })
  const sums = [
    sum('5000万元', 50_000_000),
    sum('3000万至8000万元', 30_000_000, { valueMax: 80_000_000 }),
    sum('9000万美元', 90_000_000, { currency: 'USD' }),
    sum('1亿元/公里', 100_000_000, { per: '公里' }),
  ]
  expect(largestYuan(sums)).toEqual({ value: 80_000_000, text: '3000万至8000万元' })
  expect(largestYuan([])).toBeNull()
})

describe('the index', () => {
  test('keeps a key once, and tells only of what came later where asked', () => {
    const index = new FilterIndex()
    index.add('a', aFilter({ topics: ['industry', 'finance', 'industry'] }))
    index.add('a', aFilter({ topics: ['industry'] }))
    index.add('b', aFilter({}))
    const keys = (from?: number) => matchArticle(index, huaihua, from).map(({ key }) => key)
    expect(index.size).toBe(2)
    expect(keys().sort()).toEqual(['a', 'b'])
    expect(keys(1)).toEqual(['b'])
    expect(keys(2)).toEqual([])
  })

  test('a pattern that does not compile leaves it as it was', () => {
    const index = new FilterIndex()
    expect(() => index.add('a', aFilter(patterns({ any: ['(茶'] })))).toThrow(/cannot be used/)
    expect(index.size).toBe(0)
  })

  const letters = fc.constantFrom('水', '田', '山', '桥', 'A')
  const text = (maxLength: number) =>
    fc.array(letters, { minLength: 1, maxLength }).map((each) => each.join(''))
  const code = fc.constantFrom('430000', '431200', '431222', '431300', '610000', '610115')
  const topic = fc.constantFrom('macro', 'industry', 'services')
  const few = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 2 })
  const lists = (of: fc.Arbitrary<string>) =>
    fc.record({ any: few(of), all: few(of), none: few(of) })
  const filters = fc.array(
    fc.record(
      {
        topics: few(topic),
        regions: few(code),
        words: lists(text(3)),
        patterns: lists(fc.constantFrom('水.山', '^田', '[山桥]a')),
        sections: few(text(1)),
        issuers: few(text(1)),
        documents: few(text(2)),
        series: few(text(1)),
        amountMin: fc.integer({ min: 1, max: 3 }),
        match: fc.constantFrom('all' as const, 'any' as const),
      },
      { requiredKeys: ['topics', 'regions', 'words'] },
    ),
    { maxLength: 12 },
  )
  const articles = fc.record({
    topics: few(topic),
    section: fc.option(text(1)),
    labelRegions: few(code.map((each) => ({ code: each, name: each }))),
    issuers: few(text(1)),
    documents: few(fc.record({ title: text(3), number: fc.option(text(2)) })),
    series: few(text(1)),
    amount: fc.option(fc.integer({ min: 1, max: 3 }).map((value) => ({ value, text: '' }))),
    matchText: text(12).map((each) => matchText(each)),
  })

  test('finds exactly what looking at every filter would', () => {
    fc.assert(
      fc.property(filters, articles, (given, article) => {
        const index = new FilterIndex()
        for (const [key, filter] of given.entries())
          index.add(String(key), filter as SubscriptionFilter)
        const found = matchArticle(index, article).map(({ key }) => Number(key))
        expect(found.sort((a, b) => a - b)).toEqual(
          given.flatMap((filter, key) =>
            wants(filter as SubscriptionFilter, article) ? [key] : [],
          ),
        )
      }),
      { numRuns: 500 },
    )
  })
})

/** The rule written out a second time, without an index. */
function wants(filter: SubscriptionFilter, article: ArticleToMatch): boolean {
  const inside = (followed: string, code: string) =>
    code === followed ||
    (followed.endsWith('0000') && code.slice(0, 2) === followed.slice(0, 2)) ||
    (followed.endsWith('00') && code.slice(0, 4) === followed.slice(0, 4))
  const { topics, regions, sections, issuers, documents, series, amountMin, match } = filter
  const low = (value: string) => value.toLowerCase()
  const has = (word: string) => article.matchText.includes(low(word))
  const fits = (pattern: string) => new RegExp(pattern, 'is').test(article.matchText)
  const sought = (list: 'any' | 'all' | 'none') => [
    ...filter.words[list].map(has),
    ...(filter.patterns?.[list] ?? []).map(fits),
  ]
  const among = (values: readonly string[], given: readonly string[]) =>
    given.some((each) => values.map(low).includes(low(each)))
  const cites = (value: string) =>
    article.documents.some(({ title, number }) =>
      [title, number ?? ''].some((each) => low(each).includes(low(value))),
    )
  const asked: [boolean, boolean][] = [
    [topics.length > 0, among(article.topics, topics)],
    [regions.length > 0, regions.some((r) => article.labelRegions.some((l) => inside(r, l.code)))],
    [Boolean(sections?.length), among(article.section ? [article.section] : [], sections ?? [])],
    [Boolean(issuers?.length), among(article.issuers, issuers ?? [])],
    [Boolean(documents?.length), (documents ?? []).some(cites)],
    [Boolean(series?.length), among(article.series, series ?? [])],
    [amountMin !== undefined, (article.amount?.value ?? 0) >= (amountMin ?? 0)],
    [sought('all').length > 0, sought('all').every(Boolean)],
    [sought('any').length > 0, sought('any').some(Boolean)],
  ]
  const answers = asked.filter(([isAsked]) => isAsked).map(([, answer]) => answer)
  const joined =
    match === 'any' ? answers.length === 0 || answers.some(Boolean) : answers.every(Boolean)
  return joined && !sought('none').some(Boolean)
}
