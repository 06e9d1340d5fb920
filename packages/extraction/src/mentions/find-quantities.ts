import type { QuantityMention } from '@jianbao/schema'
import { toNumber } from './decimal.ts'
import { connectorLength, type FinderInput, place, wordAt } from './finder-input.ts'
import type { Numeral } from './numeral.ts'

/** Units of counted things, by first character, longer ones first. Money and time are no quantities. */
const unitWords = (
  '人次 户次 家次 场次 篇次 台次 车次 班次 批次 例次 件次 ' +
  '平方公里 平方千米 平方米 立方米 公里 千米 毫米 厘米 米 海里 里 公顷 亩 顷 ' +
  '公斤 千克 毫克 吨 斤 克 升 毫升 千瓦时 兆瓦时 千瓦 兆瓦 千伏安 千伏 瓦 度 摄氏度 ' +
  '人 户 家 个 座 处 所 项 件 宗 起 次 场 条 台 套 辆 艘 架 名 位 只 头 羽 株 棵 盏 间 栋 幢 张 份 篇 期 笔 例 对 支 片 口 ' +
  '倍 把 块 门 枚 尾 匹 匣 袋 箱 桶 盒 瓶 吨位 床 张床位 个床位 床位 孔 眼 盆 根 面 幅 册 本 部 封 枝 粒 立方 方 车 船 批 组 队 班 节 轮 ' +
  '公顷 平米 标箱 箱次 人份 剂次 剂 字 卷 集 家次 包 捆 层 排 窝 垛 担 丈 尺'
).split(' ')
const unitsByFirst = new Map<string, string[]>()
for (const unit of [...new Set(unitWords)].sort((a, b) => b.length - a.length)) {
  const first = unit.charAt(0)
  unitsByFirst.set(first, [...(unitsByFirst.get(first) ?? []), unit])
}

/** A unit's character that begins another word: 3个月, 2个百分点, 5年级, 6次方, 10日. */
const notUnit =
  /^(?:块钱|个(?:月|百分点|千分点|小时|星期|半|多|工作日|亿|交易日|学期|年头|季度|世纪|昼夜)|人民|位于|位置|把握|对于|对应|对接|起来|所以|所有|所在|场所|部门|部分|部署|部委|门槛|头部|片面|组织|队伍|班子|班长|节约|节能|节目|轮训|面向|面对|面临|本科|本地|批准|集中|集体|集团|支部|支持|支付|起到|例如|间接|条例|处理|处于|处置|项目经理|方面|方案|方式|方米|里程|里面|层面|字号|级|线|度假|米其林|期间|期限|期待|期满|次数|次日|次年|家庭|家长|户籍|户口|户均|人均|人才|人口|人工|人员|件件|车间|车站|车型|车道|排名|排量|排放|起步|起售|起拍|包括|包含|包干|卷烟|尺度)/

/** 第3次, 前100名, A4, 17:00起: an ordinal, a code or an hour. */
const codeBefore = /[第前A-Za-z.\-_]$|\d[:：]$/

function unitAt(text: string, numeral: Numeral): string | null {
  const candidates = unitsByFirst.get(text[numeral.end] ?? '\n')
  if (!candidates) return null
  const unit = wordAt(text, numeral.end, candidates)
  if (!unit || (unit.length === 1 && notUnit.test(text.slice(numeral.end, numeral.end + 4))))
    return null
  return unit
}

/** Chinese numbers count only when they are more than a lone digit or unit: 一个 and 千家万户 say nothing. */
function isCount(text: string, numeral: Numeral): boolean {
  if (numeral.share) return false
  if (codeBefore.test(text.slice(Math.max(0, numeral.start - 2), numeral.start))) return false
  if (numeral.arabic) return true
  const hasDigit = !numeral.bare || text[numeral.start] === '十' || numeral.more
  return hasDigit && !numeral.plain && numeral.end - numeral.start > 1
}

/** 3—5人: the range is one quantity with the value of its lower end. */
function rangeStart(text: string, numeral: Numeral, previous: Numeral | undefined): Numeral {
  if (!previous?.arabic || previous.scale > 0 || codeBefore.test(text[previous.start - 1] ?? ''))
    return numeral
  const connector = connectorLength(text, previous.end)
  const fits = connector > 0 && previous.end + connector === numeral.start
  return fits && toNumber(previous.value) < toNumber(numeral.value) ? previous : numeral
}

/** Every counted thing that is not money, a share, or a stretch of time, in text order. */
export function findQuantities(input: FinderInput): QuantityMention[] {
  const { text, numerals } = input
  const quantities: QuantityMention[] = []
  for (const [order, numeral] of numerals.entries()) {
    const unit = unitAt(text, numeral)
    if (!unit || !isCount(text, numeral)) continue
    const first = rangeStart(text, numeral, numerals[order - 1])
    const end = numeral.end + unit.length
    quantities.push({ value: toNumber(first.value), unit, ...place(input, first.start, end) })
  }
  return quantities
}
