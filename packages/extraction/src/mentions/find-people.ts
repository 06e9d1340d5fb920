import type { PersonMention } from '@jianbao/schema'
import { type FinderInput, place, wordAt, wordBefore } from './finder-input.ts'
import { surnameLength } from './surnames.ts'

/** Posts end in one of these characters; only there does the finder look closer. */
const lastCharacters = new Uint8Array(65536)
for (const last of '记长席理任表事书人监裁委员士授师') lastCharacters[last.charCodeAt(0)] = 1

const posts = (
  '总书记 副书记 第一书记 书记 副主席 主席 副总理 总理 部长 省长 市长 州长 县长 区长 旗长 盟长 镇长 乡长 村长 局长 厅长 处长 科长 股长 ' +
  '司长 署长 院长 校长 所长 站长 队长 会长 理事长 董事长 总经理 经理 行长 社长 秘书长 检察长 庭长 组长 园长 馆长 台长 团长 总队长 政委 ' +
  '主任 常委 委员 代表 村支书 支书 负责人 带头人 总监 总裁 专员 调研员 巡视员 联络员 网格员 特派员 董事 监事 理事 教授 院士 研究员 农艺师 ' +
  '工程师 经济师'
)
  .split(' ')
  .sort((a, b) => b.length - a.length)

/** What follows a name: a sign, or a word that people do. */
const followers = (
  '说 表示 介绍 指出 强调 认为 告诉 坦言 感慨 带领 带队 率队 率 主持 出席 参加 讲话 致辞 宣布 要求 作 做 在 到 为 对 向 与 和 及 等 同志 ' +
  '深入 前往 赴 走进 调研 一行 透露 解释 回忆 笑着 高兴 自豪 算 代表 是 就 以 陪同 担任 兼任 荣获 先后 表态 总结 通报 汇报 分析 接受 用 ' +
  '把 将 的 也 也是 有 从 正 正在 带 当选 任 现场 亲自 受邀 应邀 发言 回应 提到 谈到 补充 见证 签署 签订 组织 主讲 授课 负责 牵头 领衔 挂帅 包联 督办 批示 部署'
)
  .split(' ')
  .sort((a, b) => b.length - a.length)
const signs = '，。、；：！？）)”’》\n,;:'

/** Posts that may stand before 、 and another post. */
const jointPosts = [...posts, '成员']

/** Characters that names do not have; they are the words round them. */
const notInNames = new Set(
  '的了在是为与和及对向以从到把被将就也都等说们这那其并或由时位会个之于已未不',
)
const isNameCharacter = (character: string | undefined) =>
  character !== undefined &&
  character >= '\u4e00' &&
  character <= '\u9fff' &&
  !notInNames.has(character)

/** Words that look like a name after a post: 书记高度重视, 主任任命, 局长何时. */
const notNames =
  /^(?:党中|高度|万元|万人|任期|任命|任职|程度|方面|方式|成员|关于|连续|明确|何时|党员|党组|项目|安排|成为|成立|包干|管理|关系|文件|金融|章程|余名|白天|史无|简称|单位|华侨|边境)/

/** A post reaches at most this far back over the names of offices (characters). */
const postCharsMax = 30

function nameEnd(text: string, from: number): number {
  const surname = surnameLength(text, from)
  if (surname === 0 || notNames.test(text.slice(from, from + 2))) return -1
  for (const given of [2, 1]) {
    const end = from + surname + given
    let fits = true
    for (let index = from + surname; index < end; index += 1) fits &&= isNameCharacter(text[index])
    const isBounded =
      end >= text.length ||
      signs.includes(text[end] ?? '\n') ||
      /\d/.test(text[end] ?? '') ||
      wordAt(text, end, followers)
    if (fits && isBounded) return end
  }
  return -1
}

const isIdeograph = (character: string) => character >= '\u4e00' && character <= '\u9fff'
/**
 * Words in front of a post that do not belong to it. 由, 据, 经 and 请 are some only where they end no
 * other word (理由, 数据, 财经, 申请) and begin none (经济, 经理).
 */
const lead =
  /(?:(?<![自理缘])由|(?<![数根占证依凭])据|(?<![财曾已历神])经(?![济理贸信营开委合办])|(?<![申邀聘])请|通过|记者|会上|日前|近日|日[电讯]|截至|随后|其中|此前|时任|现任|现将|担任|现为|名为|同志代表|(?<=代表|成员)有|看望|走访|慰问|会见|迎接|受到|接受|专访|采访|邀请|聘请|任命|选举|当选|抵达|以及|指挥(?![部组中所员])|(?<!特)派(?![出驻])|(?<!职)称|(?<![现所驻])在|(?<!党)的(?=.{4})|了|按|是(?!委)|者(?=[省市县区镇乡村国]))(?=.)/g

/** What joins a person to the next one: 党委书记王某|和|镇长李某. */
const joins = /^[和与及、同暨]/

/** 党组书记、厅长: back over the offices, and over 、 where a post stands before it; not over `least`. */
function postStart(text: string, to: number, least: number): number {
  let from = to
  while (from > least && to - from < postCharsMax) {
    const before = text[from - 1] ?? '\n'
    const isJoint =
      before === '、' && wordBefore(text.slice(Math.max(0, from - 6), from - 1), jointPosts)
    if (!isIdeograph(before) && !isJoint) break
    from -= 1
  }
  let skipped = 0
  if (from === least && joins.test(text.slice(from, from + 1))) from += 1
  for (const found of text.slice(from, to).matchAll(lead)) skipped = found.index + found[0].length
  return from + skipped
}

/** People named right after their post: 青伊湖镇党委书记卢浩. In text order. */
export function findPeople(input: FinderInput): PersonMention[] {
  const { text } = input
  const people: PersonMention[] = []
  let last = 0
  for (let index = 1; index < text.length; index += 1) {
    if (lastCharacters[text.charCodeAt(index - 1)] !== 1) continue
    if (surnameLength(text, index) === 0) continue
    if (!wordBefore(text.slice(Math.max(0, index - 4), index), posts)) continue
    const end = nameEnd(text, index)
    if (end < 0) continue
    if (/公司长$/.test(text.slice(Math.max(0, index - 3), index))) continue
    const from = postStart(text, index, last)
    const post = text.slice(from, index)
    people.push({ name: text.slice(index, end), post, ...place(input, from, end) })
    index = end
    last = end
  }
  return people
}
