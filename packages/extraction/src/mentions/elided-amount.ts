import { currencyAt } from './currency.ts'
import { clauseBefore, strippedEnd, wordBefore } from './finder-input.ts'
import type { Numeral } from './numeral.ts'

/** Words for money before the number: 营业收入是1600多万. */
const moneyWords = (
  '收入 资金 投资 投入 产值 总值 销售额 交易额 营业额 成交额 金额 总额 贷款 余额 利润 营收 纯利 净利 补贴 补助 奖励 奖金 支出 成本 欠款 ' +
  '债务 负债 资产 税收 利税 价值 市值 货值 工资 薪酬 分红 捐款 善款 拨付 拨款 损失 罚款 融资 授信 保费 经费 存款 预算 花费 花了 耗资 斥资 ' +
  '筹资 出资 集资 注资 增收 获利 赔偿 赔付 年薪 房价 造价 售价 进账 创收 租金 减免 费用 赚了 挣了 赚 挣 资本 罚金 奖补 补'
).split(' ')

/** What may stand between that word and the number. */
const fillers = (
  '的 总 共 为 达到 达 大约 约 将近 近 超过 超 突破 逾 过 仅 有 是 了 至 到 高 不低于 不少于 不足 不到 最高 可 已 将 合计 累计 ' +
  '增长 增至 增加 实现 人民币 计 额'
).split(' ')

/** 四千多万农厕资金: the number counts the money that follows within a few characters. */
const moneyAfter =
  /^的?[^0-9a-zA-Z，。；：、！？（）\n人户亩吨斤个名家株头只羽次米位册份条件平立公里分]{0,4}?(资金|补贴|补助|贷款|奖金|投资|经费|债务|欠款|产值|营收|善款|捐款|罚款|货款)/

const clauseEnd = /^(左右|以上|以下|以内)?([，。；！？、）)”\n]|\/[亩户人年月]|$)/

/** Coordination with a sum that names its currency: 十万和二十万元. */
const coordination = /^[和、及与或]/

/** A counted sum of hundred millions: 2.5个亿. */
const isCountedYi = (text: string, numeral: Numeral) =>
  text.slice(numeral.start, numeral.end).includes('个亿')

/**
 * True for a number in 万 or 亿 that is a sum although 元 is missing, where its neighbours leave
 * no doubt. A missed sum is better than people counted as money.
 */
export function isElidedAmount(text: string, numeral: Numeral, next: Numeral | undefined): boolean {
  if (numeral.scale < 4 || (numeral.bare && numeral.end - numeral.start === 1)) return false
  const after = text.slice(numeral.end, numeral.end + 12)
  const isLinked = coordination.test(after) && next?.start === numeral.end + 1
  if (isLinked && next.scale >= 4 && currencyAt(text, next.end)?.code === 'CNY') return true
  if (moneyAfter.test(after)) return true
  if (!clauseEnd.test(after) && !isLinked) return false
  if (isCountedYi(text, numeral)) return true
  const before = strippedEnd(clauseBefore(text, numeral.start, 16), fillers)
  return wordBefore(before, moneyWords) !== null
}
