import { type DigestArticle, mergeTopics, topics } from '@jianbao/schema'
import { describe, expect, test } from 'vitest'
import { reasonChips } from './describe.ts'
import type { DigestToRender } from './digest-to-render.ts'
import { dateLine } from './digest-words.ts'
import { fillPersonalLinks } from './personal-links.ts'
import { renderDigest, renderDigestPage } from './render-digest.ts'

const id = '0f8fad5b-d9cb-469f-a165-70867728950e'

const anArticle = (given: Partial<DigestArticle> = {}): DigestArticle => ({
  articleId: 'a',
  storyId: id,
  revision: 1,
  correction: false,
  topics: ['industry'],
  section: '产业发展',
  label: '湖南怀化',
  title: '茶园增收',
  lead: { text: '今年增收50万元。', highlights: [{ kind: 'amount', start: 4, end: 8 }] },
  sourceUrl: 'https://example.org/a',
  bulletin: '县域情况',
  reasons: [
    {
      subscriptionId: id,
      subscription: '产业',
      why: { topics: ['industry'], regions: [{ code: '431200', name: '怀化市' }], words: ['茶'] },
    },
  ],
  ...given,
})

const aDigest = (articles: DigestArticle[]): DigestToRender => ({
  date: dateLine(new Date('2026-11-01T23:30:00Z'), 'Asia/Shanghai', 'zh-CN'),
  locale: 'zh-CN',
  subscriptions: [{ id, name: '产业' }],
  articles,
  topics,
})

const bytes = (text: string) => new TextEncoder().encode(text).length
const times = (text: string, part: string) => text.split(part).length - 1

test('each article stands once, with label, title, opening, source and all its reasons', () => {
  const { subject, html, text } = renderDigest(aDigest([anArticle()]))
  expect(subject).toBe('【简报】湖南怀化 | 茶园增收')
  for (const part of ['湖南怀化', '增收<b style="color:#a12a1e">50万元</b>', '来自 县域情况']) {
    expect(times(html, part)).toBe(1)
  }
  expect(html).toContain('<a href="https://example.org/a"')
  for (const chip of ['主题 产业发展', '地区 怀化市', '词 茶'])
    expect(html).toContain(`>${chip}</span>`)
  expect(html).toContain('2026年11月2日 星期一')
  expect(text).toContain('为什么收到：主题 产业发展；地区 怀化市；词 茶')
  expect(text).toContain('今年增收50万元。')
  expect(text).toContain('原文：https://example.org/a')
})

test('articles stand by topic in the known order, then by section; under the topic that is followed', () => {
  const why = { topics: ['governance'], regions: [], words: [] }
  const followed = [{ subscriptionId: id, subscription: '治理', why }]
  const { text } = renderDigest(
    aDigest([
      anArticle({ title: '丁', topics: [], section: '其他栏目', reasons: [] }),
      anArticle({ title: '丙', topics: ['industry', 'governance'], reasons: followed }),
      anArticle({ title: '甲', topics: ['macro'], section: '要闻' }),
      anArticle({ title: '乙', topics: ['industry'], section: '种植' }),
      anArticle({ title: '戊', topics: ['industry'], section: '产业发展' }),
      anArticle({ title: '己', topics: ['industry'], section: '种植' }),
    ]),
  )
  const order = text.match(/^(?:==|【).*|■.*$/gm)
  expect(order?.map((line) => line.replace('湖南怀化 | ', ''))).toEqual([
    '== 宏观形势 ==',
    '【要闻】',
    '■ 甲',
    '== 产业发展 ==',
    '【种植】',
    '■ 乙',
    '■ 己',
    '■ 戊',
    '== 基层治理 ==',
    '【产业发展】',
    '■ 丙',
    '== 其他 ==',
    '【其他栏目】',
    '■ 丁',
  ])
})

test('a changed article is marked as a correction', () => {
  const { html, text } = renderDigest(aDigest([anArticle({ revision: 2, correction: true })]))
  expect(html).toContain('【更正】')
  expect(text).toContain('■ 【更正】湖南怀化')
})

