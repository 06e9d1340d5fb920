import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { topics } from '../constants.ts'
import { canonicalFilter } from './canonical-filter.ts'
import { describeFilter } from './describe-filter.ts'
import { FilterNameError, FilterTextError } from './filter-text-error.ts'
import { type FilterNames, parseFilterText } from './parse-filter-text.ts'
import { type SubscriptionFilter, subscriptionFilter } from './subscription-filter.ts'
import { writeFilterText } from './write-filter-text.ts'
import { readYuan, writeYuan } from './yuan.ts'

const asGiven: FilterNames = { topic: (id) => id, region: (code) => code, issuer: (name) => name }
const codes = new Map([
  ['陕西', '610000'],
  ['湖南', '430000'],
])
const names: FilterNames = {
  ...asGiven,
  region(given) {
    const code = codes.get(given)
    if (code) return code
    throw new FilterNameError({ zh: `没有地区“${given}”`, en: `no region “${given}”` })
  },
}
const read = (text: string) => parseFilterText(text, names)
const aFilter = (given: Parameters<typeof subscriptionFilter.parse>[0]) =>
  subscriptionFilter.parse(given)

describe('a filter written as text', () => {
  test('says every group', () => {
    const text =
      'topic:industry,finance section:产业发展 region:陕西 issuer:教育部 document:"乡村振兴 条例" series:"每周\\"简报\\"" ' +
      '以工代赈 any:茶叶,/第[一二]批/ -酒店 /\\d+亩\\/年/ amount>=1.5亿 match:any'
    expect(read(text)).toEqual({
      topics: ['industry', 'finance'],
      sections: ['产业发展'],
      regions: ['610000'],
      issuers: ['教育部'],
      documents: ['乡村振兴 条例'],
      series: ['每周"简报"'],
      words: { all: ['以工代赈'], any: ['茶叶'], none: ['酒店'] },
      patterns: { all: ['\\d+亩/年'], any: ['第[一二]批'], none: [] },
      amountMin: 150_000_000,
      match: 'any',
    })
  })

  test.each([
    ['主题：industry　地区：陕西、湖南 －酒店', 'topic:industry region:610000,430000 -酒店'],
    ['金额≥5000万元 文号："国发〔2021〕6号"', 'document:"国发〔2021〕6号" amount>=5000万'],
    ['topic: industry, finance amount >= 1亿', 'topic:industry,finance amount>=1亿'],
    ['满足：任一 任一：茶，菌 “以工 代赈”', '"以工 代赈" any:茶,菌 match:any'],
    ['match:all topic:industry topic:industry', 'topic:industry'],
    ['"-5" "/a/" "topic:x"', '"-5" "/a/" "topic:x"'],
    ['', ''],
  ])('as people type it: %s', (given, canonical) => {
    expect(writeFilterText(read(given))).toBe(canonical)
  })

  test.each<[string, number, RegExp]>([
    ['topic:industry foo:bar', 15, /第 16 个字：没有“foo”这个条件。可用：topic:（主题）/],
    ['region:湘西省', 7, /没有地区“湘西省”/],
    ['region:陕西,', 10, /应有一个值/],
    ['酒店 "茶叶', 3, /引号没有结束/],
    ['/茶', 0, /没有以 \/ 结束/],
    ['-region:陕西', 0, /减号只能放在词/],
    ['amount>=一亿', 8, /如 1亿/],
    ['amount>=0', 8, /如 1亿/],
    ['amount:1亿', 6, /amount>=1亿/],
    ['topic>=1', 5, /后面应是冒号/],
    ['amount>=1亿 amount>=2亿', 11, /只能写一次/],
    ['match:some', 6, /all（全部条件）/],
    ['section:/茶/', 8, /不能用模式/],
    ['茶"叶"', 1, /应有空格/],
    [`-${'茶'.repeat(65)}`, 1, /至多 64 个字/],
    ['/a/ /b/ /c/ any:/d/ -/e/,/f/', 0, /patterns 的值太多/],
    ['\u200b', 0, /没有可见的字/],
    ['茶 '.repeat(2_001), 4_000, /至多 4000 个字/],
  ])('what cannot be read is told with its place: %s', (text, at, zh) => {
    const error = errorOf(() => read(text))
    expect(error.at).toBe(at)
    expect(error.zh).toMatch(zh)
    expect(error.en).toMatch(/^Character \d+ of the filter: /)
  })
})

function errorOf(work: () => unknown): FilterTextError {
  try {
    work()
  } catch (error) {
    if (error instanceof FilterTextError) return error
    throw error
  }
  throw new Error('It was read.')
}

