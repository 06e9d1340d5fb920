/** What was done with a document, by the words at its marks. */
import { clauseAfter, strippedEnd, wordAt, wordBefore } from './finder-input.ts'

const verbs = [
  '审议通过',
  '印发',
  '发布',
  '出台',
  '制定',
  '制订',
  '修订',
  '颁布',
  '公布',
  '下发',
  '转发',
  '签订',
  '签署',
  '制发',
  '编制',
  '起草',
  '推出',
  '联签',
  '通过',
  '施行',
  '实施',
  '废止',
  '贯彻',
  '落实',
]
const beforeFillers = ['了', '的', '关于', '《', '我市', '全市', '并']
const afterFillers = ['正式', '已经', '已', '的', '于', '将', '经', '联合', '全面', '日前', '近日']

/** 印发了《…》, or 《…》出台后. Null where no such verb touches the title. */
export function verbOf(text: string, to: number, listBefore: string): string | null {
  const before = wordBefore(strippedEnd(listBefore, beforeFillers), verbs)
  if (before) return before
  let rest = clauseAfter(text, to, 14)
  for (;;) {
    const filler = wordAt(rest, 0, afterFillers)
    if (!filler) return wordAt(rest, 0, verbs)
    rest = rest.slice(filler.length)
  }
}