describe('what comes from a bulletin cannot act', () => {
  const hostile = `<script>alert(1)</script>"'&\u202e\ue000unsubscribe-digest\ue001`

  test('it is escaped everywhere and passes for no link of ours', () => {
    const { html, text } = renderDigest(
      aDigest([
        anArticle({
          label: hostile,
          title: hostile,
          section: hostile,
          bulletin: hostile,
          lead: { text: hostile, highlights: [{ kind: 'document', start: 0, end: 10 }] },
        }),
      ]),
    )
    // One subscription to end, what to change, all to end: and nothing that the bulletin brought.
    const filled = fillPersonalLinks(html, () => 'https://link.example/u')
    expect(filled).not.toContain('<script')
    expect(filled).not.toContain('\u202e')
    expect(times(filled, 'https://link.example/u')).toBe(3)
    expect(
      times(
        fillPersonalLinks(text, () => 'https://link.example/u'),
        'link.example',
      ),
    ).toBe(3)
  })

  test.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'https://a.example/"onclick="x',
    'file:///etc',
  ])('no link to %s', (sourceUrl) => {
    const { html } = renderDigest(aDigest([anArticle({ sourceUrl })]))
    expect(html).not.toContain('查看原文')
    expect(html).not.toContain(sourceUrl)
  })

  test('nothing is loaded from anywhere', () => {
    const { html } = renderDigest(aDigest([anArticle()]))
    expect(html).not.toMatch(/<img|<link|<script|<iframe|src=|url\(|@import/i)
  })
})

describe('size', () => {
  const long = anArticle({
    title: '关于进一步推进乡村产业高质量发展若干政策措施的实施情况与典型做法',
    lead: { text: '村集体经济收入稳步增长，'.repeat(17), highlights: [] },
  })
  const many = (count: number) => Array.from({ length: count }, () => long)

  test('40 long articles stay below the clip with their openings', () => {
    const { html } = renderDigest(aDigest(many(40)))
    expect(bytes(html)).toBeLessThan(100_000)
    expect(times(html, '村集体经济')).toBeGreaterThanOrEqual(40)
  })

  test.each([51, 100, 600])(
    'of %i articles a mail shows what it has room for, counts the rest, and leads to all',
    (count) => {
      const digest = aDigest(many(count))
      const { html, text } = renderDigest(digest)
      expect(bytes(html)).toBeLessThanOrEqual(100_000)
      const shown = times(html, '关于进一步推进') - 4
      expect(shown).toBe(50)
      expect(times(text, '■ ')).toBe(50)
      const url = 'https://jianbao.example/d/p'
      for (const part of [html, text]) {
        expect(part).toContain(`其余 ${count - 50} 篇`)
        expect(
          fillPersonalLinks(part, ({ kind }) => (kind === 'digest-page' ? url : '#')),
        ).toContain(url)
      }
      const page = renderDigestPage(digest)
      expect(times(page, '关于进一步推进') - 4).toBe(count)
      expect(page).not.toMatch(/退订|\ue000|其余/)
    },
  )

  test('a reader with a hundred subscriptions still finds the link that ends all', () => {
    const subscriptions = Array.from({ length: 100 }, (_, n) => ({ id, name: `订阅${n}` }))
    const { html, text } = renderDigest({ ...aDigest(many(40)), subscriptions })
    const filled = fillPersonalLinks(html, () => `https://jianbao.example/u/${'x'.repeat(100)}`)
    expect(bytes(filled)).toBeLessThan(102_000)
    for (const part of [html, text]) {
      expect(part).toContain('另有 70 项订阅')
      expect(part).toContain('全部退订')
    }
  })

  test('the subject is short and never ends in half a character', () => {
    const { subject } = renderDigest(aDigest([anArticle({ title: '𠮷'.repeat(80) }), anArticle()]))
    expect(subject.length).toBeLessThanOrEqual(60)
    expect(subject.isWellFormed()).toBe(true)
    expect(subject.endsWith('… 等 2 篇')).toBe(true)
  })
})

test("a deployment's own topic is named in heading, chips and plain text, after the bundled ones", () => {
  const tea = { id: 'tea', zh: '茶产业', en: 'Tea', sections: [], keywords: {} }
  const why = { topics: ['tea'], regions: [], words: [] }
  const reasons = [{ subscriptionId: id, subscription: '茶', why }]
  const articles = [
    anArticle({ topics: ['tea'], reasons }),
    anArticle({ topics: ['women-and-children'], reasons: [] }),
  ]
  const { html, text } = renderDigest({ ...aDigest(articles), topics: mergeTopics([tea]) })
  expect(text.match(/^== .* ==$/gm)).toEqual(['== 妇女儿童 ==', '== 茶产业 =='])
  expect(text).toContain('为什么收到：主题 茶产业')
  expect(html).toContain('>主题 茶产业</span>')
  expect(html).toContain('>茶产业</div>')
})

test('rendering twice gives the same characters', () => {
  expect(renderDigest(aDigest([anArticle()]))).toEqual(renderDigest(aDigest([anArticle()])))
})

