import { describe, expect, test } from 'vitest'
import { type ParsedBulletin, parseBulletin } from '../src/index.ts'

const parse = (text: string): ParsedBulletin =>
  parseBulletin(text, {
    name: '市情内参.txt',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    bytes: text.length,
    sha256: 'c'.repeat(64),
  })

const outlineOf = (text: string) =>
  parse(text).articles.map(({ section, label, title }) => [section, label, title])

const body = (place: string): string =>
  `${place}围绕群众反映的突出问题，组织专班入户走访，逐项列出清单、明确时限，三个月内办结事项182件。\n\n下一步，${place}将把做法写入制度，每季度回访一次。`

describe('a bulletin in no known family is parted by its own headings', () => {
  test('Markdown with sections and articles', () => {
    const text = `# 山河内参

第12期　2026年4月2日

## 民生观察

### 海东市开通二十条定制公交线路

${body('海东市')}

### 武威市把社区食堂办到家门口

${body('武威市')}

## 产业观察

### 丽江市推动民宿集群差异发展

${body('丽江市')}
`
    expect(outlineOf(text)).toEqual([
      ['民生观察', null, '海东市开通二十条定制公交线路'],
      ['民生观察', null, '武威市把社区食堂办到家门口'],
      ['产业观察', null, '丽江市推动民宿集群差异发展'],
    ])
    expect(parse(text)).toMatchObject({
      title: '山河内参',
      series: { name: '山河内参', issue: '12', date: '2026-04-02' },
    })
  })

  test('sections 一、 over articles 1.', () => {
    const text = `基层动态快报
（第八期）
一、政策动向
1. 两部门部署秋粮收购资金保障工作
${body('有关部门')}
2. 自然保护地管理办法公开征求意见
${body('主管部门')}
二、地方实践
1. 安康市推行茶园托管降低种植成本
${body('安康市')}
`
    expect(outlineOf(text)).toEqual([
      ['政策动向', null, '两部门部署秋粮收购资金保障工作'],
      ['政策动向', null, '自然保护地管理办法公开征求意见'],
      ['地方实践', null, '安康市推行茶园托管降低种植成本'],
    ])
    expect(parse(text).series).toMatchObject({ name: '基层动态快报', issue: '8' })
  })

  test('news in brief whose titles stand in brackets before the text', () => {
    const items = [
      '遵义市建成首个竹产业技术服务站',
      '固原市试点草畜平衡奖补办法',
      '龙岩市上线林下经济保险',
    ]
    const text = `每周要闻摘编\n2026年第5期\n\n${items.map((title) => `【${title}】4月8日消息，当地投入资金320万元，覆盖农户4100户，年内还将扩大范围，相关办法已经印发。`).join('\n\n')}\n`
    expect(outlineOf(text)).toEqual(items.map((title) => [null, null, title]))
    expect(parse(text).articles[0]?.blocks[0]?.text.startsWith('4月8日消息')).toBe(true)
  })

  test('labels in brackets before the title', () => {
    const text = `【江苏盐城】滩涂贝类养殖用上水下机器人\n\n${body('盐城市')}\n\n【四川雅安】茶旅公路串起二十个村\n\n${body('雅安市')}\n`
    expect(outlineOf(text)).toEqual([
      [null, '江苏盐城', '滩涂贝类养殖用上水下机器人'],
      [null, '四川雅安', '茶旅公路串起二十个村'],
    ])
  })

  test('known section names over unmarked titles', () => {
    const text = `宏观形势\n\n两部门联合部署农村道路安全整治\n\n${body('两部门')}\n\n海关总署出台边民互市便利措施\n\n${body('海关总署')}\n\n产业发展\n\n阿克苏地区红枣精深加工提速增效\n\n${body('阿克苏地区')}\n`
    expect(outlineOf(text)).toEqual([
      ['宏观形势', null, '两部门联合部署农村道路安全整治'],
      ['宏观形势', null, '海关总署出台边民互市便利措施'],
      ['产业发展', null, '阿克苏地区红枣精深加工提速增效'],
    ])
  })

  test('an English newsletter', () => {
    const text = `Rural Policy Briefing
Issue 14, 3 March 2026

Contents
Ministry of Water | New rules for small reservoirs ........ 1
Yunnan | Coffee growers open a field school ........ 2

Policy
Ministry of Water | New rules for small reservoirs

The ministry published rules for 46,000 small reservoirs on 2 March 2026. Counties must name a keeper for each dam.

Funding covers 120,000 yuan per dam.

Regions
Yunnan | Coffee growers open a field school

Growers in Pu'er city sort cherries in seven rounds. The share of first-grade beans rose from 41% to 67%.

Editor: Li Ping
Email: desk@briefing.example
`
    const parsed = parse(text)
    expect(outlineOf(text)).toEqual([
      ['Policy', 'Ministry of Water', 'New rules for small reservoirs'],
      ['Regions', 'Yunnan', 'Coffee growers open a field school'],
    ])
    expect(parsed).toMatchObject({
      title: 'Rural Policy Briefing',
      series: { issue: '14', date: '2026-03-03' },
      email: 'desk@briefing.example',
    })
    expect(parsed.articles[0]?.blocks[0]?.text).toContain(
      '46,000 small reservoirs on 2 March 2026. Counties',
    )
  })
})

