import { type Bulletin, topics } from '@jianbao/schema'
import { expect, test } from 'vitest'
import { overview } from './overview.ts'

const bulletin: Bulletin = {
  schemaVersion: 1,
  id: '0'.repeat(64),
  source: { name: '第三期.txt', mediaType: 'text/plain', encoding: 'utf-8', bytes: 9 },
  layout: 'section-digest',
  title: null,
  publisher: '某研究组',
  editors: ['甲', '乙'],
  reviewers: [],
  email: null,
  address: null,
  series: { name: null, issue: null, date: null },
  declaredArticleCount: 2,
  contents: [],
  articles: [
    {
      id: 'a',
      ordinal: 1,
      section: '产业发展',
      label: '浙江',
      title: '茶园有了保险',
      sourceUrl: null,
      abstract: null,
      abstractStart: null,
      abstractEnd: null,
      blocks: [],
      summary: [],
      topics: [{ id: 'finance', score: 0.8, reason: ['保险'] }],
      labelRegions: [],
      issuers: [],
      mentions: {
        regions: [],
        amounts: [],
        percentages: [],
        dates: [{ edtf: '2025', resolved: null, text: '2025年', start: 0, end: 5 }],
        documents: [],
        agencies: [],
        quantities: [],
        programmes: [],
        people: [],
        deadlines: [],
        links: [],
      },
    },
  ],
  diagnostics: [
    {
      code: 'article-count-mismatch',
      severity: 'warning',
      message: '封面写 2 篇，实有 1 篇',
      start: null,
      end: null,
    },
  ],
}

test('the overview names every article, what it mentions, and every diagnostic', () => {
  expect(overview(bulletin, topics).split('\n')).toEqual([
    '第三期.txt  （无总标题）  1 篇  版式 section-digest',
    '制作 某研究组  责任编辑 甲、乙  封面篇数 2',
    '  1  产业发展 | 浙江 | 茶园有了保险',
    '     日期 1  主题 金融',
    '注意  封面写 2 篇，实有 1 篇（article-count-mismatch）',
  ])
})
