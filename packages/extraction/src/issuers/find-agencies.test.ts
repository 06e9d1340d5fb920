import { describe, expect, test } from 'vitest'
import { compactText } from '../mentions/compact-text.ts'
import { findRegions } from '../regions/find-regions.ts'
import { findAgencies } from './find-agencies.ts'

const namesIn = (text: string) => {
  const view = compactText(text)
  return findAgencies(view, findRegions(view)).map(({ name, canonical }) =>
    name === canonical ? name : `${name}=${canonical}`,
  )
}

describe('the bodies a text names', () => {
  test.each([
    ['昨天财政部、水利部发文', ['财政部', '水利部']],
    ['由国家发改委牵头', ['国家发改委=国家发展和改革委员会']],
    ['甘肃省人力资源和社会保障厅部署', ['甘肃省人力资源和社会保障厅']],
    [
      '浙江省发改委与市场监管总局',
      ['浙江省发改委=浙江省发展和改革委员会', '市场监管总局=国家市场监督管理总局'],
    ],
    ['中共沅陵县委组织部来人', ['中共沅陵县委组织部']],
    ['四川省财政厅厅长介绍', ['四川省财政厅']],
    ['中共怀化市委来人', ['中共怀化市委=中共怀化市委员会']],
    ['昆明铁路局加开列车', ['昆明铁路局']],
    ['霍山县委县政府部署', ['霍山县委=中共霍山县委员会']],
  ])('%s', (text, names) => expect(namesIn(text)).toEqual(names))

  test.each([
    '财政部门拨付资金',
    '按国办发〔2021〕6号文件办理',
    '各级民政部门核查',
    '县发改委、市卫健委联合检查',
    '湖北省人民医院义诊',
    '《国务院关于加强粮食工作的意见》',
    '南京市教育局面向群众',
  ])('「%s」 holds no body of the State, or only in part', (text) => {
    expect(namesIn(text).filter((name) => !name.startsWith('南京'))).toEqual([])
  })

  test('offsets point at the printed name, spaces and all', () => {
    const text = '日前，国家 税务总局 答复'
    const view = compactText(text)
    const [agency] = findAgencies(view, [])
    expect(agency).toMatchObject({ name: '国家税务总局', text: '国家 税务总局', start: 3 })
  })
})
