import { describe, expect, test } from 'vitest'
import { extractMentions } from './extract-mentions.ts'

type Amount = [text: string, value: number, max?: number]

const amounts: [sentence: string, ...Amount[]][] = [
  ['总投资27.4665亿元。', ['27.4665亿元', 2746650000]],
  ['工程概算1.2万亿元。', ['1.2万亿元', 1.2e12]],
  ['罚款1,200.50元。', ['1,200.50元', 1200.5]],
  ['注册资本5000万。', ['5000万', 50000000]],
  ['补助3.5万/户。', ['3.5万', 35000]],
  ['安排资金3，480万元。', ['3，480万元', 34800000]],
  ['募集9，276.05万元。', ['9，276.05万元', 92760500]],
  ['人均收入12 860元。', ['12 860元', 12860]],
  ['安排资金1 350万元。', ['1 350万元', 13500000]],
  ['创汇4 270.5万美元。', ['4 270.5万美元', 42705000]],
  ['第3 200元档补助。', ['200元', 200]],
  ['渠道 28 27 500万元。', ['500万元', 5000000]],
  ['人均收入13289.4元。', ['13289.4元', 13289.4]],
  ['筹资50余万元。', ['50余万元', 500000]],
  ['结清11万余元。', ['11万余元', 110000]],
  ['增收2万多元。', ['2万多元', 20000]],
  ['月工资3000多元。', ['3000多元', 3000]],
  ['花了十几万元。', ['十几万元', 100000]],
  ['争取几十万元。', ['几十万元', 100000]],
  ['拨付四千多万元。', ['四千多万元', 40000000]],
  ['奖励两千元。', ['两千元', 2000]],
  ['资产过百万元。', ['百万元', 1000000]],
  ['旅游收入近千万元。', ['千万元', 10000000]],
  ['资金数百万元。', ['数百万元', 1000000]],
  ['产值过亿元的企业。', ['亿元', 100000000]],
  ['争取一亿二千万元。', ['一亿二千万元', 120000000]],
  ['共1亿2000万元。', ['1亿2000万元', 120000000]],
  ['售价1万8千元。', ['1万8千元', 18000]],
  ['捐款三百二十五元。', ['三百二十五元', 325]],
  ['单价5元5角。', ['5元5角', 5.5]],
  ['每度只要三四角钱。', ['三四角钱', 0.3, 0.4]],
  ['一斤卖五毛钱。', ['五毛钱', 0.5]],
  ['每家凑三五万元。', ['三五万元', 30000, 50000]],
  ['每月花费七八百元。', ['七八百元', 700, 800]],
  ['捐款二三十元。', ['二三十元', 20, 30]],
  ['随礼三五元。', ['三五元', 3, 5]],
  ['概算3千5百万元。', ['3千5百万元', 35000000]],
  ['总产值3千5百亿元。', ['3千5百亿元', 350000000000]],
  ['投入2000来万元。', ['2000来万元', 20000000]],
  ['每户二十来万元。', ['二十来万元', 200000]],
  ['用去十来块钱。', ['十来块钱', 10]],
  ['积分386万分，折合资金386万元。', ['386万元', 3860000]],
  ['每斤五元。', ['五元', 5]],
  ['一块钱的午餐。', ['一块钱', 1]],
  ['投入3至5亿元。', ['3至5亿元', 300000000, 500000000]],
  ['补贴2000—3000元。', ['2000—3000元', 2000, 3000]],
  ['奖补1-2万元。', ['1-2万元', 10000, 20000]],
  ['贷款3万元至5万元。', ['3万元至5万元', 30000, 50000]],
  ['约三四千元。', ['三四千元', 3000, 4000]],
  ['分别奖励十万和二十万元。', ['十万', 100000], ['二十万元', 200000]],
  ['按160万元和60万元奖补。', ['160万元', 1600000], ['60万元', 600000]],
  ['收入从2800元到13289元。', ['2800元', 2800], ['13289元', 13289]],
  ['补助从8000元到2万元不等。', ['8000元到2万元', 8000, 20000]],
  ['收入从2800元增长至13289元。', ['2800元', 2800], ['13289元', 13289]],
  ['合作社营业收入是1600多万，', ['1600多万', 16000000]],
  ['发现四千多万农厕资金闲置。', ['四千多万', 40000000]],
  ['拿出2.5个亿，', ['2.5个亿', 250000000]],
  ['投资 5 亿 元。', ['5 亿 元', 500000000]],
  ['投资５亿元。', ['５亿元', 500000000]],
]

