import { describe, expect, test } from 'vitest'
import { type ParsedBulletin, parseBulletin } from '../src/index.ts'
import { caseArticles, digestArticles, printBulletin } from './support/print-bulletin.ts'

const parse = (text: string): ParsedBulletin =>
  parseBulletin(text, {
    name: '来件.txt',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    bytes: 1,
    sha256: 'e'.repeat(64),
  })

const titles = (parsed: ParsedBulletin) => parsed.articles.map(({ title }) => title)
const ends = (parsed: ParsedBulletin) => parsed.articles.map(({ blocks }) => blocks.at(-1)?.text)
const headings = (parsed: ParsedBulletin) =>
  parsed.articles.map(({ blocks }) => blocks.flatMap((b) => (b.kind === 'heading' ? b.text : [])))

const broken = (text: string, characters: number): string =>
  (text.match(new RegExp(`.{1,${characters}}`, 'gu')) ?? []).join('\n')

const digestTitles = digestArticles.map(({ title }) => title)
const caseTitles = caseArticles.map(({ title }) => title)
const digestEnds = digestArticles.map(({ blocks }) => blocks.at(-1)?.text)

describe('a title set over several lines is one title', () => {
  test.each([16, 22, 24])('of at most %i characters, in contents and body', (characters) => {
    const text = printBulletin(digestArticles, { contents: 'headed', head: ['山河观察', '第3期'] })
    const isTitle = (line: string) => digestTitles.some((title) => line.endsWith(title))
    const set = text
      .split('\n')
      .map((line) => (isTitle(line) ? broken(line, characters) : line))
      .join('\n')
    const parsed = parse(set)
    expect(titles(parsed).map((title) => title.replaceAll(' ', ''))).toEqual(
      digestTitles.map((title) => title.replaceAll(' ', '')),
    )
    expect(parsed.contents).toHaveLength(digestTitles.length)
    expect(ends(parsed)).toEqual(digestEnds)
  })
})

const chapters = ['基本情况', '主要做法', '经验启示']
const places = ['青石镇', '白水镇', '黄花镇', '乌溪镇']
const bracketReport = (title: string, at: number): string => {
  const place = places[at] ?? ''
  return [
    title,
    `摘要：${place}把闲下来的粮仓改成村里的公共客厅，由各村轮流值守，费用从集体收益中列支。`,
    `【基本情况】${place}地处山区，辖十二个村，随着人口外出，旧粮仓空置多年，漏雨、失火的隐患逐年增多，维修没有着落。`,
    `【主要做法】${place}先清产权，再定用途，由村民会议逐仓表决，镇里统一请匠人加固，完工一处、验收一处、开放一处。`,
    `【经验启示】旧房子要有新用处，${place}的办法是让用的人来管、让管的人受益，因此管得住、用得久，也不添负担。`,
  ].join('\n\n')
}

describe('【基本情况】 that returns in article after article is a chapter', () => {
  const covers = ['山河案例选编', '（4例）', '目录', ...caseTitles].join('\n\n')
  const text = `${covers}\n\n${caseTitles.map(bracketReport).join('\n\n')}`

  test.each([0, 20, 26, 34])('in lines of %i characters (0: whole paragraphs)', (characters) => {
    const set = text
      .split('\n')
      .map((line) =>
        characters === 0 || caseTitles.includes(line) ? line : broken(line, characters),
      )
      .join('\n')
    const parsed = parse(set)
    expect(parsed.layout).toBe('case-compilation')
    expect(titles(parsed)).toEqual(caseTitles)
    expect(headings(parsed)).toEqual(caseTitles.map(() => chapters))
    expect(parsed.articles[1]?.blocks[1]?.text.startsWith('白水镇地处山区')).toBe(true)
    expect(parsed.declaredArticleCount).toBe(4)
  })

  test('a place in brackets before a headline stays a label', () => {
    const parsed = parse(
      printBulletin(digestArticles, { contents: 'none' }).replaceAll(/^(\S{2,8}) \| /gm, '【$1】'),
    )
    expect(parsed.articles.find(({ title }) => title.includes('马铃薯'))?.label).toBe('甘肃')
    expect(parsed.articles.find(({ title }) => title.includes('板凳会'))?.label).toBe('湖北宜昌')
  })
})

describe('a number above each title is not part of any article', () => {
  const han = '一二三四'
  test.each([
    ['案例一', (at: number) => `案例${han[at]}`],
    ['案例1', (at: number) => `案例${at + 1}`],
    ['第一篇', (at: number) => `第${han[at]}篇`],
  ])('%s', (_, ordinal) => {
    for (const contents of ['none', 'headed'] as const) {
      const parsed = parse(
        printBulletin(caseArticles, {
          contents,
          title: (title, at) => `${ordinal(at - 1)}\n\n${title}`,
        }),
      )
      expect(titles(parsed)).toEqual(caseTitles)
      expect(ends(parsed)).toEqual(caseArticles.map(({ blocks }) => blocks.at(-1)?.text))
      expect(parsed.diagnostics).toEqual([])
    }
  })

  test.each(['案例一　', '案例1：', '第一篇 '])('%s before the title on its line', (prefix) => {
    const parsed = parse(
      printBulletin(caseArticles, {
        contents: 'headed',
        title: (title, at) =>
          prefix.replace('一', han[at - 1] ?? '').replace('1', String(at)) + title,
      }),
    )
    expect(titles(parsed)).toEqual(caseTitles)
    expect(parsed.diagnostics).toEqual([])
  })
})

