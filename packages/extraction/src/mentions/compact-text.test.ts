import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compactText, placeOf } from './compact-text.ts'

const found = (original: string, phrase: string) => {
  const view = compactText(original)
  const from = view.text.indexOf(phrase)
  return from < 0 ? null : placeOf(view, from, from + phrase.length)
}

test('a phrase torn by spaces is found and its place is that of the original', () => {
  expect(found('拨付 5 亿元，', '5亿元')).toEqual({ text: '5 亿元', start: 3, end: 7 })
  expect(found('于 2021 年 6　月\u00a017 日', '2021年6月17日')?.text).toBe(
    '2021 年 6　月\u00a017 日',
  )
})

test('bold marks, invisible characters, full width and radicals do not hide a phrase', () => {
  expect(found('**加强**指导', '加强指导')?.text).toBe('加强**指导')
  expect(found('增长\u200b２２．６％。', '22.6%')?.text).toBe('２２．６％')
  expect(found('6⽉17⽇', '6月17日')?.text).toBe('6⽉17⽇')
})

test('a lone star, Chinese punctuation and line feeds stay', () => {
  expect(compactText('3*4，（5）\n第二段').text).toBe('3*4，（5）\n第二段')
})

test('a space between Latin letters or digits stays one space', () => {
  expect(compactText('表 1  2021 年 5G plan').text).toBe('表1 2021年5G plan')
})

test('no phrase crosses the border of two spans, unless the first is soft', () => {
  const text = '振兴 安徽 宿州'
  const hard = compactText(text, [
    { start: 0, end: 2 },
    { start: 3, end: 8 },
  ])
  expect(hard.text).toBe('振兴\n安徽宿州')
  const soft = compactText(text, [
    { start: 0, end: 2, soft: true },
    { start: 3, end: 8 },
  ])
  expect(soft.text).toBe('振兴安徽宿州')
  expect(placeOf(hard, 3, 7)).toEqual({ text: '安徽 宿州', start: 3, end: 8 })
})

test('a text with nothing to strip is its own view', () => {
  const view = compactText('安徽省宿州市\n第二段')
  expect(view.at).toBeNull()
  expect(placeOf(view, 0, 3)).toEqual({ text: '安徽省', start: 0, end: 3 })
})

test('every code unit of the view points at its own character in any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const view = compactText(text)
      for (let index = 0; index < view.text.length; index += 1) {
        const place = placeOf(view, index, index + 1)
        expect(text.slice(place.start, place.end)).toBe(place.text)
        expect(place.text.normalize('NFKC').trim()).toBe(
          (view.text[index] ?? '').normalize('NFKC').trim(),
        )
      }
    }),
  )
})
