/** What the words round an amount say of it: qualifier and rate. */
import type { AmountMention } from '@jianbao/schema'
import { clauseBefore, wordAt, wordBefore } from './finder-input.ts'

type Qualifier = AmountMention['qualifier']

/** Right before the number; longer words first. */
const before: ReadonlyArray<readonly [string, Qualifier]> = [
  ['不低于', 'at-least'],
  ['不少于', 'at-least'],
  ['不小于', 'at-least'],
  ['至少', 'at-least'],
  ['最低', 'at-least'],
  ['不超过', 'at-most'],
  ['不超', 'at-most'],
  ['不逾', 'at-most'],
  ['不高于', 'at-most'],
  ['不大于', 'at-most'],
  ['不多于', 'at-most'],
  ['最高可达到', 'at-most'],
  ['最高可达', 'at-most'],
  ['最高达', 'at-most'],
  ['最高', 'at-most'],
  ['最多', 'at-most'],
  ['至多', 'at-most'],
  ['封顶', 'at-most'],
  ['上限', 'at-most'],
  ['不足', 'under'],
  ['不到', 'under'],
  ['低于', 'under'],
  ['少于', 'under'],
  ['未达', 'under'],
  ['超过', 'over'],
  ['突破', 'over'],
  ['高于', 'over'],
  ['大于', 'over'],
  ['多于', 'over'],
  ['超出', 'over'],
  ['超', 'over'],
  ['逾', 'over'],
  ['过', 'over'],
  ['上', 'at-least'],
  ['大约', 'about'],
  ['大概', 'about'],
  ['将近', 'about'],
  ['接近', 'about'],
  ['近', 'about'],
  ['约合', 'about'],
  ['约需投入', 'about'],
  ['约需资金', 'about'],
  ['约需', 'about'],
  ['约投入', 'about'],
  ['约折合', 'about'],
  ['折合约', 'about'],
  ['约', 'about'],
]
const beforeWords = before.map(([word]) => word)

const after: ReadonlyArray<readonly [string, Qualifier]> = [
  ['及以上', 'at-least'],
  ['以上', 'at-least'],
  ['起步', 'at-least'],
  ['及以下', 'at-most'],
  ['以内', 'at-most'],
  ['之内', 'at-most'],
  ['以下', 'at-most'],
  ['封顶', 'at-most'],
  ['左右', 'about'],
  ['上下', 'about'],
  ['出头', 'over'],
  ['多', 'over'],
]
const afterWords = after.map(([word]) => word)

const meaning = (table: ReadonlyArray<readonly [string, Qualifier]>, word: string | null) =>
  table.find(([candidate]) => candidate === word)?.[1] ?? null

/** Words such as 人民币, 了 or 了人民币 that may stand between qualifier and number. */
const fillers = ['人民币', '了', '达到', '达', '为']

/** （含） between the sum and 以上. */
const inclusiveLength = (text: string, index: number) =>
  /^[（(]含[）)]/.test(text.slice(index, index + 3)) ? 3 : 0

export function qualifierOf(text: string, start: number, end: number, more: boolean): Qualifier {
  const behind = meaning(after, wordAt(text, end + inclusiveLength(text, end), afterWords))
  if (behind) return behind
  let head = clauseBefore(text, start, 10)
  const direct = meaning(before, wordBefore(head, beforeWords))
  if (direct) return direct
  const filler = wordBefore(head, fillers)
  if (filler) head = head.slice(0, -filler.length)
  const farther = filler ? meaning(before, wordBefore(head, beforeWords)) : null
  if (farther) return farther
  return more ? 'at-least' : 'exact'
}

const perUnits = [
  '平方米',
  '立方米',
  '平方公里',
  '千瓦时',
  '公里',
  '公斤',
  '千克',
  '公顷',
  '人次',
  '亩',
  '斤',
  '吨',
  '户',
  '人',
  '月',
  '年',
  '天',
  '日',
  '次',
  '个',
  '头',
  '只',
  '羽',
  '株',
  '棵',
  '件',
  '台',
  '套',
  '间',
  '座',
  '口',
  '度',
  '米',
  '床',
  '村',
  '镇',
  '县',
  '家',
  '辆',
  '袋',
  '盒',
  '箱',
  '瓶',
  '枚',
  '张',
  '份',
  '条',
  '处',
  '名',
  '位',
  '篇',
  '场',
  '学期',
  '季',
  '桶',
  '立方',
  '方',
  '户次',
  '瓦',
  '公升',
  '升',
].sort((a, b) => b.length - a.length)

/** 每亩补助, 人均: the unit named before the amount in its clause. */
function perBefore(text: string, start: number): string | null {
  const clause = clauseBefore(text, start, 18)
  const at = clause.lastIndexOf('每')
  if (at >= 0) return wordAt(clause, at + 1, perUnits)
  const average = clause.lastIndexOf('均')
  return average > 0 && '人户亩村'.includes(clause[average - 1] ?? '\n')
    ? (clause[average - 1] ?? null)
    : null
}

/** The unit of a rate: 5000元/亩, 5元每斤, 每亩6000元. Null for a plain sum. */
export function perOf(text: string, start: number, end: number): string | null {
  const next = text[end]
  if (next === '/' || next === '每') {
    const unit = wordAt(text, end + 1, perUnits)
    if (unit) return unit
  }
  return perBefore(text, start)
}
