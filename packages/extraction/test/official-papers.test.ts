import { describe, expect, test } from 'vitest'
import { type ParsedBulletin, parseBulletin } from '../src/index.ts'

const parse = (text: string): ParsedBulletin =>
  parseBulletin(text, {
    name: '来文.txt',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    bytes: text.length,
    sha256: 'd'.repeat(64),
  })

const titlesOf = (text: string) => parse(text).articles.map(({ title }) => title)

const chapters = `一、基本情况
上半年全市修复水毁灌渠46公里，投入资金820万元，惠及农田3.4万亩。
二、存在问题
部分乡镇管护经费没有列入预算，巡渠记录不全。
三、工作要求
各县要在9月20日前完成整改并报送结果。
`

describe('one paper under a masthead', () => {
  test.each([
    ['第14期', '楚雄州水务局　　2026年7月8日'],
    ['〔2026〕第14期', '楚雄州水务局办公室编　2026年7月8日'],
    ['2026年第14期（总第96期）', '楚雄州水务局　2026年7月8日'],
    ['（专刊第14期）　星期三', '楚雄州水务局　2026年7月8日'],
  ])(
    '%s: the paper has its own title and the bulletin its name, issue, date and publisher',
    (issue, maker) => {
      const text = `水务专报\n${issue}\n${maker}\n\n关于上半年灌渠修复情况的通报\n\n各县（市）水务局：\n现将上半年灌渠修复情况通报如下。\n${chapters}`
      const parsed = parse(text)
      expect(parsed).toMatchObject({
        layout: 'single-paper',
        title: '水务专报',
        series: { issue: '14', date: '2026-07-08' },
        diagnostics: [],
      })
      expect(parsed.publisher).toMatch(/^楚雄州水务局(?:办公室)?$/)
      expect(parsed.articles.map(({ title }) => title)).toEqual(['关于上半年灌渠修复情况的通报'])
      expect(parsed.articles[0]?.blocks[0]?.text).toBe('各县（市）水务局：')
    },
  )

  test('a headline that counts something else is no masthead', () => {
    const text = `水务专报\n第14期\n楚雄州第3期村级管水员培训班开班\n培训班为期三天，来自86个村的管水员参加，州财政安排经费12万元。\n`
    expect(parse(text)).toMatchObject({ title: '水务专报', series: { issue: '14' } })
    expect(titlesOf(text)).toEqual(['楚雄州第3期村级管水员培训班开班'])
  })

  test('name and issue on one line are a masthead', () => {
    const text = `水务专报（第14期）\n\n灌渠修复进度过半\n截至七月，全州修复灌渠46公里，投入资金820万元。\n`
    expect(parse(text)).toMatchObject({ title: '水务专报', series: { issue: '14' } })
    expect(titlesOf(text)).toEqual(['灌渠修复进度过半'])
  })

  test('a title set over two lines is one title', () => {
    const text = `督查通报\n第3期\n\n关于二季度全州农村饮水安全工程\n管护情况的通报\n\n现将有关情况通报如下。\n${chapters}`
    expect(titlesOf(text)).toEqual(['关于二季度全州农村饮水安全工程管护情况的通报'])
  })

  test('the number between …文件 and the title is part of the masthead', () => {
    const text = `楚雄州水务局文件\n楚水发〔2026〕31号\n\n关于印发《楚雄州灌区标准化管理\n三年行动方案》的通知\n\n各县（市）水务局：\n现将方案印发给你们，请认真贯彻执行。\n${chapters}`
    expect(titlesOf(text)).toEqual(['关于印发《楚雄州灌区标准化管理三年行动方案》的通知'])
  })

  test('the body beside a date with its hour is the publisher', () => {
    const text = `汛情专报\n楚雄州水务局　2026-07-08 16:30\n\n龙川江干流水位缓慢回落\n\n截至8日16时，干流各站水位均低于警戒线。\n`
    expect(parse(text)).toMatchObject({
      publisher: '楚雄州水务局',
      series: { date: '2026-07-08' },
    })
  })

  test('the words of the editors between masthead and title are no part of it', () => {
    const text = `水务专报\n第8期\n楚雄州水务局　2026年8月26日\n按：近期，我局派出两个调研组了解灌渠管护情况，现将报告摘登如下。\n\n末级渠道管护“最后一米”亟待打通\n\n调研组走访了14个村。\n${chapters}`
    expect(parse(text)).toMatchObject({ layout: 'single-paper', series: { issue: '8' } })
    expect(titlesOf(text)).toEqual(['末级渠道管护“最后一米”亟待打通'])
  })

  test('a masthead with no title beneath it still tells issue, date and publisher', () => {
    const text = `雨情快报\n楚雄州水务局　2026-07-08 16:30\n\n一、雨情。截至8日16时，全州平均降雨42毫米。\n二、灾情。冲毁渠道1.2公里，损失86万元。\n`
    expect(parse(text)).toMatchObject({
      layout: 'unknown',
      publisher: '楚雄州水务局',
      series: { date: '2026-07-08' },
    })
    expect(titlesOf(text)).toEqual(['雨情快报'])
  })

  test('a body on the line above 关于 is part of the title', () => {
    const text = `楚雄州水务局\n关于2026年灌区维修资金安排的公示\n\n现将资金安排公示如下。\n${chapters}`
    expect(titlesOf(text)).toEqual(['楚雄州水务局关于2026年灌区维修资金安排的公示'])
  })

  test('a paper that speaks before its first chapter is not cut at its chapters', () => {
    const speech = `讲话摘编

在全州水利工作会议上的讲话

同志们：
这次会议的任务是总结去年工作，部署今年任务，下面我讲三点意见。
一、认清差距，增强管好用好水利工程的责任感
去年全州有效灌溉面积达到210万亩，但渠系利用系数仍然偏低。
二、抓住关键，把灌区改造的每一个环节做扎实
今年要完成12处中型灌区改造，州级财政安排3600万元。
三、加强领导，推动各项任务按时按质落到实处
各县主要负责同志要亲自过问，每季度听取一次汇报。
`
    expect(titlesOf(speech)).toEqual(['讲话摘编'])
  })

  test('a foreword of the editors does not make one paper of a bulletin', () => {
    const text = `基层动态\n第9期\n编者按：现将各地管水用水的做法刊发如下。\n一、元谋县用上智能水表之后水费收缴率提高\n元谋县安装水表1.2万只，投入资金960万元。\n二、双柏县组建村级管水员队伍解决管护难题\n双柏县聘用管水员210名，每月补助300元。\n三、姚安县推行灌溉用水计量收费节水两成\n姚安县在8个村试点，每方水收费0.2元。\n`
    expect(titlesOf(text)).toHaveLength(3)
  })
})

