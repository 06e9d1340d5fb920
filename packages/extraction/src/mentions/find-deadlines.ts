import type { DateMention, DeadlineMention } from '@jianbao/schema'
import type { PlacedDate } from './find-dates.ts'
import { type FinderInput, place, wordAt } from './finder-input.ts'

/** 前 and its kin right after the date; what is behind them must be done by then. */
const limits = [
  '底以前',
  '底之前',
  '底前',
  '末之前',
  '末以前',
  '末前',
  '年底前',
  '以前',
  '之前',
  '前',
]

/** Words that may stand between 前 and the verb. */
const fillers = (
  '全面 全部 基本 必须 务必 应当 应 要 须 需 将 力争 确保 争取 完成 进行 予以 一律 率先 统一 及时 如期 按时 陆续 分批 逐步 初步 ' +
  '实行 通过 向 被 可 均 都 已 能够 能 ，'
).split(' ')

const verbs = (
  '报送 报告 上报 提交 递交 报名 申报 建成 整改 办理 办结 实现 到位 达到 启动 开工 竣工 交付 反馈 缴纳 落实 拨付 发放 开通 投用 ' +
  '投产 投入使用 印发 出台 制定 结束 清零 退还 支付 组织 开展 验收 建立 完善 备案 公布 公示 汇总 编制 修订 整治 清理 销号 归还 偿还 ' +
  '还清 缴清 退出 关停 关闭 拆除 搬迁 入住 通车 通水 通电 覆盖 建设 改造 收回 兑付 兑现 安排 下达 送达 签订 入库 上线 运行 核查 ' +
  '排查 检查 考核 评估 完工 完毕 完成 报'
)
  .split(' ')
  .sort((a, b) => b.length - a.length)

const fillersMax = 4

interface Binding {
  readonly verb: string
  readonly to: number
}

/** The verb that the date binds, within a few filling words of 前. */
function bindingAt(text: string, index: number): Binding | null {
  let at = index
  let filled: Binding | null = null
  for (let count = 0; count <= fillersMax; count += 1) {
    const filler = wordAt(text, at, fillers)
    if (!filler) break
    at += filler.length
    // 完成 and 实现 are verbs themselves where nothing more precise follows.
    if (filler === '完成') filled = { verb: filler, to: at }
  }
  const verb = wordAt(text, at, verbs)
  return verb ? { verb, to: at + verb.length } : filled
}

/** Dates by which something must be done: date, 前, verb. 截至 and 2015年以前 without a verb are none. */
export function findDeadlines(input: FinderInput, dates: readonly PlacedDate[]): DeadlineMention[] {
  const { text } = input
  const deadlines: DeadlineMention[] = []
  for (const { mention, from, to } of dates) {
    const limit = wordAt(text, to, limits)
    const binding = limit ? bindingAt(text, to + limit.length) : null
    if (!binding) continue
    const { edtf, resolved }: DateMention = mention
    deadlines.push({ edtf, resolved, verb: binding.verb, ...place(input, from, binding.to) })
  }
  return deadlines
}
