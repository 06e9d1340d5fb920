/** Which titles in 《》 are policy documents: by head noun, and by the words round the marks. */
import { strippedEnd, wordAt, wordBefore } from './finder-input.ts'

const words = (list: string) => list.split(' ')

/** Head nouns that need no context. */
const policyHeads = words(
  '条例 意见 通知 办法 规定 方案 计划 规划 纲要 细则 标准 规范 规程 规则 决定 决议 通报 公告 通告 公报 批复 议案 纪要 ' +
    '命令 指南 指引 导则 制度 机制 章程 要点 措施 政策 准则 守则 公约 协定 条约 议定书 职责 预案 法典 宪法 总则 分则 ' +
    '解释 复函 重点任务 工作任务 目标任务 责任清单 任务清单 权力清单 权责清单 负面清单 指导目录 指标体系 评价体系 技术要求 管理要求 任务书 责任书 ' +
    '目录 清单 名录 民约 纲领 文件 路线图 时间表 工作报告 法案 草案 修正案 大纲 十条 政策清单 征求意见稿 送审稿 指导书 示范文本 计划书 规划图 政策包',
)

/** Head nouns that are policy only where the words round the marks say so, or the title begins with 关于. */
const openHeads = words(
  '提示 提示函 协议 协议书 合同 名单 说明 安排 分工 手册 行动 倡议 倡议书 建议 建议书 承诺书 宣言 共识 备忘录 须知 公示 请示 ' +
    '函 令 要求 举措 条款 体系 讲话 答复 流程 白皮书 蓝图',
)

/** Words that end in 法 and are no law. */
const noLaws = words(
  '方法 看法 书法 魔法 兵法 做法 想法 技法 手法 用法 打法 语法 疗法 佛法 战法 工作法 针法 笔法 设法 执法 教法 学习法 ' +
    '记忆法 乘法 加法 说法 司法 普法 学法 守法 变法 刀法 拳法 章法 唱法 活法 算法 画法 妙法 心法',
)

/** Laws whose names end like one of those. */
const lawsAfterAll = words('公司法 预算法 结算法 宗教法 立法法')

/** Works of print, stage and screen, named right before the opening mark. */
const worksBefore = words(
  '电影 影片 歌曲 歌 唱 演唱 高唱 合唱 朗诵 主演 纪录片 图书 专著 著作 话剧 小品 舞蹈 课题 论文 微电影 情景剧 节目 专栏 ' +
    '栏目 课程 教材 小说 诗歌 诗 散文 杂志 期刊 报纸 日报 晚报 周刊 绘本 剧 戏 曲 动画 动画片 画作 作品 一书 读物 游戏 ' +
    '公众号 短视频 宣传片 动漫 专题片 丛书 刊物 名著 典籍 文章 案例 展览 国画 读本 剧目 系列片 快板 三句半 相声 歌舞 专题 播放 ' +
    '放映 观看 收看 阅读 诵读 演奏 拍摄 表演 出演 讲述 MV 手册读本 民歌 山歌 微党课 党课 慕课 讲座',
)

/** What follows the closing mark of a work. */
const worksAfter = words(
  '一书 杂志 课程 课题 歌曲 节目 栏目 专栏 报纸 影片 电影 话剧 小品 论文 著作 图书 小说 纪录片 剧目 舞蹈 绘本 读本 游戏 ' +
    '文章 宣传片 专题片 短视频 微电影 主题曲 单曲 专辑 MV 海报 预告片 动画片 动画 漫画 诗集 文集 舞台剧 歌舞剧 刊发 刊登 报道 客户端 公众号 主流媒体 权威媒体 新闻媒体 媒体 记者 讯 剧组 剧本 连载 首映 上映 热播 演出 ' +
    '这首 这部 这本 采访 专访 一文 一歌 一课 公开课',
)

/** Newspapers, journals, films and columns by their own names. */
const workHeads = words(
  '日报 晚报 早报 晨报 时报 周报 快报 导报 商报 大公报 都市报 青年报 工人报 农民报 简报 周刊 月刊 半月刊 双月刊 季刊 学报 杂志 ' +
    '汇报 新闻 联播 之歌 颂 传奇 故事 强国 学刊 论丛 文摘 内参 观察 参考消息 求是 研究与实践 探索与实践 启示录 交响曲 进行曲',
)

/** Words of issuing, obeying or signing right before the opening mark, save the fillers below. */
const issuedBefore = words(
  '印发 发布 出台 制定 制订 修订 实施 颁布 公布 下发 转发 签订 签署 签 联签 通过 制发 执行 根据 按照 依据 依照 贯彻 落实 ' +
    '遵照 严格 参照 对照 起草 拟定 审议 批准 编制 提交 报送 违反 符合 达到 解读 施行 部署 推行 完善 结合 遵守 履行 适用 ' +
    '公开 发出 列入 执行的',
)
const issueFillers = words('了 的 关于 并 有关 联合 《')