describe('papers one after another, each with its number beneath the title', () => {
  const text = `惠农文件选编

水利部  财政部
关于印发《灌区维修养护补助办法》的通知
水财务〔2026〕41号

各省水利厅、财政厅：
现将办法印发给你们，请遵照执行。
一、补助标准
每亩补助20元。
水利部 财政部
2026年3月2日

农业农村部办公厅关于开展
节水农业示范县创建工作的通知
农办农〔2026〕7号

各省农业农村厅：
请于4月30日前将推荐名单报送我部。
`
  test('each is an article, with the issuers above 关于 and all lines of its title', () => {
    const parsed = parse(text)
    expect(parsed.layout).toBe('paper-compilation')
    expect(parsed.articles.map(({ title }) => title?.replaceAll(' ', ''))).toEqual([
      '水利部财政部关于印发《灌区维修养护补助办法》的通知',
      '农业农村部办公厅关于开展节水农业示范县创建工作的通知',
    ])
    expect(parsed.articles[0]?.blocks.at(-1)?.text).toContain('2026年3月2日')
  })

  test('the number beneath the title is that of the document it issues', () => {
    expect(parse(text).articles[0]?.mentions.documents[0]).toMatchObject({
      title: '灌区维修养护补助办法',
      number: '水财务〔2026〕41号',
    })
  })
})

describe('news in brief behind bullets', () => {
  const items = `▲大姚县核桃灌溉用上光伏提水站。大姚县建成提水站14座，投入资金2100万元。
▲永仁县把小水窖接进每一块坡地。永仁县新建小水窖900口，每口补助1800元。
▲禄丰市用一张图管好全市山坪塘。禄丰市给1300座山坪塘建了档案。
`
  test('each is an article with its first sentence for a title', () => {
    const { articles } = parse(
      `水务快讯\n第〇一二期\n楚雄州水务局编印　二〇二六年三月八日\n\n${items}`,
    )
    expect(articles.map(({ title }) => title)).toEqual([
      '大姚县核桃灌溉用上光伏提水站',
      '永仁县把小水窖接进每一块坡地',
      '禄丰市用一张图管好全市山坪塘',
    ])
    expect(articles[0]?.blocks[0]?.text).toBe('大姚县建成提水站14座，投入资金2100万元。')
  })

  test('under a title they are its points', () => {
    const text = `水务快讯\n第12期\n楚雄州水务局编印　2026年3月8日\n\n各县抢抓农闲兴修水利\n\n${items}`
    expect(titlesOf(text)).toEqual(['各县抢抓农闲兴修水利'])
  })
})

