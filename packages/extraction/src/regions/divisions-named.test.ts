import { expect, test } from 'vitest'
import { divisionsNamed, namedDivision } from './divisions-named.ts'
import { gazetteer, isValidAt } from './gazetteer.ts'

test('a bare name finds the province before its name-sakes', () => {
  expect(divisionsNamed('湖南', 5)[0]).toEqual({ code: '430000', name: '湖南省', within: [] })
})

test('a county says what contains it', () => {
  expect(divisionsNamed('沅陵', 5)).toEqual([
    { code: '431222', name: '沅陵县', within: ['湖南省', '怀化市'] },
  ])
})

test('a shared name gives every district that has it', () => {
  const names = divisionsNamed('鼓楼区', 20)
  expect(names.length).toBeGreaterThan(2)
  expect(new Set(names.map((each) => each.name))).toEqual(new Set(['鼓楼区']))
})

test('a code has its name, and a code that never was has none', () => {
  expect(namedDivision('610115')?.name).toBe('临潼区')
  expect(namedDivision('999999')).toBeNull()
})

test('every name, and every beginning of one, leads to its divisions', () => {
  for (const { text, divisions } of gazetteer().names)
    for (const { code } of divisions.filter((each) => isValidAt(each, null)))
      for (const query of [text, text.slice(0, -1) || text])
        expect(
          divisionsNamed(query, Infinity).map((found) => found.code),
          query,
        ).toContain(code)
})