test.each(amounts)('money in: %s', (sentence, ...expected) => {
  const found = extractMentions(sentence).amounts.map(({ text, value, valueMax }) =>
    valueMax === null ? [text, value] : [text, value, valueMax],
  )
  expect(found).toEqual(expected)
})

const qualifiers: [sentence: string, qualifier: string][] = [
  ['约合人民币9100万元。', 'about'],
  ['整理一亩约需投入11万元。', 'about'],
  ['单车补贴不超8万元。', 'at-most'],
  ['每户封顶5000元。', 'at-most'],
  ['共5万元。', 'exact'],
  ['约5万元。', 'about'],
  ['5万元左右。', 'about'],
  ['近5万元。', 'about'],
  ['超5万元。', 'over'],
  ['超过5万元。', 'over'],
  ['突破5万元。', 'over'],
  ['不低于5万元。', 'at-least'],
  ['5万元以上。', 'at-least'],
  ['5万元（含）以上。', 'at-least'],
  ['5万多元。', 'at-least'],
  ['不超过5万元。', 'at-most'],
  ['5万元以内。', 'at-most'],
  ['最高可达5万元。', 'at-most'],
  ['不足5万元。', 'under'],
]

test.each(qualifiers)('the qualifier in: %s', (sentence, qualifier) => {
  expect(extractMentions(sentence).amounts[0]?.qualifier).toBe(qualifier)
})

const rates: [sentence: string, per: string | null][] = [
  ['收入约5000元/亩。', '亩'],
  ['每亩6000元。', '亩'],
  ['售价5.5元/斤。', '斤'],
  ['按每户1600元补助。', '户'],
  ['500元每月。', '月'],
  ['户均增收1.5万元。', '户'],
  ['人均收入超过2万元。', '人'],
  ['总投资2万元。', null],
]

test.each(rates)('the unit of the rate in: %s', (sentence, per) => {
  expect(extractMentions(sentence).amounts[0]?.per).toBe(per)
})

const currencies: [sentence: string, currency: string, value: number][] = [
  ['出口3.5亿美元。', 'USD', 350000000],
  ['The bank lends $3 million to farmers.', 'USD', 3000000],
  ['Exports rose to €1.2bn in May.', 'EUR', 1200000000],
  ['A visit costs $3 milligrams aside.', 'USD', 3],
  ['贷款2000万欧元。', 'EUR', 20000000],
  ['捐赠10万港元。', 'HKD', 100000],
  ['投资500亿日元。', 'JPY', 50000000000],
  ['折合人民币500万元。', 'CNY', 5000000],
  ['售价¥39.9。', 'CNY', 39.9],
  ['价格$120。', 'USD', 120],
]

test.each(currencies)('the currency in: %s', (sentence, currency, value) => {
  expect(extractMentions(sentence).amounts[0]).toMatchObject({ currency, value })
})

type Share = [text: string, value: number, max: number | null, kind: string]

const shares: [sentence: string, ...Share[]][] = [
  ['占比22.6%。', ['22.6%', 22.6, null, 'percent']],
  ['占比２２．６％。', ['２２．６％', 22.6, null, 'percent']],
  ['投资的百分之二十五。', ['百分之二十五', 25, null, 'percent']],
  ['下降百分之十点五。', ['百分之十点五', 10.5, null, 'percent']],
  ['完成百分之百。', ['百分之百', 100, null, 'percent']],
  ['提高3.5个百分点。', ['3.5个百分点', 3.5, null, 'points']],
  ['提高3—5个百分点。', ['3—5个百分点', 3, 5, 'points']],
  ['增长5%—8%。', ['5%—8%', 5, 8, 'percent']],
  ['增长5-8%。', ['5-8%', 5, 8, 'percent']],
  ['百分之三十至四十。', ['百分之三十至四十', 30, 40, 'percent']],
  ['由15%提高到20%。', ['15%', 15, null, 'percent'], ['20%', 20, null, 'percent']],
  ['增速为-3.2%。', ['-3.2%', -3.2, null, 'percent']],
  ['三成以上。', ['三成', 3, null, 'cheng']],
  ['三至五成。', ['三至五成', 3, 5, 'cheng']],
  ['六成五的农户。', ['六成五', 6.5, null, 'cheng']],
  ['成本下降一成五。', ['一成五', 1.5, null, 'cheng']],
  ['近七成半的农户。', ['七成半', 7.5, null, 'cheng']],
  ['近七成农户。', ['七成', 7, null, 'cheng']],
  ['死亡率5‰。', ['5‰', 5, null, 'permille']],
]

