import { describe, expect, test } from 'vitest'
import { labelRegionsOf } from './label-regions.ts'

const namesOf = (label: string | null, date = '2021-07-01') =>
  labelRegionsOf(label, date).map(({ code, name }) => `${code} ${name}`)

describe('the regions of a label', () => {
  test.each([
    ['湖南怀化', '431200 怀化市'],
    ['浙江', '330000 浙江省'],
    ['甘肃 临泽', '620723 临泽县'],
    ['湖北恩施巴东', '422823 巴东县'],
    ['湖南邵阳', '430500 邵阳市'],
    ['四川凉山州', '513400 凉山彝族自治州'],
    ['青海平安', '630203 平安区'],
    ['北京朝阳', '110105 朝阳区'],
    ['陕西宝鸡等地', '610300 宝鸡市'],
    ['四川资阳岳新乡', '512000 资阳市'],
    ['河北雄安新区', '130000 河北省'],
    ['广西横县', '450127 横县'],
    ['中国香港', '810000 香港特别行政区'],
    ['中国·浙江', '330000 浙江省'],
    ['内蒙古巴彦淖尔', '150800 巴彦淖尔市'],
    ['北京东城', '110101 东城区'],
    ['河南台前', '410927 台前县'],
    ['陕西北部', '610000 陕西省'],
  ])('%s is %s', (label, expected) => expect(namesOf(label)).toEqual([expected]))

  test('several regions are several', () => {
    expect(namesOf('广东、广西')).toEqual(['440000 广东省', '450000 广西壮族自治区'])
    expect(namesOf('广西百色 云南文山')).toEqual(['451000 百色市', '532600 文山壮族苗族自治州'])
  })

  test('a look-alike character under a known province is read as meant', () => {
    expect(namesOf('江苏沐阳')).toEqual(['321322 沭阳县'])
    expect(namesOf('安徽毫州')).toEqual(['341600 亳州市'])
    expect(namesOf('沐阳')).toEqual([])
    expect(namesOf('浙江沐阳')).toEqual(['330000 浙江省'])
  })

  test.each([
    '财政部',
    '浙江省农业农村厅',
    '国家卫健委等十三部门',
    '京津冀',
    '平安',
    '东方',
    '各地',
    '',
    null,
  ])('%s is no region', (label) => expect(namesOf(label)).toEqual([]))

  test('the name is that of the date', () => {
    expect(namesOf('安徽巢湖', '2008-01-01')).toEqual(['341400 巢湖市'])
    expect(namesOf('安徽巢湖', '2021-01-01')).toEqual(['340181 巢湖市'])
  })
})
