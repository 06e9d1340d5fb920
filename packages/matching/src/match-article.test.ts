import { matchText, type SubscriptionFilter, subscriptionFilter } from '@jianbao/schema'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ArticleToMatch, matchArticle } from './match-article.ts'
import { buildIndex } from './subscription-index.ts'

type Given = Parameters<typeof subscriptionFilter.parse>[0]
const aFilter = (given: Given): SubscriptionFilter => subscriptionFilter.parse(given)
const words = (given: Partial<SubscriptionFilter['words']>) => ({ words: given })

const anArticle = (given: {
  topics?: string[]
  regions?: [string, string][]
  text?: string
}): ArticleToMatch => ({
  topics: given.topics ?? [],
  labelRegions: (given.regions ?? []).map(([code, name]) => ({ code, name })),
  matchText: matchText(given.text ?? ''),
})

const whyOf = (filter: Given, article: ArticleToMatch) =>
  matchArticle(buildIndex([{ filter: aFilter(filter) }]), article)[0]?.why ?? null

const huaihua = anArticle({
  topics: ['industry', 'finance'],
  regions: [['431200', '怀化市']],
  text: '湖南怀化 以工代 赈项目上线 5Ｇ 巡检，村集体增收50余万元',
})

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
    ['a word that print has torn apart', words({ any: ['以工代赈'] }), true],
    ['a word in another case and width', words({ any: ['5g'] }), true],
    ['all words must be there', words({ all: ['巡检', '法庭'] }), false],
    ['all words are there', words({ all: ['巡检', '村集体'] }), true],
    ['a word that must be absent', words({ none: ['酒店'] }), true],
    [
      'a word that must be absent is there',
      { topics: ['industry'], ...words({ none: ['巡检'] }) },
      false,
    ],
  ])('%s', (_, filter, wanted) => {
    expect(whyOf(filter, huaihua) !== null).toBe(wanted)
  })

  test('a county is followed through its province and its prefecture', () => {
    const county = anArticle({ regions: [['610115', '临潼区']] })
    expect(whyOf({ regions: ['610000'] }, county)).not.toBeNull()
    expect(whyOf({ regions: ['610100'] }, county)).not.toBeNull()
    expect(whyOf({ regions: ['610200'] }, county)).toBeNull()
  })

  test('why names the topic, the region and the words as the reader wrote them', () => {
    const filter = {
      topics: ['industry'],
      regions: ['430000'],
      words: { any: ['５G', '法庭'], all: ['巡检'] },
    }
    expect(whyOf(filter, huaihua)).toEqual({
      topics: ['industry'],
      regions: [{ code: '431200', name: '怀化市' }],
      words: ['巡检', '５G'],
    })
  })
})

test('readers with the same filter are each found, once', () => {
  const filter = aFilter({ topics: ['industry', 'finance'] })
  const same = aFilter({ topics: ['finance', 'industry', 'finance'] })
  const index = buildIndex([
    { id: 1, filter },
    { id: 2, filter: same },
  ])
  expect(index.byTopic.get('finance')).toHaveLength(1)
  expect(matchArticle(index, huaihua).map((match) => match.subscription.id)).toEqual([1, 2])
})

describe('the index', () => {
  const letters = fc.constantFrom('水', '田', '山', '桥', 'A')
  const aWord = fc.array(letters, { minLength: 1, maxLength: 2 }).map((l) => l.join(''))
  const code = fc.constantFrom('430000', '431200', '431222', '431300', '610000', '610115')
  const topic = fc.constantFrom('macro', 'industry', 'services')
  const few = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 2 })
  const filters = fc.array(
    fc.record({
      topics: few(topic),
      regions: few(code),
      words: fc.record({ any: few(aWord), all: few(aWord), none: few(aWord) }),
    }),
    { maxLength: 12 },
  )
  const article = fc.record({
    topics: few(topic),
    regions: few(code),
    text: fc.array(letters, { maxLength: 12 }).map((l) => l.join('')),
  })

  test('finds exactly what looking at every subscription would', () => {
    fc.assert(
      fc.property(filters, article, (given, found) => {
        const at = anArticle({ ...found, regions: found.regions.map((c) => [c, c]) })
        const index = buildIndex(given.map((filter, id) => ({ id, filter })))
        const matched = matchArticle(index, at).map((match) => match.subscription.id)
        expect(matched.sort((a, b) => a - b)).toEqual(
          given.flatMap((filter, id) => (wants(filter, at) ? [id] : [])),
        )
      }),
      { numRuns: 300 },
    )
  })
})

/** The rule written out a second time, without an index. */
function wants(filter: SubscriptionFilter, article: ArticleToMatch): boolean {
  const inside = (followed: string, code: string) =>
    code === followed ||
    (followed.endsWith('0000') && code.slice(0, 2) === followed.slice(0, 2)) ||
    (followed.endsWith('00') && code.slice(0, 4) === followed.slice(0, 4))
  const has = (word: string) => article.matchText.includes(word.toLowerCase())
  const { any, all, none } = filter.words
  return (
    (filter.topics.length === 0 || filter.topics.some((t) => article.topics.includes(t))) &&
    (filter.regions.length === 0 ||
      filter.regions.some((r) => article.labelRegions.some((l) => inside(r, l.code)))) &&
    (any.length === 0 || any.some(has)) &&
    all.every(has) &&
    !none.some(has)
  )
}