test.each(shares)('shares in: %s', (sentence, ...expected) => {
  const found = extractMentions(sentence).percentages.map((share) => [
    share.text,
    share.value,
    share.valueMax,
    share.kind,
  ])
  expect(found).toEqual(expected)
})

type Day = [text: string, edtf: string, resolved?: string]

const dates: [sentence: string, ...Day[]][] = [
  ['2021年6月17日召开。', ['2021年6月17日', '2021-06-17']],
  ['2021 年 6 月 17 日召开。', ['2021 年 6 月 17 日', '2021-06-17']],
  ['２０２１年６月１７日召开。', ['２０２１年６月１７日', '2021-06-17']],
  ['二〇二一年六月十七日印发。', ['二〇二一年六月十七日', '2021-06-17']],
  ['二○二一年六月印发。', ['二○二一年六月', '2021-06']],
  ['2021年6⽉17⽇印发。', ['2021年6⽉17⽇', '2021-06-17']],
  ['6月17日下午召开。', ['6月17日', 'XXXX-06-17']],
  ['2022、2023两年共建12座。', ['2022', '2022'], ['2023', '2023']],
  ['3月15日报修，16日当天修好。', ['3月15日', 'XXXX-03-15'], ['16日', 'XXXX-03-16']],
  ['6月17号出发。', ['6月17号', 'XXXX-06-17']],
  ['6月17、18日抢修。', ['6月17', 'XXXX-06-17'], ['18日', 'XXXX-06-18']],
  ['6月17日和18日抢修。', ['6月17日', 'XXXX-06-17'], ['18日', 'XXXX-06-18']],
  ['6月17日20时至18日8时30分抢修。', ['6月17日', 'XXXX-06-17'], ['18日', 'XXXX-06-18']],
  ['2022年元月8日开工。', ['2022年元月8日', '2022-01-08']],
  ['2022年元月开工。', ['2022年元月', '2022-01']],
  ['十二月二十五日举行。', ['十二月二十五日', 'XXXX-12-25']],
  ['7月份出台。', ['7月', 'XXXX-07']],
  ['截至12月末。', ['12月', 'XXXX-12']],
  ['2021年底建成。', ['2021年', '2021']],
  ['2021年初启动。', ['2021年', '2021']],
  ['2021年上半年。', ['2021年', '2021']],
  ['2021年度工作。', ['2021年', '2021']],
  ['2021年10月底前完成。', ['2021年10月', '2021-10']],
  ['到2035年。', ['2035年', '2035']],
  ['发布于2021-06-17。', ['2021-06-17', '2021-06-17']],
  ['发布于2021.6.17。', ['2021.6.17', '2021-06-17']],
  ['发布于2021/6/17 10:30。', ['2021/6/17', '2021-06-17']],
  ['2016年至2020年。', ['2016年', '2016'], ['2020年', '2020']],
  ['2016—2020年。', ['2016', '2016'], ['2020年', '2020']],
  ['2018、2019和2020年。', ['2018', '2018'], ['2019', '2019'], ['2020年', '2020']],
  ['规划（2020-2022）。', ['2020', '2020'], ['2022', '2022']],
  ['2021年6月至8月。', ['2021年6月', '2021-06'], ['8月', 'XXXX-08', '2021-08']],
  ['1—6月份。', ['1', 'XXXX-01'], ['6月', 'XXXX-06']],
  ['2020年12月至2021年3月。', ['2020年12月', '2020-12'], ['2021年3月', '2021-03']],
  [
    '2021年11月1日—1月31日。',
    ['2021年11月1日', '2021-11-01'],
    ['1月31日', 'XXXX-01-31', '2022-01-31'],
  ],
  [
    '2021年5月17日暴雨，5月31日又到。',
    ['2021年5月17日', '2021-05-17'],
    ['5月31日', 'XXXX-05-31', '2021-05-31'],
  ],
]

