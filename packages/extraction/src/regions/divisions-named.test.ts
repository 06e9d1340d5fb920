import { expect, test } from 'vitest'
import { divisionsNamed, namedDivision } from './divisions-named.ts'

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