test.each(['— 3 —', '3', '第 3 页 共 12 页', '\f'])(
  'a sentence torn by a page mark (%j) is joined and never a heading',
  (mark) => {
    const [first = '', rest = ''] = [
      '村里的账目每月公示，超过两千元的支出一律',
      '先在线上审批，再由银行直接付给对方。',
    ]
    const [date = '', after = ''] = [
      '这项制度从2018年9',
      '月1日起在全镇实行，至今没有发生过一起纠纷，群众看得明白。',
    ]
    const bodyOf = (start: string, end: string) => `主要做法\n\n${start}\n\n${mark}\n\n${end}`
    const text = printBulletin(digestArticles, { contents: 'headed' })
      .replace('首批名单包括', `${bodyOf(first, rest)}\n\n首批名单包括`)
      .replace('该局表示', `${date}\n\n${mark}\n\n${after}\n\n该局表示`)
    const blocks = parse(text).articles.flatMap((article) => article.blocks)
    expect(blocks.map((block) => block.text)).toContain(first + rest)
    expect(blocks.map((block) => block.text)).toContain(date + after)
  },
)

describe('what is printed under the last article belongs to the bulletin', () => {
  test.each([
    [['报：市委常委、副市长。', '送：各县区委。', '发：各乡镇。', '（共印80份）']],
    [['主送：各县区委']],
    [['撰稿：王小满', '免责声明：本刊内容仅供参考，不构成任何建议。']],
    [['版权所有，未经许可不得转载。']],
    [['— 完 —']],
  ])('%j', (trailer) => {
    expect(ends(parse(printBulletin(digestArticles, { contents: 'headed', trailer })))).toEqual(
      digestEnds,
    )
  })

  test.each([[['责编 | 王小满', '审核 | 李大为', '监制 | 赵强']], [['编辑/王小满 审核/李大为']]])(
    'with the names in %j',
    (trailer) => {
      const parsed = parse(printBulletin(digestArticles, { contents: 'headed', trailer }))
      expect(parsed).toMatchObject({ editors: ['王小满'], reviewers: ['李大为'] })
      expect(ends(parsed)).toEqual(digestEnds)
    },
  )

  test('返回目录 under every article is no text and no section', () => {
    const text = printBulletin(digestArticles, { contents: 'headed' })
    const linked = digestEnds.reduce<string>(
      (all, end) => all.replace(`${end}`, `${end}\n\n返回目录`),
      text,
    )
    const parsed = parse(linked)
    expect(ends(parsed)).toEqual(digestEnds)
    expect(parsed.articles.map(({ section }) => section)).toEqual(
      digestArticles.map(({ section }) => section),
    )
  })
})

describe('the name of a section', () => {
  test.each<[string, (name: string, at: number) => string]>([
    ['一、', (name, at) => `${'一二三四'[at]}、${name}`],
    ['（一）', (name, at) => `（${'一二三四'[at]}）${name}`],
    ['第一部分', (name, at) => `第${'一二三四'[at]}部分 ${name}`],
    ['〖〗', (name) => `〖${name}〗`],
    ['▍', (name) => `▍${name}`],
    ['栏目：', (name) => `栏目：${name}`],
  ])('printed with %s needs no table of contents', (_, section) => {
    const names = [...new Set(digestArticles.map((article) => article.section))]
    const parsed = parse(
      printBulletin(digestArticles, {
        contents: 'none',
        section: (name) => section(name, names.indexOf(name)),
      }),
    )
    const labelled = (articles: readonly { section: string | null; label: string | null }[]) =>
      articles.filter(({ label }) => label !== null).map((article) => article.section)
    expect(labelled(parsed.articles)).toEqual(labelled(digestArticles))
  })
})

describe('the cover', () => {
  test.each([
    ['（9例）', 9],
    ['（共9例）', 9],
    ['9个典型案例', 9],
  ])('%s declares the number of articles', (line, count) => {
    expect(
      parse(printBulletin(caseArticles, { head: ['山河案例选编', line] })).declaredArticleCount,
    ).toBe(count)
  })

  test.each([['内部资料　注意保存'], ['内部参考'], ['机密★1年'], ['Vol.12']])(
    '%s above the name is not the name',
    (line) => {
      const parsed = parse(
        printBulletin(digestArticles, {
          contents: 'headed',
          head: [line, '山河研究简报', '〔2024〕第3期'],
        }),
      )
      expect(parsed.title).toBe('山河研究简报')
    },
  )
})

test.each(['［摘要］', '摘要\n\n', '摘　　要\n\n'])('%j begins the abstract', (mark) => {
  const text = printBulletin(caseArticles, { contents: 'headed' }).replaceAll('摘要：', mark)
  expect(parse(text).articles.map(({ abstract }) => abstract)).toEqual(
    caseArticles.map(({ abstract }) => abstract),
  )
})

test('a running head that counts its pages is no text wherever it tears a sentence', () => {
  const torn = ['提出到', '先行确权', '糖度不到', '更换轨道']
  const text = printBulletin(digestArticles, { contents: 'headed', wrapColumns: 76 })
  const head = (page: number) => `\n\n山河观察　　　2024年第3期　　　　${page}\n\n`
  const parsed = parse(torn.reduce((all, at, page) => all.replace(at, at + head(page + 1)), text))
  expect(parsed.text).not.toContain('山河观察')
  expect(ends(parsed)).toEqual(digestEnds)
})

test.each(['：', ''])('一、改革背景%s on its own line is a heading without its sign', (sign) => {
  const text = printBulletin(caseArticles, { contents: 'headed' })
  const parsed = parse(text.replaceAll('01改革背景', `一、改革背景${sign}`))
  expect(parsed.articles[0]?.blocks[0]).toMatchObject({ kind: 'heading', text: '改革背景' })
})
