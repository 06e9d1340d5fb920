import { describe, expect, test } from 'vitest'
import { issuersOf } from './issuers-of.ts'

const read = (label: string | null) =>
  issuersOf(label).map(({ name, canonical, andOthers }) => `${name}|${canonical}|${andOthers}`)

describe('the issuers of a label', () => {
  test.each([
    ['财政部', ['财政部|财政部|0']],
    ['教育部等九部门', ['教育部|教育部|8']],
    ['国家发展改革委等 4 部门', ['国家发展改革委|国家发展和改革委员会|3']],
    ['水利部等多部门', ['水利部|水利部|0']],
    ['知识产权局', ['知识产权局|国家知识产权局|0']],
    ['国家 医保局', ['国家医保局|国家医疗保障局|0']],
    ['民政部、财政部等5部门', ['民政部|民政部|0', '财政部|财政部|3']],
    ['教育部 财政部', ['教育部|教育部|0', '财政部|财政部|0']],
    ['中办国办', ['中办|中共中央办公厅|0', '国办|国务院办公厅|0']],
    ['中共中央 国务院', ['中共中央|中共中央|0', '国务院|国务院|0']],
    ['江西科技厅', ['江西科技厅|江西省科学技术厅|0']],
    ['湖南省农业农村厅等八单位', ['湖南省农业农村厅|湖南省农业农村厅|7']],
    ['交通运输部和公安部', ['交通运输部|交通运输部|0', '公安部|公安部|0']],
  ])('%s', (label, expected) => expect(read(label)).toEqual(expected))

  test('the spellings of one body share a canonical name', () => {
    const canonical = ['发改委', '国家发改委', '国家发展改革委'].map(
      (it) => issuersOf(it)[0]?.canonical,
    )
    expect(new Set(canonical).size).toBe(1)
  })

  test.each([
    '湖南怀化',
    '内蒙古',
    '贵州六枝',
    '脱贫攻坚',
    '各地动态',
    '九部委',
    '多部委',
    '有关部委',
    '',
    null,
  ])('%s names no body', (label) => {
    expect(issuersOf(label)).toEqual([])
  })
})
