import { subscriptionFilter } from '@jianbao/schema'
import { describe, expect, test } from 'vitest'
import { checkPatterns, compilePattern, PatternError } from './compile-pattern.ts'

describe('a pattern', () => {
  test.each([
    ['第[一二]批', '公布第二批名单', '第二批'],
    ['（试点\\）|示范', '名单(试点)', '(试点)'],
    ['增长１２％', '增长12%以上', '增长12%'],
    ['[，。]但', '完成,但', ',但'],
    ['App', '一个app', 'app'],
  ])('/%s/ finds what the folded text says', (pattern, text, found) => {
    expect(compilePattern(pattern).find(text)).toBe(found)
  })

  test.each([
    ['(茶', /不符合 RE2 语法（missing closing \)/],
    ['茶(?=叶)', /不符合 RE2 语法/],
    ['\\p{Han}{1000}', /太复杂/],
  ])('/%s/ is refused with the reason', (pattern, zh) => {
    try {
      compilePattern(pattern)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(PatternError)
      expect(String((error as PatternError).zh)).toMatch(zh)
    }
  })

  test('that would hang a backtracking engine answers at once', () => {
    const started = performance.now()
    expect(compilePattern('(茶+)+$').find(`${'茶'.repeat(50_000)}酒`)).toBeNull()
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

test('every list of a filter is checked before it is saved', () => {
  for (const list of ['any', 'all', 'none']) {
    const filter = subscriptionFilter.parse({ patterns: { [list]: ['茶', '(茶'] } })
    expect(() => checkPatterns(filter)).toThrow(PatternError)
  }
  expect(checkPatterns(subscriptionFilter.parse({}))).toBeUndefined()
})