const visibly = (value: string) => /[\p{L}\p{N}]/u.test(value) && value === value.trim()
const aName = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }).filter(visibly)
const aPiece = fc.constantFrom('茶', '[一二]', '\\d', '/', '\\/', '\\\\', ' ', '"', ',', '-', ':')
const aPattern = fc.array(aPiece, { minLength: 1, maxLength: 6 }).map((pieces) => pieces.join(''))
const few = <T>(of: fc.Arbitrary<T>, maxLength = 3) => fc.array(of, { maxLength })
const lists = <T>(of: fc.Arbitrary<T>, maxLength: number) =>
  fc.record({ any: few(of, maxLength), all: few(of, maxLength), none: few(of, maxLength) })
const anAmount = fc.oneof(
  fc.integer({ min: 1, max: 1_000_000_000_000_000 }),
  fc.double({ min: 1, max: 1e15, noNaN: true }),
)

const filters: fc.Arbitrary<SubscriptionFilter> = fc.record(
  {
    topics: few(fc.constantFrom('industry', 'digital-government')),
    regions: few(fc.constantFrom('610000', '431222')),
    words: lists(aName, 3),
    sections: few(aName),
    issuers: few(aName),
    documents: few(aName),
    series: few(aName),
    patterns: lists(aPattern, 1),
    amountMin: anAmount,
    match: fc.constantFrom('all' as const, 'any' as const),
  },
  { requiredKeys: ['topics', 'regions', 'words'] },
)

describe('the text form', () => {
  test('reads back as the filter it was written from', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        const text = writeFilterText(filter)
        expect(parseFilterText(text, asGiven)).toEqual(canonicalFilter(filter))
        expect(writeFilterText(parseFilterText(text, asGiven))).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  test('any text is read or refused with a place inside it', () => {
    const pieces = fc.constantFrom(
      'topic:',
      '-',
      '"',
      '“',
      '/',
      ',',
      ' ',
      '茶',
      'amount>=',
      '1亿',
      '\\',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (given) => {
        const text = given.join('')
        try {
          expect(subscriptionFilter.parse(parseFilterText(text, asGiven))).toBeDefined()
        } catch (error) {
          if (!(error instanceof FilterTextError)) throw error
          expect(error.at).toBeGreaterThanOrEqual(0)
          expect(error.at).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('shows regions by the name it is given', () => {
    const regionName = () => '陕西省'
    expect(writeFilterText(aFilter({ regions: ['610000'] }), { regionName })).toBe('region:陕西省')
  })
})

test.each([
  [100_000_000, '1亿'],
  [150_000_000, '1.5亿'],
  [123_456_789, '12345.6789万'],
  [50_000_000, '5000万'],
  [12_345.67, '12345.67'],
  [980, '980'],
  [1e15, '10000000亿'],
])('%d yuan is written %s', (value, text) => {
  expect(readYuan(text)).toBe(value)
  expect(writeYuan(value)).toBe(text)
})

test('what is no sum is not read as one', () => {
  for (const text of ['', '亿', '1亿万', '-1', '1e5', '1,000', '一亿', '1.亿'])
    expect(readYuan(text)).toBeNull()
})

describe('a filter in plain words', () => {
  const regionName = (code: string) => (code === '610000' ? '陕西省' : '湖南省')
  const tell = (filter: SubscriptionFilter, language: 'zh' | 'en') =>
    describeFilter(filter, { regionName, topics, language })

  test.each<[string, string, string]>([
    [
      'topic:industry region:陕西 -酒店 amount>=1亿',
      '陕西省内、产业发展主题、不含“酒店”、金额不低于1亿元',
      'in 陕西省, on Industry, without “酒店”, with a sum of at least CNY 100,000,000',
    ],
    [
      'region:陕西,湖南 section:产业发展 issuer:教育部 document:教育法 series:周报 茶 菌 any:糖,/醋+/',
      '陕西省或湖南省内、“产业发展”栏目、教育部发文、引用文件“教育法”、“周报”系列、含“茶”和“菌”、含“糖”或/醋+/',
      'in 陕西省 or 湖南省, in section “产业发展”, issued by 教育部, citing “教育法”, of series “周报”, with “茶” and “菌”, with “糖” or /醋+/',
    ],
    [
      'match:any topic:gone 茶 -酒店 amount>=5000万',
      'gone主题，或含“茶”，或金额不低于5000万元，且不含“酒店”',
      'on gone; or with “茶”; or with a sum of at least CNY 50,000,000; and without “酒店”',
    ],
    ['', '全部文章', 'everything'],
    ['-酒店', '不含“酒店”', 'without “酒店”'],
    ['match:any -酒店', '不含“酒店”', 'without “酒店”'],
  ])('%s', (text, zh, en) => {
    expect(tell(read(text), 'zh')).toBe(zh)
    expect(tell(read(text), 'en')).toBe(en)
  })
})

test('a filter stored before there were more groups is still one, unchanged', () => {
  const stored = {
    topics: ['industry'],
    regions: ['430000'],
    words: { any: ['茶'], all: [], none: ['酒店'] },
  }
  expect(subscriptionFilter.parse(stored)).toEqual(stored)
  expect(canonicalFilter(subscriptionFilter.parse(stored))).toEqual(stored)
})
