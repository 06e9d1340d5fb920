import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compactText } from '../mentions/compact-text.ts'
import type { RegionContext } from './evidence.ts'
import { findRegions } from './find-regions.ts'

const find = (text: string, context: RegionContext = {}) =>
  findRegions(compactText(text), { date: '2021-07-01', ...context })
const codesIn = (text: string, context?: RegionContext) =>
  find(text, context).map(({ code }) => code)

describe('a mention is read at its deepest', () => {
  test.each([
    ['湖北省宜昌市秭归县的橙农', '湖北省宜昌市秭归县', '420527'],
    ['走进贵州遵义湄潭茶海', '贵州遵义湄潭', '520328'],
    ['四川凉山州昭觉县的新居', '四川凉山州昭觉县', '513431'],
    ['内蒙古自治区鄂尔多斯市鄂托克前旗', '内蒙古自治区鄂尔多斯市鄂托克前旗', '150623'],
    ['云南红河州元阳县梯田', '云南红河州元阳县', '532528'],
    ['重庆酉阳的花田', '重庆酉阳', '500242'],
    ['湖北省潜江市', '湖北省潜江市', '429005'],
    ['新疆和田地区于田县', '新疆和田地区于田县', '653226'],
    ['海南省五指山市', '海南省五指山市', '469001'],
    ['上海市浦东新区', '上海市浦东新区', '310115'],
  ])('%s', (text, span, code) => {
    expect(find(text)).toMatchObject([{ text: span, code }])
  })

  test('a child right behind shows where a name ends', () => {
    expect(codesIn('南京江宁区；唐山路北区；厦门湖里区；南京路')).toEqual([
      '320115',
      '130203',
      '350206',
    ])
    expect(codesIn('南京江北新区')).toEqual(['320100'])
  })

  test('spaces and line ends inside a name belong to its span', () => {
    const text = '江西省 赣州\n市于都县'
    const spans = [
      { start: 0, end: 6, soft: true },
      { start: 7, end: text.length },
    ]
    const [mention] = findRegions(compactText(text, spans), {})
    expect(mention).toMatchObject({ code: '360731', start: 0, end: text.length, text })
  })

  test('two neighbours that do not contain one another stay two', () => {
    expect(codesIn('山东济南、青岛和江苏徐州')).toEqual(['370100', '370200', '320300'])
  })
})

describe('a bare name needs evidence of its place', () => {
  test('the parent right before it', () => expect(codesIn('浙江长兴探索')).toEqual(['330522']))
  test('the label', () => {
    expect(codesIn('近日，寻甸推出新政', { labelRegions: ['530100'] })).toEqual(['530129'])
    expect(codesIn('近日，大邑推出新政', { labelRegions: ['510000'] })).toEqual(['510129'])
    expect(codesIn('近日，屏山推出新政')).toEqual([])
  })
  test('its full name elsewhere in the article', () => {
    expect(codesIn('大邑县有茶。今年，大邑茶增产。')).toEqual(['510129', '510129'])
  })
  test('a township behind it', () => expect(codesIn('屏山锦屏镇的茶')).toEqual(['511529']))
  test('a place that lies in it right behind', () =>
    expect(find('大同云冈')).toMatchObject([{ code: '140214', text: '大同云冈' }]))
  test('a neighbour in a list', () => {
    expect(codesIn('珠海、中山、江门三市')).toEqual(['440400', '442000', '440700'])
  })
  test('its prefecture, for a rare word: 东港, 商都', () => {
    const context = { labelRegions: ['210600'] }
    expect(codesIn('振兴区与东港错位发展，东港抓贝类', context)).toEqual([
      '210603',
      '210681',
      '210681',
    ])
    expect(codesIn('辽宁东港扩种')).toEqual(['210681'])
    expect(codesIn('北京怀柔、密云两区', { labelRegions: ['110000'] })).toEqual([
      '110116',
      '110118',
    ])
    expect(codesIn('东港抓贝类', { labelRegions: ['430000'] })).toEqual([])
  })
  test('its full name elsewhere, behind its parent', () => {
    expect(codesIn('海南东方推进转产，东方市跟进')).toEqual(['469007', '469007'])
    expect(codesIn('海南东方推进转产', { labelRegions: ['469007'] })).toEqual(['469007'])
    expect(codesIn('海南东方风情小镇')).toEqual(['460000'])
  })
  test('words that count the places of a list', () => {
    expect(codesIn('金平、河口三县联动', { labelRegions: ['532500'] })).toEqual([
      '532530',
      '532532',
    ])
    expect(codesIn('德钦、维西三县市联动', { labelRegions: ['533400'] })).toEqual([
      '533422',
      '533423',
    ])
  })
  test('words that count a list of its province', () => {
    const context = { labelRegions: ['360000'] }
    expect(codesIn('近日，万安、泰和两县牵头', context)).toEqual(['360828', '360826'])
    expect(codesIn('坚持平安、和谐两手抓', context)).toEqual([])
  })
  test('its parent right before it, for any word that seldom follows a place: 永安 does, 大名 does not', () => {
    expect(codesIn('河北大名推广节水')).toEqual(['130425'])
    expect(codesIn('湖北公安推广节水')).toEqual(['420000'])
    expect(codesIn('山东惠民推广节水')).toEqual(['370000'])
  })
  test('its prefecture in the label, where nothing runs on', () => {
    const context = { labelRegions: ['130400'] }
    expect(codesIn('在大名，灌渠已通', context)).toEqual(['130425'])
    expect(codesIn('在和平、稳定中发展', { labelRegions: ['120000'] })).toEqual([])
  })
  test('a neighbour of its province in a list, under a label of it', () => {
    expect(codesIn('乾安、大安盐碱地改良', { labelRegions: ['220000'] })).toEqual([
      '220723',
      '220882',
    ])
  })
  test('a body behind a full name of two characters: 荣县|水利局', () => {
    expect(codesIn('近日，荣县水利局抢修管网')).toEqual(['510321'])
    expect(codesIn('威县投入500万元', { labelRegions: ['130500'] })).toEqual(['130533'])
    expect(codesIn('全市和县水利局联动')).toEqual([])
    expect(codesIn('建设新县城', { labelRegions: ['411500'] })).toEqual([])
  })
  test('到 stands alone before it: 到|任丘市, 到|临泽', () => {
    expect(codesIn('督查组到任丘市、到临泽走访')).toEqual(['130982', '620723'])
  })
  test('everyday words are places right behind their parent: 北京东城', () => {
    expect(codesIn('北京东城、西城两区')).toEqual(['110101', '110102'])
    expect(codesIn('河南台前，渠道通水')).toEqual(['410927'])
    expect(codesIn('焦作解放初期；比如延长工期')).toEqual(['410800'])
  })
  test('a word of everyday life needs more: 平安, 通道, 资源', () => {
    expect(codesIn('青海平安的大棚')).toEqual(['630203'])
    expect(codesIn('湖南怀化通道坪坦乡')).toEqual(['431230'])
    expect(codesIn('广西资源丰富')).toEqual(['450000'])
  })
})

