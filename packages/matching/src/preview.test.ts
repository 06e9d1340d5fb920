import { matchText, subscriptionFilter } from '@jianbao/schema'
import { expect, test } from 'vitest'
import { previewSampleMax, tooManyPerWeek } from './limits.ts'
import { type ArticleHistory, previewFilter, type StoredArticle } from './preview.ts'

const at = new Date('2026-11-02T01:00:00Z')
const filter = subscriptionFilter.parse({ topics: ['industry'] })

let ordinal = 0
function anArticle(given: Partial<StoredArticle> & { day: string }): StoredArticle {
  ordinal += 1
  return {
    id: `a${ordinal}`,
    bulletinId: 'b',
    ordinal,
    storyId: `s${ordinal}`,
    revision: 1,
    topics: ['industry'],
    section: null,
    labelRegions: [],
    issuers: [],
    documents: [],
    amounts: [],
    printedSeries: null,
    folder: null,
    label: null,
    title: '茶园增收',
    matchText: matchText('茶园增收'),
    ...given,
  }
}

const aHistory = (articles: StoredArticle[], complete = true): ArticleHistory => ({
  firstDay: async (from) =>
    articles
      .map(({ day }) => day)
      .filter((day) => day >= from)
      .sort()[0] ?? null,
  each: async (_, take) => {
    take(articles)
    return complete
  },
})

const preview = (articles: StoredArticle[], complete?: boolean) =>
  previewFilter(filter, { at, history: aHistory(articles, complete) })

test('articles are counted in the weeks up to today, the newest shown with why', async () => {
  const found = await preview([
    anArticle({ day: '2026-11-02' }),
    anArticle({ day: '2026-10-27', title: '菌菇出口' }),
    anArticle({ day: '2026-10-26' }),
    anArticle({ day: '2026-10-26', topics: ['macro'] }),
    anArticle({ day: '2026-08-11' }),
  ])
  expect(found.weeks).toHaveLength(12)
  expect(found.weeks[0]).toEqual({ from: '2026-08-11', to: '2026-08-17', articles: 1 })
  expect(found.weeks.at(-2)).toEqual({ from: '2026-10-20', to: '2026-10-26', articles: 1 })
  expect(found.weeks.at(-1)).toEqual({ from: '2026-10-27', to: '2026-11-02', articles: 2 })
  expect(found).toMatchObject({ articles: 4, perWeek: 0.3, complete: true, warning: null })
  expect(found.sample.map(({ day }) => day)).toEqual([
    '2026-11-02',
    '2026-10-27',
    '2026-10-26',
    '2026-08-11',
  ])
  expect(found.sample[0]?.why).toEqual({ topics: ['industry'], regions: [], words: [] })
})

test('a story counts once, when it first appeared; a new revision of it again', async () => {
  const story = { storyId: 's', title: '茶' }
  const found = await preview([
    anArticle({ ...story, day: '2026-11-02' }),
    anArticle({ ...story, day: '2026-10-20' }),
    anArticle({ ...story, day: '2026-11-01', revision: 2 }),
  ])
  expect(found.articles).toBe(2)
  expect(found.weeks.slice(-2).map(({ articles }) => articles)).toEqual([1, 1])
})

test('the mean is taken over the weeks that have history', async () => {
  const days = ['2026-10-20', '2026-10-21', '2026-10-28']
  const found = await preview(days.map((day) => anArticle({ day })))
  expect(found.perWeek).toBe(1.5)
})

test('where only the newest of much history was looked at, the mean is over the time looked at', async () => {
  const days = ['2026-10-31', '2026-11-01', '2026-11-02']
  const found = await preview(
    [...days, ...days].map((day) => anArticle({ day })),
    false,
  )
  expect(found).toMatchObject({ articles: 6, perWeek: 14, complete: false })
})

test('nothing, no history and too many are warned of; the sample stays small', async () => {
  const of = async (articles: StoredArticle[]) => (await preview(articles)).warning?.code
  expect(await of([])).toBe('no-history')
  expect(await of([anArticle({ day: '2026-11-01', topics: ['macro'] })])).toBe('nothing')
  const week = (count: number) =>
    Array.from({ length: count }, () => anArticle({ day: '2026-11-01' }))
  expect(await of(week(tooManyPerWeek))).toBeUndefined()
  expect(await of(week(tooManyPerWeek + 1))).toBe('too-many')
  expect((await preview(week(20))).sample).toHaveLength(previewSampleMax)
})