test('a share torn behind its point is one share', () => {
  const lines = [
    '经统计，全州已建成的中型灌区渠系水利用系数平均提高到百分之五十六以上，骨干渠道完好率为 89.',
    '2%，比去年同期提高了三个百分点，末级渠道完好率也有所提高，其中大姚县和永仁县提高得最为明显，',
    '两县今年新修补的渠道长度占到全州的四成左右，其余各县的维修任务大多安排在今年冬天和明年春天，',
    '由于工期集中而施工力量不足，部分渠段要到汛期之前才能全部完工，各县水务局正在想办法抢抓进度。',
    '下一步，全州将把渠系完好率列入年度考核，按月通报各县的修复进度，并对进度靠后的县进行约谈督促，',
    '确保春灌之前通水。',
  ]
  const [article] = parse(`灌渠修复情况\n\n${lines.join('\n')}\n`).articles
  expect(article?.mentions.percentages.map(({ value }) => value)).toContain(89.2)
})

test('news that end with their senders are parted there', () => {
  const item = (title: string) =>
    `${title}\n当地投入资金260万元，修复渠道31公里，惠及农户4100户。\n（县水务局　供稿）\n`
  const text = `水务简报\n第4期\n楚雄州水务局　2026年5月6日\n\n【导读】元谋：老渠通水／武定：滴灌增收\n\n${item('元谋县让旱坝子里的老渠重新通水\n——元谋县灌区改造纪实')}\n${item('武定县用滴灌换来青花椒丰收')}`
  const parsed = parse(text)
  expect(parsed.layout).toBe('credited-news')
  expect(parsed.articles.map(({ title }) => title?.slice(0, 5))).toEqual([
    '元谋县让旱',
    '武定县用滴',
  ])
  expect(parsed.articles[0]?.mentions.amounts).toHaveLength(1)
  expect(parsed.series).toMatchObject({ issue: '4', date: '2026-05-06' })
})

describe('unmarked titles under a masthead', () => {
  const head = '水务信息\n第4期\n楚雄州水务局　2026年5月6日\n'
  const item = (title: string) =>
    `\n${title}\n当地投入资金260万元，修复渠道31公里，惠及农户4100户。\n`

  test('are articles where each begins with a place of its own', () => {
    const titles = [
      '元谋县让旱坝子里的老渠重新通水',
      '武定、禄丰两县市用滴灌换来丰收',
      '楚雄市东瓜镇装上智能水表',
    ]
    const parsed = parse(head + titles.map(item).join(''))
    expect(parsed.layout).toBe('place-news')
    expect(parsed.articles.map(({ title }) => title)).toEqual(titles)
  })

  test('are sub-headings of one paper where they do not', () => {
    const titles = [
      '元谋县让旱坝子里的老渠重新通水',
      '党建引领筑牢灌区管护队伍',
      '资金整合补齐末级渠道短板',
    ]
    expect(titlesOf(head + titles.map(item).join(''))).toEqual(titles.slice(0, 1))
  })
})

test('minutes are counted by the year', () => {
  const text = `楚雄州水务工作领导小组\n会议纪要\n〔2026〕2号\n楚雄州水务局　2026年3月30日\n\n领导小组第一次全体会议纪要\n\n会议听取了灌区改造情况汇报，决定安排资金320万元。\n`
  expect(parse(text).series).toMatchObject({ issue: '2', date: '2026-03-30' })
})

test('of two bullets the one above names sections, the other titles', () => {
  const item = (title: string) =>
    `◇ ${title}\n当地投入资金260万元，修复渠道31公里，惠及农户4100户。\n`
  const text = `水务摘编\n2026年第4期\n\n■ 灌区\n${item('元谋县让旱坝子里的老渠重新通水')}${item('武定县用滴灌换来青花椒丰收')}■ 饮水\n${item('南华县给高山村寨装上智能水表')}`
  expect(parse(text).articles.map(({ section, title }) => [section, title])).toEqual([
    ['灌区', '元谋县让旱坝子里的老渠重新通水'],
    ['灌区', '武定县用滴灌换来青花椒丰收'],
    ['饮水', '南华县给高山村寨装上智能水表'],
  ])
})

test('names in brackets on their own lines are sections over unmarked titles', () => {
  const text = `姚州信息\n第6期\n【春耕生产】\n光禄镇组织农机手抢修机耕道路\n光禄镇修复机耕道12公里，投入资金35万元。\n【项目进展】\n蜻蛉河灌区续建工程全面复工\n工程总投资1.2亿元，年内完成渠道衬砌。\n`
  expect(parse(text).articles.map(({ section, title }) => [section, title])).toEqual([
    ['春耕生产', '光禄镇组织农机手抢修机耕道路'],
    ['项目进展', '蜻蛉河灌区续建工程全面复工'],
  ])
})
