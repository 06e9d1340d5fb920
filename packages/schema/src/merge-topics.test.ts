import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { topics } from './constants.ts'
import { mergeTopics, TopicsError } from './merge-topics.ts'
import { topic } from './topic.ts'

const tea = { id: 'tea', zh: '茶产业', en: 'Tea', sections: ['茶 乡'], keywords: { 茶园: 5 } }

test('without own topics the bundled ones hold, and they are what a topic must be', () => {
  expect(z.array(topic).parse(topics)).toEqual(topics)
  expect(mergeTopics(null)).toBe(topics)
})

test('an own topic comes after the bundled ones', () => {
  const merged = mergeTopics([tea])
  expect(merged.slice(0, -1)).toEqual(topics)
  expect(merged.at(-1)).toMatchObject({ id: 'tea', zh: '茶产业', keywords: { 茶园: 5 } })
})

test('a section is known however its characters are spaced', () => {
  expect(mergeTopics([tea]).at(-1)?.sections).toEqual(['茶乡'])
})

test('an own topic with a bundled id replaces it in its place', () => {
  const merged = mergeTopics([{ ...tea, id: 'industry' }])
  expect(merged.map(({ id }) => id)).toEqual(topics.map(({ id }) => id))
  expect(merged.find(({ id }) => id === 'industry')?.zh).toBe('茶产业')
  expect(topics.find(({ id }) => id === 'industry')?.zh).toBe('产业发展')
})

describe('what is wrong is told in both languages, with its entry', () => {
  const { keywords: _, ...withoutKeywords } = tea
  test.each([
    ['no list', { topics: [tea] }, '须是主题的列表', 'must be a list of topics'],
    ['an entry that is none', [tea, 'tea'], '第 2 个主题须是', 'topic 2 must be'],
    ['an id in capitals', [{ ...tea, id: 'Tea' }], '第 1 个主题（Tea）的 id', 'topic 1 (Tea): id'],
    ['no name', [{ ...tea, zh: '' }], '（tea）的 zh 须是', '(tea): zh: it must'],
    ['no key words', [withoutKeywords], '（tea）的 keywords 须是', '(tea): keywords: it must'],
    [
      'a weight too high',
      [{ ...tea, keywords: { 茶: 9 } }],
      'keywords.茶 ',
      'keywords.茶: it must',
    ],
    ['a slip of the pen', [{ ...tea, keyword: {} }], '不认识的字段 keyword', 'not known: keyword'],
    ['the same id twice', [tea, tea], '第 2 个主题的 id“tea”', 'topic 2 has the id "tea"'],
  ])('%s', (_what, own, zh, en) => {
    const failure = (() => {
      try {
        return mergeTopics(own)
      } catch (error) {
        return error
      }
    })()
    expect(failure).toBeInstanceOf(TopicsError)
    expect(failure).toMatchObject({
      zh: expect.stringContaining(zh),
      en: expect.stringContaining(en),
    })
  })
})
