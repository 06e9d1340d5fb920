/** A deployment's own topics: on articles, and as sections that part a bulletin. */
import { mergeTopics } from '@jianbao/schema'
import { expect, test } from 'vitest'
import { parseBulletin } from '../src/index.ts'

const tea = { id: 'tea', zh: '茶产业', en: 'Tea', sections: ['茶乡 动态'], keywords: { 茶园: 5 } }
const own = { topics: mergeTopics([tea]) }

const body = (place: string): string =>
  `${place}组织专班入户走访，逐项列出清单、明确时限，三个月内办结事项182件。\n\n下一步，${place}将把做法写入制度，每季度回访一次。`
const text = `宏观形势\n\n两部门联合部署农村道路安全整治\n\n${body('两部门')}\n\n茶乡动态\n\n阿克苏地区红枣精深加工提速增效\n\n${body('阿克苏地区')}\n\n云雾镇合作社统一管理三千亩茶园\n\n${body('云雾镇')}\n`

const topicsBySection = (given?: typeof own) =>
  parseBulletin(
    text,
    { name: 'x.txt', mediaType: 'text/plain', encoding: 'utf-8', bytes: 1, sha256: 'c'.repeat(64) },
    given,
  ).articles.map(({ section, topics }) => [section, topics[0]?.id])

test('a section of an own topic parts the bulletin and decides the topic', () => {
  expect(topicsBySection(own)).toEqual([
    ['宏观形势', 'macro'],
    ['茶乡动态', 'tea'],
    ['茶乡动态', 'tea'],
  ])
  expect(topicsBySection().flat()).not.toContain('tea')
})
