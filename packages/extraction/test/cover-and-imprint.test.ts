import { describe, expect, test } from 'vitest'
import { type ParsedBulletin, parseBulletin } from '../src/index.ts'
import { digestArticles, type PrintOptions, printBulletin } from './support/print-bulletin.ts'

const parse = (text: string): ParsedBulletin =>
  parseBulletin(text, {
    name: '来件.txt',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    bytes: 1,
    sha256: 'f'.repeat(64),
  })

const print = (options: PrintOptions): ParsedBulletin =>
  parse(printBulletin(digestArticles, { contents: 'headed', blankLines: 0, ...options }))

describe('the cover', () => {
  test.each([
    [['山河观察', '第37期', '2026年11月3日'], '37', '2026-11-03'],
    [['山河观察', '2026年第7期（总第120期）'], '7', null],
    [['山河观察 第12期 2026-04-02'], '12', '2026-04-02'],
    [['《山河观察》第三十七期', '山河研究院编　二〇二六年十一月三日'], '37', '2026-11-03'],
    [['山河观察（第5期）', '2026年4月'], '5', '2026-04'],
    [['山 河 观 察', '第 8 期', '山河研究院　　　　2026 年 3 月 12 日'], '8', '2026-03-12'],
  ])('%j gives issue %s and date %s', (head, issue, date) => {
    const parsed = print({ head })
    expect(parsed.series).toMatchObject({ issue, date })
    expect(parsed.series.name?.replaceAll(/[\s《》]/g, '')).toBe('山河观察')
    expect(parsed.articles).toHaveLength(digestArticles.length)
  })

  test('a declared number that is not that of the articles is reported where it stands', () => {
    const parsed = print({ head: ['山河案例汇编', '（9篇）'] })
    const note = parsed.diagnostics.find(({ code }) => code === 'article-count-mismatch')
    expect(parsed.declaredArticleCount).toBe(9)
    expect(note?.message).toContain('7')
    expect(parsed.text.slice(note?.start ?? 0, note?.end ?? 0)).toBe('（9篇）')
  })

  test('a contents entry without its article is reported where it stands', () => {
    const text = printBulletin(digestArticles, { contents: 'headed' })
    const parsed = parse(
      text.replace('甘肃 | 设立', '四川攀枝花 | 康养步道串起七个社区\n\n甘肃 | 设立'),
    )
    const note = parsed.diagnostics.find(({ code }) => code === 'contents-mismatch')
    expect(parsed.text.slice(note?.start ?? 0, note?.end ?? 0)).toContain('攀枝花')
    expect(parsed.articles).toHaveLength(digestArticles.length)
  })
})

describe('the imprint', () => {
  test.each<[string, readonly string[], Partial<ParsedBulletin>]>([
    [
      'line by line',
      [
        '识别二维码 关注我们',
        '制作：山河研究院',
        '责任编辑：李明 王小满',
        '审核：赵一',
        '联系邮箱：a.b@shanhe.example',
        '地址：示例市中山路 5 号',
      ],
      {
        publisher: '山河研究院',
        editors: ['李明', '王小满'],
        reviewers: ['赵一'],
        email: 'a.b@shanhe.example',
        address: '示例市中山路5号',
      },
    ],
    [
      'with spaced keys and several fields in a line',
      [
        '主 办：山河市委政研室',
        '责 编：李明、王小满　　审 核：赵一',
        '电子邮箱：x@y.example　电话：0100-1234567',
      ],
      {
        publisher: '山河市委政研室',
        editors: ['李明', '王小满'],
        reviewers: ['赵一'],
        email: 'x@y.example',
      },
    ],
    [
      'with names set wide',
      ['主办单位：山河市社科联', '本期编辑：李 明、王小满', '签发：钱二'],
      { publisher: '山河市社科联', editors: ['李明', '王小满'], reviewers: [] },
    ],
    [
      'in half-width signs',
      ['编印: 山河出版社', '编辑: 李明', '校审: 赵一,钱二'],
      { publisher: '山河出版社', editors: ['李明'], reviewers: ['赵一', '钱二'] },
    ],
  ])('is read %s', (_, trailer, wanted) => {
    const parsed = print({ trailer })
    expect(parsed).toMatchObject(wanted)
    expect(parsed.articles.at(-1)?.blocks.at(-1)?.text).toBe(
      digestArticles.at(-1)?.blocks.at(-1)?.text,
    )
  })

  test('of a page for telephones ends the last article', () => {
    const trailer = [
      '- - - - -',
      '**点击“阅读原文”查看往期** | 长按识别二维码',
      '商务合作：a@b.example',
    ]
    expect(print({ trailer }).articles.at(-1)?.blocks.at(-1)?.text).toBe(
      digestArticles.at(-1)?.blocks.at(-1)?.text,
    )
  })

  test.each([
    [['山河观察', '山河市农业农村局办公室编　　2026年4月2日'], '山河市农业农村局办公室'],
    [['山河观察', '山河市委政策研究室　二〇二六年四月二日'], '山河市委政策研究室'],
    [['山河观察', '第7期　2026年4月2日'], null],
    [['山河观察', '山河市农业农村局改革纪实'], null],
  ])('%j names the publisher %s beside the date or before 编', (head, publisher) => {
    expect(print({ head }).publisher).toBe(publisher)
  })

  test('a Latin name keeps its space', () => {
    expect(print({ trailer: ['Editor: J. Harper, Mary Lee'] }).editors).toEqual([
      'J. Harper',
      'Mary Lee',
    ])
  })

  test('is also read from the masthead', () => {
    const parsed = print({ head: ['山河观察', '第7期', '主办：山河研究院　主编：李明'] })
    expect(parsed).toMatchObject({ title: '山河观察', publisher: '山河研究院', editors: ['李明'] })
  })
})

test('a line drawn between paragraphs belongs to none of them', () => {
  const text = printBulletin(digestArticles, { contents: 'headed' })
  const ruled = parse(text.replaceAll('\n\n', '\n\n──────────\n\n'))
  expect(ruled.text).toBe(parse(text).text)
})

test('quotation marks that never close are reported at their paragraph', () => {
  const text = printBulletin(digestArticles, { contents: 'headed' }).replace(
    '“夜间板凳会”回应',
    '夜间板凳会回应',
  )
  const torn = parse(text.replace('工夫坐下来。”', '工夫坐下来。'))
  const note = torn.diagnostics.find(({ code }) => code === 'unbalanced-quotes')
  expect(torn.text.slice(note?.start ?? 0, note?.end ?? 0)).toContain('白天都在树上')
})
