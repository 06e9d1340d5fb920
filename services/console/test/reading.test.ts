/** What the article reader says of an article, from plain values. */
import type { AmountMention, ArticleDetail } from '@jianbao/schema'
import { describe, expect, test } from 'vitest'
import { citeArticle } from '../web/src/article/cite-article.ts'
import { gatherDates } from '../web/src/article/gather-dates.ts'
import { markText } from '../web/src/article/mark-text.ts'
import type { AnyMention } from '../web/src/article/mention-kinds.ts'
import { sumMoney } from '../web/src/article/sum-money.ts'
import { topicSeries } from '../web/src/overview/topic-series.ts'

const noMentions: ArticleDetail['article']['mentions'] = {
  regions: [],
  amounts: [],
  percentages: [],
  dates: [],
  documents: [],
  agencies: [],
  quantities: [],
  programmes: [],
  people: [],
  deadlines: [],
  links: [],
}

const aDetail = (given: {
  article?: Partial<ArticleDetail['article']>
  bulletin?: Partial<ArticleDetail['bulletin']>
  place?: ArticleDetail['place']
}): ArticleDetail => ({
  article: {
    id: 'a',
    ordinal: 3,
    section: null,
    label: null,
    title: '办好这件事',
    sourceUrl: null,
    abstract: null,
    abstractStart: null,
    abstractEnd: null,
    blocks: [],
    summary: [],
    topics: [],
    labelRegions: [],
    issuers: [],
    mentions: noMentions,
    ...given.article,
  },
  bulletin: {
    id: 'b'.repeat(64),
    name: '周报.txt',
    title: null,
    publisher: '某所',
    series: null,
    issue: null,
    date: null,
    receivedAt: '2026-11-03T08:00:00.000Z',
    ...given.bulletin,
  },
  place: given.place ?? null,
  follows: [],
  diagnostics: [],
  revision: 1,
  previous: null,
  next: null,
})

const amount = (given: Partial<AmountMention>): AmountMention => ({
  value: 1,
  valueMax: null,
  currency: 'CNY',
  qualifier: 'exact',
  per: null,
  text: '1元',
  start: 0,
  end: 2,
  ...given,
})

const cite = (detail: ArticleDetail, selected = '') =>
  citeArticle({
    detail,
    origin: 'https://briefings.example.org',
    on: new Date(2026, 10, 26),
    selected,
  })

describe('a citation', () => {
  test('of a series names issuer, title, series, issue, date, place and link', () => {
    const issuers = [{ name: '教育部', canonical: '教育部', andOthers: 8 }]
    const detail = aDetail({
      article: { issuers, label: '教育部等九部门' },
      bulletin: { series: '每周简报', issue: '37', date: '2026-11-03' },
      place: { line: 120, page: 2 },
    })
    expect(cite(detail)).toBe(
      `教育部, 等. 办好这件事[J/OL]. 每周简报, 2026(37)(2026-11-03): 第3篇, 第2页[2026-11-26]. https://briefings.example.org/bulletins/${'b'.repeat(64)}/3.`,
    )
  })

  test('of a single file names its publisher, its label and the day it came', () => {
    const detail = aDetail({ article: { label: '湖南怀化' }, place: { line: 12, page: null } })
    expect(cite(detail)).toMatch(
      /^某所\. 湖南怀化 \| 办好这件事\[Z\/OL\]\. 周报\.txt, \[2026-11-03\]: 第3篇, 第12行\[2026-11-26\]\. https:/,
    )
  })

  test('begins with what was selected', () => {
    expect(cite(aDetail({}), '投入\n 资金')).toMatch(/^“投入资金”\n某所\. /)
  })
})

describe('what stands beside an article', () => {
  test('money is added up by kind, exactly; rates are counted and not added', () => {
    const sums = sumMoney([
      amount({ value: 0.1 }),
      amount({ value: 0.2, start: 9 }),
      amount({ value: 5e8, qualifier: 'at-least' }),
      amount({ value: 5000, per: '亩' }),
    ])
    expect(
      sums.map(({ qualifier, isRate, count, sum }) => [qualifier, isRate, count, sum]),
    ).toEqual([
      ['at-least', false, 1, 5e8],
      ['exact', false, 2, 0.3],
      ['exact', true, 1, null],
    ])
  })

  test('a date stands once, in the order of time, deadlines first', () => {
    const date = { resolved: null, text: '', start: 0, end: 0 }
    const dates = gatherDates({
      ...noMentions,
      dates: [
        { ...date, edtf: '2026-05', start: 5 },
        { ...date, edtf: 'XXXX-07', text: '7月', start: 6 },
        { ...date, edtf: '2021', start: 7 },
        { ...date, edtf: '2026-05', start: 8 },
        { ...date, edtf: '2026-12-31', start: 9, end: 20 },
      ],
      deadlines: [{ ...date, edtf: '2026-12-31', verb: '完成', start: 9, end: 23 }],
    })
    expect(dates.map(({ kind, date, at }) => [kind, date, at])).toEqual([
      ['deadlines', '2026-12-31', [9]],
      ['dates', '2021', [7]],
      ['dates', '2026-05', [5, 8]],
      ['dates', '7月', [6]],
    ])
  })
})

test('marks and doubts that overlap are cut at their borders, and no letter is lost', () => {
  const text = '投入五亿元以上'
  const mention: AnyMention = {
    kind: 'amounts',
    text: '五亿元',
    start: 12,
    end: 15,
    at: 12,
    value: amount({}),
  }
  const pieces = markText(text, 10, { mentions: [mention], doubts: [{ start: 13, end: 16 }] })
  expect(pieces.map((each) => each.text).join('')).toBe(text)
  const looks = pieces.map((each) => [each.text, each.mentions.length, each.isDoubtful])
  expect(looks).toEqual([
    ['投入', 0, false],
    ['五', 1, false],
    ['亿元', 1, true],
    ['以', 0, true],
    ['上', 0, false],
  ])
})

test('a chart of topics has every day, the seven largest, and all others as one', () => {
  const topics = Object.fromEntries(Array.from({ length: 9 }, (_, n) => [`t${n}`, 9 - n]))
  const { days, series, articles } = topicSeries({
    from: '2026-10-30',
    to: '2026-11-02',
    days: [
      { day: '2026-10-30', articles: 1, topics: { t8: 1 } },
      { day: '2026-11-01', articles: 20, topics },
    ],
  })
  expect(days).toEqual(['2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02'])
  expect(articles).toEqual([1, 0, 20, 0])
  expect(series.map(({ id }) => id)).toEqual(['t0', 't1', 't2', 't3', 't4', 't5', 't6', null])
  expect(series.at(-1)).toEqual({ id: null, total: 4, counts: [1, 0, 3, 0] })
})
