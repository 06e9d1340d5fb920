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
  '上旬前',
  '中旬前',
  '下旬前',
  '下班前',
  '12时前',
  '17时前',
  '18时前',
  '24时前',
  '以前',
  '之前',
  '前',
]

/** Words that may stand between 前 and the verb. */
const fillers = (
  '再 还 又 共 新 先 首批 先行 继续 至少 集中 主动 严格 切实 稳步 有序 加快 推动 推进 督促 指导 各 书面 以书面形式 正式 再次 一次性 分别 自行 足额 累计 实现 全面 全部 基本 必须 务必 应当 应 要 须 需 将 力争 确保 争取 完成 进行 予以 一律 率先 统一 及时 如期 按时 陆续 分批 分两批 分三批 分期 逐步 初步 ' +
  '实行 通过 对 把 向 被 可 均 都 已 能够 能 ，'
).split(' ')

const verbs = (
  '报送 报告 上报 提交 递交 报名 申报 建成 整改 办理 办结 实现 到位 达到 启动 开工 竣工 交付 反馈 缴纳 落实 拨付 发放 开通 投用 ' +
  '投产 投入使用 印发 出台 制定 结束 清零 退还 支付 组织 开展 验收 建立 完善 备案 公布 公示 汇总 编制 修订 整治 清理 销号 归还 偿还 ' +
  '还清 缴清 退出 关停 关闭 拆除 搬迁 入住 通车 通水 通电 覆盖 建设 改造 收回 兑付 兑现 安排 下达 送达 签订 入库 上线 运行 核查 ' +
  '排查 检查 考核 评估 完工 完毕 完成 报 增加 新增 增设 增派 总结 形成 打造 培育 推广 推动 推进 组建 成立 设立 出具 编写 起草 发布 下发 转发 ' +
  '修改 修复 修缮 更新 更换 调整 优化 归档 移交 交接 封顶 试运行 投放 招录 招聘 选派 派出 培训 轮训 开设 开放 开园 开馆 开业 复工 复产 达产 ' +
  '达标 播种 采收 种植 补种 补植 栽植 申请 登记 注册 注销 换发 换证 更正 补正 提供 报备 公开 缴存 缴费 结算 核销 确定 明确 研究 部署 召开 ' +
  '举办 解决 化解 消除 取消 取缔 淘汰 停止 停用 恢复 启用 接入 并网 联网 打通 贯通 补齐 补足 配齐 配备 配置 安装 布设 铺设 架设 购置 ' +
  '采购 招标 签约 落地 建好 做好 抓好 种下 种完 收完 送到 迁出 清空 加装 加固 引进 扩大 提高 降低 提升 减少 支出 新建 改建 扩建 续建 兴建 修建 疏浚 清淤 翻修 维修 平整 发运 延伸 拓展 扩展 分配 分解'
)
  .split(' ')
  .sort((a, b) => b.length - a.length)

const fillersMax = 4

/** 前将整改报告报送…, 前把名单报…, 前向社会公布…: what is handed over, or to whom, stands between the date and the verb. */
const handedOver =
  /^(?:将|把|向)[^，。；：、\n]{1,24}?(报送|报告(?=[我市县省州区，。；])|上报|提交|递交|报备|反馈|拨付|发放|兑付|移交|送达|送至|送交|寄送|发送|公示|公布|报(?=我|至|市|县|省|州|区|上级|国家|中央))/

/** 前支出进度不低于75%, 前覆盖率达到九成: a mark that must be reached. */
const mark =
  /^[\u4e00-\u9fff“”]{0,12}?(不低于|不少于|达到|达|提高到|提升到|提高至|提升至|降至|控制在)(?=\d|[一二三四五六七八九十百])/

/** So much behind 前 may hold the object and its verb (characters). */
const farCharsMax = 36

interface Binding {
  readonly verb: string
  readonly to: number
}

/** The verb that the date binds, within a few filling words of 前. */
function bindingAt(text: string, index: number): Binding | null {
  const handed = farBinding(text, index, handedOver)
  if (handed !== null) return handed
  let at = index
  let filled: Binding | null = null
  for (let count = 0; count <= fillersMax; count += 1) {
    const filler = wordAt(text, at, fillers)
    if (!filler) break
    at += filler.length
    // 完成 and 实现 are verbs themselves where nothing more precise follows.
    if (filler === '完成' || filler === '实现') filled = { verb: filler, to: at }
  }
  const verb = wordAt(text, at, verbs)
  if (verb) return { verb, to: at + verb.length }
  return filled ?? farBinding(text, index, mark)
}

/** The verb behind what is handed over, or behind the figure that must be reached. */
function farBinding(text: string, index: number, words: RegExp): Binding | null {
  const hit = words.exec(text.slice(index, index + farCharsMax))
  return hit?.[1] === undefined ? null : { verb: hit[1], to: index + hit[0].length }
}

/** 2018年以前形成的旧房: words that tell what something is, not what is to be done. */
const isToldOf = (text: string, to: number): boolean => text[to] === '的'

/** Dates by which something must be done: date, 前, verb. 截至 and 2015年以前 without a verb are none. */
export function findDeadlines(input: FinderInput, dates: readonly PlacedDate[]): DeadlineMention[] {
  const { text } = input
  const deadlines: DeadlineMention[] = []
  for (const { mention, from, to } of dates) {
    const limit = wordAt(text, to, limits)
    const binding = limit ? bindingAt(text, to + limit.length) : null
    if (!binding || isToldOf(text, binding.to)) continue
    const { edtf, resolved }: DateMention = mention
    deadlines.push({ edtf, resolved, verb: binding.verb, ...place(input, from, binding.to) })
  }
  return deadlines
}
