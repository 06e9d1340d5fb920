import { describe, expect, test } from 'vitest'
import { parseBulletin } from '../index.ts'
import { bulletinMonthOf } from './bulletin-month.ts'
import { mentionsOf } from './mentions-of.ts'
import type { DateContext } from './resolve-dates.ts'

const resolved = (text: string, context: DateContext) =>
  mentionsOf(text, [{ start: 0, end: text.length }], context).dates.map((date) => date.resolved)
const issued = (text: string, issueDate: string | null = null) => resolved(text, { issueDate })

describe('a date without a year is read in the year of', () => {
  test('its own sentence, whatever the issue says', () => {
    expect(issued('2019年5月动工，8月完工。', '2025-03-01')).toEqual([null, '2019-08'])
    expect(issued('2019年提速，截至12月末建成。', '2025-03-01')).toEqual([null, '2019-12'])
  })
  test('the issue', () => {
    expect(issued('4月17日，渠道通水。', '2025-05-22')).toEqual(['2025-04-17'])
    expect(issued('4月17日，渠道通水。', '2025-05')).toEqual(['2025-04-17'])
    expect(issued('10月底前完成。', '2025-05-22')).toEqual(['2025-10'])
    expect(issued('12月，渠道通水。', '2025-01-08')).toEqual(['2024-12'])
    expect(issued('去年8月、今年2月两次会商。', '2025-05-22')).toEqual(['2024-08', '2025-02'])
  })
  test('the date told before it, where no issue is known', () => {
    expect(issued('2025年5月22日召开。6月3日印发。')).toEqual([null, '2025-06-03'])
    expect(issued('2024年12月22日召开。1月3日印发。')).toEqual([null, '2025-01-03'])
  })
  test('a plan for later does not count', () => {
    const text = '2025年5月22日召开。2026年4月30日前完工。各镇6月10日前排查。'
    expect(issued(text)).toEqual([null, null, '2025-06-10'])
    expect(issued(text, '2025-05-22')).toEqual([null, null, '2025-06-10'])
  })
  test('the first end of its range', () => {
    expect(issued('2024年11月至2月施工。')).toEqual([null, '2025-02'])
    expect(issued('5月16日至17日施工。', '2025-06-01')).toEqual(['2025-05-16', '2025-05-17'])
  })
})

describe('nothing is guessed', () => {
  test('without any evidence', () => expect(issued('6月10日召开。')).toEqual([null]))
  test('every year', () => expect(issued('每年6月10日召开。', '2025-05-22')).toEqual([null]))
  test('when the story is of another year than the issue', () =>
    expect(issued('2021年5月启动。6月3日印发。', '2025-08-01')).toEqual([null, null]))
  test('when a month is neither near nor clearly past', () => {
    expect(issued('8月，渠道通水。', '2025-05-22')).toEqual([null])
    expect(issued('2021年12月启动。5月印发。')).toEqual([null, null])
  })
  test('from a title', () =>
    expect(issued('《2019年5月通报》已读。6月3日印发。')).toEqual([null, null]))
})

describe('a bulletin without a date', () => {
  test('speaks in the year that its dates agree on', () => {
    expect(bulletinMonthOf('2021年6月17日通水，2021年 5月动工。')).toBe('2021-06')
    expect(bulletinMonthOf('2015年3月立项，2021年6月通水，2021年5月动工。')).toBe('2021-06')
  })
  test('does not speak where they disagree, are few, or lie ahead', () => {
    expect(bulletinMonthOf('2020年10月动工，2021年6月通水。')).toBeNull()
    expect(bulletinMonthOf('2021年6月通水。')).toBeNull()
    expect(bulletinMonthOf('2021年6月通水。2022年5月前验收，2022年6月底前付清。')).toBeNull()
    expect(bulletinMonthOf('《2021年6月通报》《2021年5月通报》')).toBeNull()
    expect(bulletinMonthOf('2020年6月立项，2020年7月动工。2021年以来通水。')).toBeNull()
    expect(bulletinMonthOf('')).toBeNull()
  })
  test('lends its year to the articles that name none', () => {
    const text = [
      '湖南怀化 | 山塘整治见成效',
      '2021年6月17日，最后一口山塘通水。工程于2021年3月动工。',
      '江西赣州 | 渠道清淤提速度',
      '6月20日，渠道清淤过半，全部工程由村民自己完成。',
    ].join('\n\n')
    const source = {
      name: '来件.txt',
      mediaType: 'text/plain',
      encoding: 'utf-8',
      bytes: 1,
      sha256: 'a'.repeat(64),
    }
    const dates = parseBulletin(text, source).articles.flatMap(({ mentions }) => mentions.dates)
    expect(dates.at(-1)).toMatchObject({ edtf: 'XXXX-06-20', resolved: '2021-06-20' })
  })
})
