import {
  FilterTextError,
  mergeTopics,
  parseFilterText,
  topics,
  writeFilterText,
} from '@jianbao/schema'
import { describe, expect, test } from 'vitest'
import { filterNames, regionText } from './filter-names.ts'

const names = filterNames(topics)

describe('a region in a filter', () => {
  test.each([
    ['湖南', '430000'],
    ['湖南省', '430000'],
    ['广西', '450000'],
    ['新疆', '650000'],
    ['内蒙古', '150000'],
    ['西安', '610100'],
    ['长沙县', '430121'],
    ['吉林', '220000'],
    ['吉林市', '220200'],
    ['610115', '610115'],
  ])('%s is %s', (given, code) => {
    expect(names.region(given)).toBe(code)
  })

  test.each([
    ['朝阳区', /110105 北京市朝阳区；220104 吉林省长春市朝阳区/],
    ['湖', /430000 湖南省/],
    ['某某', /there is no region “某某”; for example/],
    ['999999', /there is no region/],
  ])('“%s” is answered with suggestions', (given, message) => {
    expect(() => names.region(given)).toThrow(message)
  })

  test('is printed by a name that is read back as the same region, else by its code', () => {
    expect(regionText('430000')).toBe('湖南省')
    expect(regionText('110105')).toBe('110105')
    expect(regionText('999999')).toBe('999999')
  })
})

describe('a topic in a filter', () => {
  test('is known by id, by name, and unknown with the whole list', () => {
    expect(names.topic('industry')).toBe('industry')
    expect(names.topic('产业发展')).toBe('industry')
    expect(() => names.topic('x')).toThrow(/industry（产业发展）/)
  })

  test("of a deployment's own is known the same way, and only there", () => {
    const tea = { id: 'tea', zh: '茶产业', en: 'Tea', sections: ['茶乡'], keywords: {} }
    const own = filterNames(mergeTopics([tea]))
    for (const given of ['tea', '茶产业', 'Tea', '茶乡']) expect(own.topic(given)).toBe('tea')
    expect(() => names.topic('tea')).toThrow(/no topic “tea”/)
  })
})

test('a filter is written with names and kept with codes', () => {
  const filter = parseFilterText('主题:产业发展 地区:陕西,朝阳市 发文机关:发改委 -酒店', names)
  expect(filter).toMatchObject({
    topics: ['industry'],
    regions: ['610000', '211300'],
    issuers: ['国家发展和改革委员会'],
  })
  const text = writeFilterText(filter, { regionName: regionText })
  expect(text).toBe('topic:industry region:陕西省,朝阳市 issuer:国家发展和改革委员会 -酒店')
  expect(parseFilterText(text, names)).toEqual(filter)
})

test('a name nobody knows is told with its place', () => {
  expect(() => parseFilterText('topic:industry region:某某', names)).toThrow(FilterTextError)
  expect(() => parseFilterText('topic:industry region:某某', names)).toThrow(/^Character 23 /)
})