/** Words that are said of nothing but documents, right before or behind the marks. */
const onlyIssuedBefore = words(
  '印发 发布 出台 制定 制订 修订 颁布 公布 下发 转发 签订 签署 联签 制发 审议通过 印发实施',
)
const onlyIssuedAfter = /^(?:已|正式|全文|近日|日前|联合)?(?:印发|出台|颁布|下发|施行)/

/** Works of print and screen that an office also 发布: 《家乡》宣传片 is caught by what follows it. */
const publishedWorks = words('读本 画册 图册 地图 掠影 纪实 风采 印象 年鉴 志 史')

/** 《生活垃圾分类标志》国家标准, 《…》《…》等文件: what the title is, said right behind it. */
const calledDocument =
  /^等?[一二三四五六七八九十两\d]{0,3}[项个份部]?(?:(?:国家|行业|地方|团体|企业)?标准(?!化)|(?:规范性|政策|指导性|配套|系列|制度性?)?文件|法律|法规|政策(?!宣|解)|规章|制度|规定)/

/** 印制《办事指南》: a leaflet, not the rule it explains. */
const printedBefore = words('印制 编印 印刷 翻印 赠送 派发')
const leafletHeads = words('指南 指引 须知 政策 清单 要点')

/** （试行）, （2021—2025年）, （征求意见稿） at the end do not hide the head noun. */
export function withoutTrailingBrackets(title: string): string {
  let end = title.length
  while (end > 0 && '）)'.includes(title[end - 1] ?? '\n')) {
    const opener = Math.max(title.lastIndexOf('（', end - 1), title.lastIndexOf('(', end - 1))
    if (opener <= 0) break
    end = opener
  }
  return title.slice(0, end)
}

const yearTail = /(?:[0-9]{4}年?[-—–~至到]{1,2})?[0-9]{4}(?:年度|年)?$/

/** （2019—2030年） at the end: a plan, whatever it calls itself. */
const yearsInBrackets = /[（(]\d{4}年?[-—–~至到]{1,2}\d{4}年?[)）]$/

/** The words round a title. In a list, 《A》《B》, `before` is what stands before its first title. */
export interface TitleContext {
  readonly before: string
  readonly after: string
  /** What stands behind the last title of the list. */
  readonly afterList: string
  /** A document number is bound to the title. */
  readonly isNumbered: boolean
}

function isWork(head: string, { before, after }: TitleContext): boolean {
  if (wordBefore(head, workHeads)) return true
  if (wordBefore(strippedEnd(before, ['“', '‘', '"', '的']), worksBefore)) return true
  const rest = after
    .replace(/^[”’"]/, '')
    .replace(/^等(?:[一二三四五六七八九十两\d]{0,3}[部首本篇期个集幅])?/, '')
  return wordAt(rest, 0, worksAfter) !== null
}

/** 印发《…台账》, 《…》出台: what is done with documents only makes one of any title. */
function isIssued(head: string, { before, after, afterList }: TitleContext): boolean {
  if (calledDocument.test(afterList)) return true
  if (wordBefore(head, publishedWorks)) return false
  if (onlyIssuedAfter.test(after)) return true
  return wordBefore(strippedEnd(before, issueFillers), onlyIssuedBefore) !== null
}

function isLeaflet(head: string, { before }: TitleContext): boolean {
  if (!wordBefore(strippedEnd(before, issueFillers), printedBefore)) return false
  return wordBefore(head, leafletHeads) !== null
}

/** True for laws, opinions, notices, plans, measures, rules and the like; not for works. */
export function isPolicyTitle(title: string, context: TitleContext): boolean {
  if (context.isNumbered) return true
  const head = withoutTrailingBrackets(title).replace(yearTail, '')
  if (isWork(head, context) || isLeaflet(head, context)) return false
  if (wordBefore(head, policyHeads) || isIssued(head, context)) return true
  if (head.endsWith('法'))
    return wordBefore(head, lawsAfterAll) !== null || wordBefore(head, noLaws) === null
  if (!wordBefore(head, openHeads)) return false
  const isFormal = title.includes('关于') || yearsInBrackets.test(title)
  return isFormal || wordBefore(strippedEnd(context.before, issueFillers), issuedBefore) !== null
}

const genericPrefixes = words(
  '实施 行动 工作 指导 若干 暂行 管理 总体 建设 专项 年度 三年 试点 改革 发展 规划 具体 补充',
)
const genericHeads = words(
  '意见 通知 办法 规定 方案 计划 规划 纲要 细则 标准 规范 决定 决议 通报 公告 条例 指南 指引 制度 机制 章程 要点 措施 ' +
    '准则 公约 通告 规程 规则 导则 预案 协议 清单 目录',
)

const shortCharsMax = 8

/** True for 《意见》, 《实施方案》: a name only for a document that stands elsewhere in full. */
export function isShortTitle(title: string): boolean {
  if (title.length > shortCharsMax) return false
  const head = wordBefore(title, genericHeads)
  if (!head) return false
  let rest = title.slice(0, -head.length)
  for (;;) {
    const prefix = wordBefore(rest, genericPrefixes)
    if (!prefix) return rest === ''
    rest = rest.slice(0, -prefix.length)
  }
}