test('every reason has its chip, the same one once', () => {
  const why = {
    topics: ['industry'],
    regions: [{ code: '431200', name: '怀化市' }],
    words: ['茶'],
    sections: ['产业发展'],
    issuers: ['教育部'],
    documents: [
      { title: '教育法', number: null },
      { title: '意见', number: '国发〔2021〕6号' },
    ],
    amount: { value: 150_000_000, text: '1.5亿元' },
    series: ['每周简报'],
    patterns: [{ pattern: '第[一二]批', text: '第二批' }],
  }
  const words = { topics: [], regions: [], words: ['茶', '菌'] }
  expect(reasonChips([words, why], topics)).toEqual([
    '主题 产业发展',
    '地区 怀化市',
    '栏目 产业发展',
    '发文 教育部',
    '文件 教育法',
    '文件 国发〔2021〕6号',
    '金额 1.5亿元',
    '系列 每周简报',
    '词 茶',
    '词 菌',
    '词 第二批',
  ])
})

test('the subject names the article that stands first in the mail, not the one printed first', () => {
  const printedFirst = anArticle({ title: '先印的', topics: ['governance'], reasons: [] })
  const { subject, text, html } = renderDigest(aDigest([printedFirst, anArticle()]))
  expect(text.match(/^■ .*$/m)?.[0]).toBe('■ 湖南怀化 | 茶园增收')
  expect(subject).toBe('【简报】湖南怀化 | 茶园增收 等 2 篇')
  expect(html).toContain('overflow:hidden">茶园增收；先印的</div>')
})

test('what is urgent stands first and is flagged in the subject', () => {
  const { subject, text } = renderDigest(
    aDigest([anArticle({ title: '平常' }), anArticle({ title: '要紧', urgent: true })]),
  )
  expect(subject).toBe('【简报·急】湖南怀化 | 要紧 等 2 篇')
  expect(text.match(/^(?:== .*|■ .*)$/gm)).toEqual([
    '== 紧急关注 ==',
    '■ 湖南怀化 | 要紧',
    '== 产业发展 ==',
    '■ 湖南怀化 | 平常',
  ])
})

test('in a section articles stand by province, named where several share one', () => {
  const hunan = { code: '430000', name: '湖南省' }
  const shandong = { code: '370000', name: '山东省' }
  const articles = [
    anArticle({ title: '甲', region: hunan }),
    anArticle({ title: '乙', region: shandong }),
    anArticle({ title: '丙', region: hunan }),
    anArticle({ title: '丁', region: null, label: '农业农村部' }),
  ]
  const { html, text } = renderDigest(aDigest(articles))
  expect(text.match(/^■ .*$/gm)?.map((line) => line.at(-1))).toEqual([...'丁乙甲丙'])
  expect(times(html, '>湖南省</td>')).toBe(1)
  const apart = renderDigest(aDigest(articles.slice(0, 2)))
  expect(apart.html).not.toContain('>湖南省</td>')
})

test('a correction says what it took out and put in', () => {
  const changes = [
    { kind: 'removed' as const, text: '投资5亿元。' },
    { kind: 'added' as const, text: '投资6亿元。' },
  ]
  const { html, text } = renderDigest(
    aDigest([anArticle({ revision: 2, correction: true, changes })]),
  )
  expect(html).toContain('<s>投资5亿元。</s>')
  expect(html).toMatch(/underline">投资6亿元。/)
  expect(text).toContain('  原为：投资5亿元。\n  改为：投资6亿元。')
})

test('an English reader is written to in English; articles stay as they are', () => {
  const english = {
    ...aDigest([anArticle({ correction: true }), anArticle()]),
    locale: 'en' as const,
    date: dateLine(new Date('2026-11-01T23:30:00Z'), 'Asia/Shanghai', 'en'),
  }
  const { subject, html, text } = renderDigest(english)
  expect(subject).toBe('[Jianbao] 湖南怀化 | 茶园增收 and 1 more')
  expect(html).toContain('<html lang="en">')
  expect(text).toContain('Jianbao Monday, November 2, 2026 2 articles')
  expect(text).toContain('== Industry')
  expect(text).toContain('[Corrected] 湖南怀化 | 茶园增收')
  const own = text.replaceAll(
    /湖南怀化|茶园增收|今年增收50万元。|县域情况|怀化市|茶|产业发展|产业/g,
    '',
  )
  expect(own).not.toMatch(/\p{Script=Han}/u)
})

test('a subscription without a filter is told as following everything', () => {
  const why = { topics: [], regions: [], words: [] }
  const reasons = [{ subscriptionId: id, subscription: '我的', why }]
  expect(renderDigest(aDigest([anArticle({ reasons })])).text).toContain('为什么收到：全部文章')
})
