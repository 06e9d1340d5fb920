/** What became of a file, in one sentence. */
import {
  type BulletinItem,
  containerSentence,
  counted,
  faultSentence,
  type Sentence,
  shownName,
} from '@jianbao/schema'
import type { ReceivedRow } from '@jianbao/store'
import { withIsoTimes } from './with-iso-times.ts'

type Judged = Pick<ReceivedRow, 'state' | 'fault' | 'articleCount' | 'warningCount' | 'members'>

export function verdictSentence(row: Judged): Sentence {
  if (row.members) return containerSentence(row.members, row.articleCount)
  if (row.state === 'rejected') return faultSentence(row.fault)
  if (row.state === 'received') {
    return { zh: '已收到，正在排队或读取。', en: 'Received; waiting to be read or being read.' }
  }
  const count = row.articleCount ?? 0
  const articles = { zh: `读出 ${count} 篇`, en: `${counted(count, 'article')} read` }
  if (row.warningCount === 0) return { zh: `${articles.zh}。`, en: `${articles.en}.` }
  return {
    zh: `${articles.zh}，有 ${row.warningCount} 处需要核对。`,
    en: `${articles.en}; ${row.warningCount} to check.`,
  }
}

export function toBulletinItem(row: ReceivedRow): BulletinItem {
  return { ...withIsoTimes(row), name: shownName(row.name), verdict: verdictSentence(row) }
}
