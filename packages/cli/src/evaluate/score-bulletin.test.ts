import type { Article, Bulletin, Mentions } from '@jianbao/schema'
import { describe, expect, test } from 'vitest'
import { formatFindings, formatTable, ratesOf } from './format-scores.ts'
import { labelledBulletin } from './label.ts'
import { type FieldScore, scoreBulletin, sumScores } from './score-bulletin.ts'

const text = '开工仪式\n项目投资 5 亿元。工期两年，占三成。'

const noMentions: Mentions = {
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

function anArticle(given: Partial<Article> = {}): Article {
  return {
    id: 'a',
    ordinal: 1,
    section: '产业发展',
    label: null,
    title: '开工仪式',
    sourceUrl: null,
    abstract: null,
    abstractStart: null,
    abstractEnd: null,
    blocks: [{ kind: 'paragraph', text: text.slice(5), start: 5, end: text.length }],
    summary: [],
    topics: [],
    labelRegions: [],
    issuers: [],
    mentions: noMentions,
    ...given,
  }
}

const amounts: Mentions['amounts'] = [
  {
    value: 5e8,
    valueMax: null,
    currency: 'CNY',
    qualifier: 'exact',
    per: null,
    text: '5 亿元',
    start: 9,
    end: 13,
  },
]

function aBulletin(articles: Article[]): Bulletin {
  return {
    schemaVersion: 1,
    id: '0'.repeat(64),
    source: { name: 'x.txt', mediaType: 'text/plain', encoding: 'utf-8', bytes: 1 },
    layout: 'section-digest',
    title: null,
    publisher: '某研究组',
    editors: ['甲', '乙'],
    reviewers: [],
    email: null,
    address: null,
    series: { name: null, issue: null, date: null },
    declaredArticleCount: null,
    contents: [],
    articles,
    diagnostics: [],
    text,
  }
}

function scores(articles: Article[], labelled: object): Map<string, FieldScore> {
  const label = labelledBulletin.parse({ file: 'x.txt', ...labelled })
  return new Map(scoreBulletin(aBulletin(articles), label).map((score) => [score.field, score]))
}

const one = (labelled: object, article: Partial<Article> = {}) =>
  scores([anArticle(article)], { articles: [{ title: '开工仪式', ...labelled }] })

describe('scoreBulletin', () => {
  test('white space and bold marks never count', () => {
    const found = one(
      { bodyStart: '项目**投资5亿元', amounts: [{ surface: '5亿元', value: 5e8 }] },
      { mentions: { ...noMentions, amounts } },
    )
    expect(found.get('bodyStart')?.hits).toBe(1)
    expect(found.get('amounts')).toMatchObject({ hits: 1, misses: [], extras: [] })
  })

  test('a field that is not labelled is not scored', () => {
    expect([...one({}).keys()]).toEqual(['articles', 'title'])
  })

  test('a miss and an extra are told with their sentence', () => {
    const found = one(
      { amounts: [{ surface: '两年', value: 2 }] },
      { mentions: { ...noMentions, amounts } },
    ).get('amounts')
    expect(found?.misses).toMatchObject([{ item: '两年 = 2', sentence: '工期两年，占三成。' }])
    expect(found?.extras).toMatchObject([
      { item: '5亿元 = 500000000', sentence: '项目投资 5 亿元。' },
    ])
  })

  test('an optional item is neither hit nor miss', () => {
    const found = one(
      { amounts: [], amountsOptional: [{ surface: '5亿元', value: 5e8 }] },
      { mentions: { ...noMentions, amounts } },
    ).get('amounts')
    expect(found).toMatchObject({ hits: 0, misses: [], extras: [] })
  })

  test('only shares in percent count as percentages, and a range counts with both ends', () => {
    const share = { text: '占', start: 18, end: 19 }
    const percentages: Mentions['percentages'] = [
      { value: 3, valueMax: null, kind: 'cheng', ...share },
      { value: 20, valueMax: 30, kind: 'percent', ...share },
    ]
    const found = one(
      {
        percentages: [
          { surface: '20%', value: 20 },
          { surface: '30%', value: 30 },
        ],
      },
      { mentions: { ...noMentions, percentages } },
    ).get('percentages')
    expect(found).toMatchObject({ hits: 2, extras: [] })
  })

  test('an article that was not found loses all its labelled items', () => {
    const found = scores([], {
      articles: [{ title: '别的', section: '产业发展', headings: ['一'] }],
    })
    expect(found.get('articles')?.misses).toHaveLength(1)
    expect(found.get('section')?.misses).toHaveLength(1)
    expect(found.get('headings')?.misses).toHaveLength(1)
  })

  test('an article under a wrong title is found by its first words', () => {
    const found = scores([anArticle({ title: '错' })], {
      articles: [{ title: '开工仪式', bodyStart: '项目投资5亿元' }],
    })
    expect(found.get('articles')?.hits).toBe(1)
    expect(found.get('title')).toMatchObject({ hits: 0, extras: [{ item: '错' }] })
  })

  test('an article too many is an extra, unless the labels are partial', () => {
    const articles = [anArticle(), anArticle({ title: '多余' })]
    const labelled = { articles: [{ title: '开工仪式' }] }
    expect(scores(articles, labelled).get('articles')?.extras).toHaveLength(1)
    expect(scores(articles, { ...labelled, partial: true }).get('articles')?.extras).toEqual([])
  })

  test('the fields of the bulletin are scored one by one', () => {
    const found = scores([], { bulletin: { publisher: '某研究组', editors: ['甲'], email: 'a@b' } })
    expect(found.get('bulletin')).toMatchObject({
      hits: 2,
      misses: [{ item: 'email: a@b' }],
      extras: [{ item: 'editors: 乙' }],
    })
  })
})

describe('the report', () => {
  const finding = { file: 'x.txt', article: '开工仪式', item: '2020', sentence: '始于2020年。' }
  const dates: FieldScore = { field: 'dates', hits: 3, misses: [finding], extras: [] }

  test('precision, recall and F1 come from the summed counts', () => {
    const [sum] = sumScores([dates, dates])
    expect(sum && ratesOf(sum)).toEqual({ precision: 1, recall: 0.75, f1: 12 / 14 })
  })

  test('the table holds figures and no sentence', () => {
    expect(formatTable([dates])).toContain('| dates | 3 | 1 | 0 | 100.0 % | 75.0 % | 85.7 % |')
    expect(formatTable([dates])).not.toContain('2020')
  })

  test('the findings hold the sentence', () => {
    expect(formatFindings([dates])).toContain('「始于2020年。」')
  })
})
