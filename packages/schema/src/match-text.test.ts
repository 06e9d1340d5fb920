import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { subscriptionFilter } from './filter/subscription-filter.ts'
import { matchText } from './match-text.ts'
import { subscriptionRequest } from './subscription.ts'

describe('a word matches its text', () => {
  test.each([
    ['torn apart by print', '以工代赈', '以工\n  代 赈项目'],
    ['in full width', 'APP', 'ＡＰＰ上线'],
    ['in another case', 'app', 'APP上线'],
    ['with an invisible character inside', '振兴', '振\u200b兴'],
    ['with radicals from a PDF', '月', '⽉'],
    ['with a ligature', 'office', 'o\ufb03ce'],
  ])('%s', (_, word, text) => {
    expect(matchText(text)).toContain(matchText(word))
  })

  test('and not another one', () => {
    expect(matchText('兴振')).not.toContain(matchText('振兴'))
  })
})

test('folding twice equals folding once, and parts fold as they would alone', () => {
  const text = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(text, text, (one, other) => {
      const folded = matchText(one, null, other)
      expect(matchText(folded)).toBe(matchText(matchText(folded)))
      expect(folded).toBe(matchText(one) + matchText(other))
      expect(/\s/u.test(folded)).toBe(false)
    }),
  )
})

test('a filter refuses words that nobody could see', () => {
  const any = (word: string) => subscriptionFilter.safeParse({ words: { any: [word] } }).success
  expect(any('茶')).toBe(true)
  expect(any(' ')).toBe(false)
  expect(any('\u200b')).toBe(false)
  expect(any('长'.repeat(65))).toBe(false)
})

test('an address may be on an intranet host, and must be an address', () => {
  const address = (given: string) =>
    subscriptionRequest.safeParse({
      address: given,
      name: '全部',
      filter: {},
      cadence: { kind: 'instant' },
    }).success
  expect(address('reader@mailhost')).toBe(true)
  expect(address('reader@example.org')).toBe(true)
  expect(address('reader')).toBe(false)
  expect(address('a@example.org\r\nBcc: b@example.org')).toBe(false)
})
