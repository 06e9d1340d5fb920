import type { ProgrammeMention } from '@jianbao/schema'
import { type FinderInput, place, wordAt, wordBefore } from './finder-input.ts'

/** Endings of a name that is a product or a programme by itself: “农e贷”. */
const namedEndings = [
  '贷',
  '工程',
  '行动',
  '计划',
  '项目',
  '平台',
  '工作法',
  '小程序',
  '保险',
  '惠民保',
  '基金',
  '训练营',
  '通办',
]

/** What follows the closing mark of a programme: “粤菜师傅”工程. */
const namedAfter = (
  '系列产品 系列新产品 产品 工程 专项行动 提升行动 攻坚行动 行动 计划 项目 平台 品牌 专项 基金 系列 小程序 贷款 信贷 保险 ' +
  '工作法 试点 示范创建 创建活动 实践活动 主题活动 专题活动 系列活动 训练营 培育行动 大赛 APP App app 系统 服务站 信用体系 业务'
).split(' ')

/** What may stand between: “乡村振兴贷”等产品. */
const links = [
  '等系列',
  '等',
  '的',
  '这一',
  '特色',
  '主题',
  '普惠',
  '大型',
  '线上',
  '智慧',
  '云',
  '数字化',
  '创新',
  '改革',
]

const nameCharsMax = 24
const sentenceInside = /[。！？，；：\n《》“]/

interface Quoted {
  readonly from: number
  readonly to: number
}

const quotationMarks = /[“”]/g

/** Names in “…”, without their marks. What has a clause inside is a phrase, not a name. */
function quotedNames(text: string): Quoted[] {
  const names: Quoted[] = []
  let open = -1
  for (const { 0: mark, index } of text.matchAll(quotationMarks)) {
    if (mark === '“') {
      open = index + 1
      continue
    }
    const length = index - open
    if (
      open >= 0 &&
      length >= 2 &&
      length <= nameCharsMax &&
      !sentenceInside.test(text.slice(open, index))
    ) {
      names.push({ from: open, to: index })
    }
    open = -1
  }
  return names
}

/** Shorter names with such an ending are phrases: “搭平台”, “两平台”. */
const namedEndingCharsMin = 4
/** “五大提升工程” counts things; “秒申秒贷” rhymes. Neither is a name. */
const slogan = /^(?:[一二两三四五六七八九十]大|(.).\1)/

function hasNamedEnding(name: string): boolean {
  if (slogan.test(name) || wordBefore(name, namedEndings) === null) return false
  return name.length >= namedEndingCharsMin || (name.length === 3 && name.endsWith('贷'))
}

function isNamed(text: string, { from, to }: Quoted): boolean {
  if (hasNamedEnding(text.slice(from, to))) return true
  const link = wordAt(text, to + 1, links)
  return wordAt(text, to + 1 + (link?.length ?? 0), namedAfter) !== null
}

/**
 * Programmes, projects and products named in quotation marks, in text order. A name that is once
 * called a programme is one wherever the text quotes it.
 */
export function findProgrammes(input: FinderInput): ProgrammeMention[] {
  const { text } = input
  const quoted = quotedNames(text)
  const named = new Set<string>()
  for (const each of quoted) if (isNamed(text, each)) named.add(text.slice(each.from, each.to))
  const programmes: ProgrammeMention[] = []
  for (const { from, to } of quoted) {
    const name = text.slice(from, to)
    if (named.has(name)) programmes.push({ name, ...place(input, from - 1, to + 1) })
  }
  return programmes
}