test.each(dates)('dates in: %s', (sentence, ...expected) => {
  const found = extractMentions(sentence).dates.map(({ text, edtf, resolved }) =>
    resolved === null ? [text, edtf] : [text, edtf, resolved],
  )
  expect(found).toEqual(expected)
})

type Cited = [title: string, number: string | null, verb: string | null]

const documents: [sentence: string, ...Cited[]][] = [
  ['县里印发《灌溉用水管理办法》。', ['灌溉用水管理办法', null, '印发']],
  ['《渔业法》自1月1日起施行。', ['渔业法', null, null]],
  ['根据《民法典》和《种子法》。', ['民法典', null, null], ['种子法', null, null]],
  [
    '出台了《茶园管护标准》《茶园验收规程》。',
    ['茶园管护标准', null, '出台'],
    ['茶园验收规程', null, '出台'],
  ],
  [
    '《关于水库移民的通知》（水移民发〔2021〕6号）要求',
    ['关于水库移民的通知', '水移民发〔2021〕6号', null],
  ],
  [
    '《关于水库移民的通知》（水移民发[2021]6号）要求',
    ['关于水库移民的通知', '水移民发[2021]6号', null],
  ],
  [
    '按照水移民发〔2021〕6号《关于水库移民的通知》要求',
    ['关于水库移民的通知', '水移民发〔2021〕6号', null],
  ],
  ['关于印发《取水办法》的通知（某水发〔2021〕7号）', ['取水办法', '某水发〔2021〕7号', '印发']],
  [
    '依据《公司法》和《中华人民共和国预算法》。',
    ['公司法', null, null],
    ['中华人民共和国预算法', null, null],
  ],
  ['《水库大坝管理条例》（国务院令第77号）', ['水库大坝管理条例', '国务院令第77号', null]],
  ['《关于转发〈用水定额〉的通知》', ['关于转发〈用水定额〉的通知', null, null]],
  ['《关于贯彻《用水条例》的意见》', ['关于贯彻《用水条例》的意见', null, null]],
  ['《取水办法》（试行）（某水发〔2021〕7号）', ['取水办法', '某水发〔2021〕7号', null]],
  [
    '《取水办法》（某水发（2021）7号，下称《办法》）',
    ['取水办法', '某水发（2021）7号', null],
    ['取水办法', '某水发（2021）7号', null],
  ],
  [
    '《取水办法》（下称《办法》，某水发〔2021〕7号）',
    ['取水办法', '某水发〔2021〕7号', null],
    ['取水办法', '某水发〔2021〕7号', null],
  ],
  ['《农村饮水规范》（SL 310—2019）', ['农村饮水规范', 'SL 310—2019', null]],
  [
    '贯彻《关于加强灌区管护的意见》和某水发〔2022〕8号文件精神',
    ['关于加强灌区管护的意见', null, '贯彻'],
  ],
  ['《2022年渠系改造重点任务》提出', ['2022年渠系改造重点任务', null, null]],
  [
    '落实《2023年水网建设重点安排》（某水发〔2023〕12号）',
    ['2023年水网建设重点安排', '某水发〔2023〕12号', '落实'],
  ],
  ['县里发布《2023年节水主推技术》', ['2023年节水主推技术', null, '发布']],
  ['执行《灌区标志》国家标准', ['灌区标志', null, null]],
  ['印发《用水告知书》《巡库台账》', ['用水告知书', null, '印发'], ['巡库台账', null, '印发']],
  ['建立《巡库十步》《放水流程》等制度', ['巡库十步', null, null], ['放水流程', null, null]],
  ['《山塘三字经》印发后', ['山塘三字经', null, '印发']],
  ['签订《管护协议》。', ['管护协议', null, '签订']],
  ['《节水行动（2021—2025年）》', ['节水行动（2021—2025年）', null, null]],
]

test.each(documents)('documents in: %s', (sentence, ...expected) => {
  const found = extractMentions(sentence).documents.map(({ title, number, verb }) => [
    title,
    number,
    verb,
  ])
  expect(found).toEqual(expected)
})