test('a cover in Markdown is not a section', () => {
  const text = `# 乡村观察 第3期\n\n## 三部门部署春季造林绿化工作\n\n${body('三部门')}\n\n## 通辽市为肉牛养殖户建立信用档案\n\n${body('通辽市')}\n`
  expect(outlineOf(text).map(([section]) => section)).toEqual([null, null])
  expect(parse(text)).toMatchObject({ title: '乡村观察', series: { issue: '3' } })
})

test('a title that breaks off goes on below; list items stay apart from the text behind them', () => {
  const text = `四川凉山 | 高山蔬菜错季上市，农文旅体、\n产加销一起发力\n\n${body('凉山州')}主要有以下几条：\n1.建设冷库12座\n2.开通专线3条\n3.培训农户900户\n\n${body('凉山州')}\n\n甘肃定西 | 小土豆做出大文章\n\n${body('定西市')}\n`
  const [first] = parse(text).articles
  expect(first?.title).toBe('高山蔬菜错季上市，农文旅体、产加销一起发力')
  expect(first?.blocks.map((block) => block.text)).toContain('3.培训农户900户')
})

test('摘要 alone on its line opens the abstract', () => {
  const report = (title: string) => `${title}\n摘要\n${body('X县')}\n01改革背景\n${body('X县')}\n`
  const titles = ['推行河湖“云巡查”守护一江清水', '建立村级小微工程“直通车”机制']
  const parsed = parse(`目录\n${titles.join('\n')}\n${titles.map(report).join('\n')}`)
  expect(parsed.articles.map(({ title }) => title)).toEqual(titles)
  for (const { abstract } of parsed.articles) expect(abstract?.startsWith('X县围绕')).toBe(true)
})

describe('better one article too few than wild splitting', () => {
  const paper = `关于加快乡村物流体系建设的实施方案

为补齐乡村物流短板，结合我市实际，制定本方案。

一、总体要求
坚持统筹布局，到2027年底，实现村村有站点、件件有着落，运输成本下降三成。
二、主要任务
（一）建设县级分拨中心。整合现有仓库12处，统一标识、统一系统。
（二）开通客货邮融合线路。利用农村客运班车带货进村，年内开通60条。
三、保障措施
市财政安排专项资金1500万元，按季度通报进度。
`
  test('a paper with chapters is one article with sub-headings', () => {
    const parsed = parse(paper)
    expect(parsed.articles.map(({ title }) => title)).toEqual([
      '关于加快乡村物流体系建设的实施方案',
    ])
    const headings = parsed.articles[0]?.blocks.filter(({ kind }) => kind === 'heading')
    expect(headings?.map(({ text }) => text)).toEqual(['总体要求', '主要任务', '保障措施'])
    expect(parsed.diagnostics.map(({ code }) => code)).toEqual(['unknown-layout'])
  })

  test('a Markdown paper with chapters is one article', () => {
    const text = `# 村级客运站改造工作总结\n\n## 背景\n\n${body('全县')}\n\n## 做法\n\n${body('全县')}\n\n## 成效\n\n${body('全县')}\n`
    expect(outlineOf(text)).toEqual([[null, null, '村级客运站改造工作总结']])
  })

  test('the rows of a table are not articles', () => {
    const text = `关于春耕农资价格的通报\n\n三月农资价格总体平稳，部分品种小幅上涨，具体情况如下。\n\n品种 | 每吨价格\n尿素 | 2210元\n复合肥 | 3150元\n磷酸二铵 | 4080元\n\n后期价格预计以稳为主，请各县做好储备。\n`
    expect(parse(text).articles).toHaveLength(1)
  })

  test.each([
    '',
    ' ',
    '\n\n',
    '。',
    '1',
    '|',
    ' | ',
    '■',
    '目录',
    '目录\n目录',
    '第1期',
    '摘要：',
    '【】',
    '**',
    '# ',
    '\ud800',
    '\0',
  ])('the text %j is one article and no error', (text) => {
    const parsed = parse(text)
    expect(parsed.articles).toHaveLength(1)
    expect(parsed.diagnostics.map(({ code }) => code)).toContain('unknown-layout')
  })
})