describe('a shared name', () => {
  test('means the child of the parent before it', () => {
    expect(codesIn('海口市龙华区与深圳市龙华区')).toEqual(['460106', '440309'])
    expect(codesIn('长春市朝阳区；辽宁朝阳；北京朝阳')).toEqual(['220104', '211300', '110105'])
  })
  test('else that of the label', () => {
    expect(codesIn('城关区新建公园', { labelRegions: ['620100'] })).toEqual(['620102'])
    expect(codesIn('朝阳开了新馆，朝阳人高兴。', { labelRegions: ['110000'] })).toEqual([])
  })
  test('else that of another region in the article', () => {
    expect(codesIn('沈阳出台办法，铁西区先行')).toEqual(['210100', '210106'])
  })
  test('else that of the bulletin', () => {
    expect(codesIn('普陀区启动', { bulletinRegions: ['330900'] })).toEqual(['330903'])
  })
  test('else is reported with all its candidates', () => {
    expect(find('鼓楼区启动改造')).toMatchObject([
      { code: '320106', candidates: ['320106', '320302', '350102', '410204'] },
    ])
  })
  test('of city and county means the city: 邵阳', () =>
    expect(codesIn('邵阳会议')).toEqual(['430500']))
  test('of province and prefecture means the province: 吉林, 海南', () => {
    expect(codesIn('吉林、海南')).toEqual(['220000', '460000'])
    expect(codesIn('吉林省吉林市；青海海南')).toEqual(['220200', '632500'])
  })
})

describe('names change', () => {
  test('a former name means what the place was called', () => {
    expect(codesIn('信都区（原桥西区）', { labelRegions: ['130500'], date: '2023-05-01' })).toEqual(
      ['130503', '130503'],
    )
  })
  test('an old name keeps its own code', () => {
    expect(codesIn('广西横县茉莉花')).toEqual(['450127'])
    expect(codesIn('广西横州市茉莉花')).toEqual(['450181'])
    expect(codesIn('水城县脱贫')).toEqual(['520221'])
  })
  test('a bare name means what was valid at the date', () => {
    expect(codesIn('贵州水城', { date: '2019-05-01' })).toEqual(['520221'])
    expect(codesIn('贵州水城', { date: '2022-05-01' })).toEqual(['520204'])
    expect(codesIn('安徽庐江', { date: '2009-05-01' })).toEqual(['341421'])
    expect(codesIn('安徽庐江', { date: '2020-05-01' })).toEqual(['340124'])
  })
})

describe('the role of a mention', () => {
  test.each([
    ['石门县人民政府发文', 'organisation'],
    ['湖北省人民医院派人', 'organisation'],
    ['建设银行山东省分行放贷', 'organisation'],
    ['山东大学来访', 'organisation'],
    ['广东省人力资源和社会保障厅发布', 'organisation'],
    ['陕西绿源现代农业科技有限公司投产', 'organisation'],
    ['《云南省乡村建设条例》施行', 'title'],
    ['陕西航空开通航线', 'organisation'],
    ['厦门银行放款', 'organisation'],
    ['发展陕西航空产业', 'place'],
    ['“河北惠民贷”上线', 'product'],
    ['烟台苹果上市', 'product'],
    ['湖南召开会议部署教育局工作', 'place'],
    ['安康中心城区扩容', 'place'],
    ['浙江办理结果公开', 'place'],
  ])('%s → %s', (text, role) => {
    const [mention] = find(text, { labelRegions: ['610000', '430000'] })
    expect(mention?.role).toBe(role)
  })
})

describe('any text', () => {
  test('offsets point at the text of the mention, in order and without overlap', () => {
    const piece = fc.constantFrom(
      '湖南',
      '怀化市',
      '沅陵',
      '县',
      '和',
      '龙华区',
      ' ',
      '\n',
      '《',
      '》',
      '“',
      '平安',
      '镇',
      '𠮷',
      'X',
      '，',
      '西安',
      '全',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 40 }),
        (pieces) => {
          const text = pieces.join('')
          let last = 0
          for (const mention of find(text)) {
            expect(text.slice(mention.start, mention.end)).toBe(mention.text)
            expect(mention.start).toBeGreaterThanOrEqual(last)
            last = mention.end
          }
        },
      ),
    )
  })
})
