/**
 * Where each province stands in the tile grid (row and column, from 1), and its short names: Chinese,
 * and the code of ISO 3166-2:CN. Neighbours stand near one another; the grid is no map and shows no border.
 */
export interface Tile {
  readonly row: number
  readonly column: number
  readonly zh: string
  readonly iso: string
}

const tile = (row: number, column: number, zh: string, iso: string): Tile => ({
  row,
  column,
  zh,
  iso,
})

export const tiles: ReadonlyMap<string, Tile> = new Map([
  ['230000', tile(1, 8, '黑龙江', 'HL')],
  ['150000', tile(2, 5, '内蒙古', 'NM')],
  ['110000', tile(2, 6, '北京', 'BJ')],
  ['220000', tile(2, 8, '吉林', 'JL')],
  ['650000', tile(3, 1, '新疆', 'XJ')],
  ['620000', tile(3, 2, '甘肃', 'GS')],
  ['640000', tile(3, 3, '宁夏', 'NX')],
  ['610000', tile(3, 4, '陕西', 'SN')],
  ['140000', tile(3, 5, '山西', 'SX')],
  ['130000', tile(3, 6, '河北', 'HE')],
  ['120000', tile(3, 7, '天津', 'TJ')],
  ['210000', tile(3, 8, '辽宁', 'LN')],
  ['540000', tile(4, 1, '西藏', 'XZ')],
  ['630000', tile(4, 2, '青海', 'QH')],
  ['510000', tile(4, 3, '四川', 'SC')],
  ['500000', tile(4, 4, '重庆', 'CQ')],
  ['410000', tile(4, 5, '河南', 'HA')],
  ['370000', tile(4, 6, '山东', 'SD')],
  ['530000', tile(5, 2, '云南', 'YN')],
  ['520000', tile(5, 3, '贵州', 'GZ')],
  ['420000', tile(5, 4, '湖北', 'HB')],
  ['340000', tile(5, 5, '安徽', 'AH')],
  ['320000', tile(5, 6, '江苏', 'JS')],
  ['310000', tile(5, 7, '上海', 'SH')],
  ['450000', tile(6, 3, '广西', 'GX')],
  ['430000', tile(6, 4, '湖南', 'HN')],
  ['360000', tile(6, 5, '江西', 'JX')],
  ['330000', tile(6, 6, '浙江', 'ZJ')],
  ['440000', tile(7, 4, '广东', 'GD')],
  ['350000', tile(7, 5, '福建', 'FJ')],
  ['710000', tile(7, 6, '台湾', 'TW')],
  ['460000', tile(8, 3, '海南', 'HI')],
  ['820000', tile(8, 4, '澳门', 'MO')],
  ['810000', tile(8, 5, '香港', 'HK')],
])