describe('a short title', () => {
  const full = '关于加强山塘管护的实施意见'

  test('named by 以下简称 is the full title wherever it stands, with its number', () => {
    const text = `印发《${full}》（某水发〔2021〕9号，以下简称《意见》）。\n《意见》提出`
    const found = extractMentions(text).documents
    expect(found.map(({ text: surface }) => surface)).toEqual([
      `《${full}》`,
      '《意见》',
      '《意见》',
    ])
    expect(new Set(found.map(({ title }) => title))).toEqual(new Set([full]))
    expect(new Set(found.map(({ number }) => number))).toEqual(new Set(['某水发〔2021〕9号']))
  })

  test('without 以下简称 is the last document before it that ends so', () => {
    const text = `《山塘整治方案》已印发。出台《${full}》。《实施意见》明确，《方案》明确`
    expect(extractMentions(text).documents.map(({ title }) => title)).toEqual([
      '山塘整治方案',
      full,
      full,
      '山塘整治方案',
    ])
  })
})

test('a title has the characters of the print and no white space', () => {
  const [document] = extractMentions('印发《水源地保护规划（２０２１－２０２５ 年）》。').documents
  expect(document?.title).toBe('水源地保护规划（２０２１－２０２５年）')
})

describe('text torn by print', () => {
  test('a sum broken at the end of a line is one sum', () => {
    const text = '该项目由县水利局牵头实施，涉及全县十二个乡镇的小型水库，总投资27.46\n65亿元。'
    expect(extractMentions(text).amounts).toMatchObject([
      { value: 2746650000, text: '27.46\n65亿元' },
    ])
  })

  test('a title broken across lines and a page number is one document', () => {
    const text = [
      '近日，县里为加强农村饮水安全工程的长效运行管护，联合印发《关于进一步',
      '6',
      '加强农村饮水管护工作的通知》，要求各乡镇在年底之前完成排查。',
    ].join('\n')
    expect(extractMentions(text).documents).toMatchObject([
      { title: '关于进一步加强农村饮水管护工作的通知', verb: '印发' },
    ])
  })

  test('an address line inside a sentence is a link and tears no date', () => {
    const text = [
      '全县小型水库安全鉴定和除险加固工作已经全面展开，第一批项目计划于2021年9',
      'http://example.org/2020-01/02/content_1.htm',
      '月30日前完成验收，第二批项目随后启动并纳入年度考核范围之内。',
    ].join('\n')
    const { dates, links, deadlines } = extractMentions(text)
    expect(dates.map(({ edtf }) => edtf)).toEqual(['2021-09-30'])
    expect(links.map(({ url }) => url)).toEqual(['http://example.org/2020-01/02/content_1.htm'])
    expect(deadlines).toMatchObject([{ edtf: '2021-09-30', verb: '验收' }])
  })

  test('a heading does not run into the paragraph below it', () => {
    expect(extractMentions('投入10万\n元宵节前发放').amounts).toEqual([])
  })
})

test('quantities keep their unit and exact value; money, shares and time are none', () => {
  const text =
    '新建山塘4085座、管网2.1万平方米，惠及130余万人次，增长1.9倍，用时3个月，花费5万元，占3%。'
  expect(extractMentions(text).quantities.map(({ value, unit }) => [value, unit])).toEqual([
    [4085, '座'],
    [21000, '平方米'],
    [1300000, '人次'],
    [1.9, '倍'],
  ])
})

test('a named programme is found wherever it is quoted; a mere phrase is not', () => {
  const text = '推出“茶农贷”产品。“茶农贷”已放款，群众称赞“办得快”，实施“清水润村”工程。'
  expect(extractMentions(text).programmes.map(({ name }) => name)).toEqual([
    '茶农贷',
    '茶农贷',
    '清水润村',
  ])
})

test('a person is found with the post before the name; a post without a name is none', () => {
  const text =
    '“水通了。”柳溪镇党委书记卢青说。县水利局党组书记、局长欧阳明亮表示，书记说得对，局长会议已开。'
  expect(extractMentions(text).people.map(({ name, post }) => [name, post])).toEqual([
    ['卢青', '柳溪镇党委书记'],
    ['欧阳明亮', '县水利局党组书记、局长'],
  ])
})

