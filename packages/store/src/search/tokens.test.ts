/** What the index decides without a look must be decided rightly. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  everyToken,
  fieldToken,
  isOneToken,
  partTokens,
  type TokenField,
  textTokens,
  wordTokens,
} from './tokens.ts'

/** Well-formed, as PostgreSQL's texts are, without U+0000, which they cannot hold; letters beyond the BMP too. */
const aText = fc.string({ unit: 'binary', maxLength: 40 }).map((text) => text.replaceAll('\0', ''))
const runs = { numRuns: 2_000 }

test('a word of one or two letters is in a text exactly where its token is', () => {
  const cut = fc.record({
    text: aText,
    other: aText,
    at: fc.nat(),
    length: fc.integer({ min: 1, max: 2 }),
  })
  fc.assert(
    fc.property(cut, ({ text, other, at, length }) => {
      const from = at % Math.max(1, other.length)
      const word = other.slice(from, from + length).toWellFormed()
      fc.pre(word !== '')
      expect(isOneToken(word)).toBe(true)
      const [token = everyToken, ...others] = wordTokens(word)
      expect(others).toEqual([])
      for (const each of [text, other, text + other])
        expect(textTokens(each).has(token)).toBe(each.includes(word))
    }),
    runs,
  )
})

test('no text has the number of a field, or the one that every article has', () => {
  const fields = fc.constantFrom<TokenField>('topic', 'section', 'region', 'issuer', 'series')
  fc.assert(
    fc.property(aText, fields, aText, (text, field, value) => {
      const tokens = textTokens(text)
      for (const token of [
        everyToken,
        fieldToken(field, value),
        ...partTokens('title', textTokens(value)),
        ...partTokens('cited', textTokens(value)),
      ])
        expect(tokens.has(token)).toBe(false)
    }),
    runs,
  )
})

test('numbers of fields lie where no two letters of text do', () => {
  for (let n = 0; n < 20_000; n += 1) {
    const token = fieldToken('section', String(n))
    const [first, second] = [token >>> 16, token & 0xffff]
    expect(first >= 0xd800 && first <= 0xdbff && second < 0x8000).toBe(true)
  }
})
