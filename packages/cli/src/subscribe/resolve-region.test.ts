import { mergeTopics, topics } from '@jianbao/schema'
import { expect, test } from 'vitest'
import { resolveRegion } from './resolve-region.ts'
import { resolveTopic } from './resolve-topic.ts'

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
])('the region %s is %s', (given, code) => {
  expect(resolveRegion(given).code).toBe(code)
})

test.each([
  ['朝阳区', /110105 北京市朝阳区；220104 吉林省长春市朝阳区/],
  ['湖', /430000 湖南省/],
  ['某某', /没有地区/],
  ['999999', /没有行政区划代码/],
  ['', /没有地区/],
])('the region “%s” is answered with suggestions', (given, message) => {
  expect(() => resolveRegion(given)).toThrow(message)
})

test('a topic is known by id, by name, and unknown with the whole list', () => {
  expect(resolveTopic('industry', topics)).toBe('industry')
  expect(resolveTopic('产业发展', topics)).toBe('industry')
  expect(() => resolveTopic('x', topics)).toThrow(/industry（产业发展）/)
})

test("a deployment's own topic is known the same way, and only there", () => {
  const tea = { id: 'tea', zh: '茶产业', en: 'Tea', sections: ['茶乡'], keywords: {} }
  for (const given of ['tea', '茶产业', 'Tea', '茶乡'])
    expect(resolveTopic(given, mergeTopics([tea]))).toBe('tea')
  expect(() => resolveTopic('tea', topics)).toThrow(/没有主题“tea”/)
})