test('a post begins where the sentence about the person does not', () => {
  const posts = (text: string) => extractMentions(text).people.map(({ name, post }) => [name, post])
  expect(posts('清泉乳业公司总经理郝建明介绍')).toEqual([['郝建明', '清泉乳业公司总经理']])
  expect(posts('副县长刀文强主持会议')).toEqual([['刀文强', '副县长']])
  expect(posts('现将县委副书记苏晓兰同志的讲话印发')).toEqual([['苏晓兰', '县委副书记']])
  expect(posts('据市大数据管理局局长苏晓兰介绍')).toEqual([['苏晓兰', '市大数据管理局局长']])
  expect(posts('市经信委主任贺一鸣说')).toEqual([['贺一鸣', '市经信委主任']])
  expect(posts('看望了柳溪镇党委副书记唐启文等')).toEqual([['唐启文', '柳溪镇党委副书记']])
  expect(posts('牵头水库加固的县水利局总工程师许志强表示')).toEqual([
    ['许志强', '县水利局总工程师'],
  ])
  expect(posts('党委书记王树和镇长李长河出席')).toEqual([
    ['王树', '党委书记'],
    ['李长河', '镇长'],
  ])
  expect(posts('参会的代表有青河市委书记苏立新。')).toEqual([['苏立新', '青河市委书记']])
  expect(posts('县委书记贺一鸣领衔推进水网建设')).toEqual([['贺一鸣', '县委书记']])
  expect(posts('上市公司长江水务公告')).toEqual([])
  expect(posts('县长苏立新5月6日调研')).toEqual([['苏立新', '县长']])
  expect(posts('国家主席习近平在会上指出')).toEqual([['习近平', '国家主席']])
})

test('a deadline needs 前 and a verb', () => {
  const found = (text: string) =>
    extractMentions(text).deadlines.map(({ edtf, verb }) => [edtf, verb])
  expect(found('2021年9月30日前报送县水利局')).toEqual([['2021-09-30', '报送']])
  expect(found('10月底前全面完成整改')).toEqual([['XXXX-10', '整改']])
  expect(found('5月10日下班前报送')).toEqual([['XXXX-05-10', '报送']])
  expect(found('6月中旬前启用')).toEqual([['XXXX-06', '启用']])
  expect(found('2025年11月底前再增加20座')).toEqual([['2025-11', '增加']])
  expect(found('2025年10月31日前总结经验')).toEqual([['2025-10-31', '总结']])
  expect(found('8月15日前书面报送县水利局')).toEqual([['XXXX-08-15', '报送']])
  expect(found('8月15日前将整改清单及佐证材料上报')).toEqual([['XXXX-08-15', '上报']])
  expect(found('9月底前渠系完好率达到90%')).toEqual([['XXXX-09', '达到']])
  expect(found('6月底前，全部水库完成首批验收')).toEqual([])
  expect(found('2015年以前将渠水引进村子很难')).toEqual([])
  expect(found('2018年以前形成的旧渠')).toEqual([])
  expect(found('5月10日前向社会公布方案')).toEqual([['XXXX-05-10', '公布']])
  expect(found('12月10日前不低于90%')).toEqual([['XXXX-12-10', '不低于']])
  expect(found('4月30日前全部分配到县')).toEqual([['XXXX-04-30', '分配']])
  expect(found('3月底前实现城区全覆盖')).toEqual([['XXXX-03', '实现']])
  expect(found('2025年底前延伸至所有乡镇')).toEqual([['2025', '延伸']])
  expect(found('6月30日前分两批兑付完毕')).toEqual([['XXXX-06-30', '兑付']])
  expect(found('截至2021年9月30日')).toEqual([])
  expect(found('2021年6月前后雨水偏多')).toEqual([])
  expect(found('2015年以前，村里缺水')).toEqual([])
})

test('a sentence that begins with an address stays a sentence', () => {
  const { dates, regions } = extractMentions('www.example.cn平台2025年5月22日在广州市上线。')
  expect(dates.map(({ edtf }) => edtf)).toEqual(['2025-05-22'])
  expect(regions.map(({ code }) => code)).toEqual(['440100'])
})

test('a link ends before the punctuation of the sentence', () => {
  const text = '见https://example.org/a_(b)?x=1，或（www.example.cn/c.html）。'
  expect(extractMentions(text).links.map(({ url }) => url)).toEqual([
    'https://example.org/a_(b)?x=1',
    'www.example.cn/c.html',
  ])
})
