/** What became of the files in a container, in one sentence: its verdict is the summary of theirs. */
import type { Sentence } from './api/common.ts'
import { faultSentence } from './fault.ts'
import { counted } from './fill-words.ts'

export interface ContainerCounts {
  /** Files in it. */
  readonly total: number
  readonly read: number
  readonly rejected: number
  /** Articles of those that were read. */
  readonly articles: number
}

export interface MemberStanding {
  readonly member: string
  readonly state: 'received' | 'parsed' | 'rejected'
  readonly fault: string | null
  readonly articleCount: number | null
}

export function countMembers(members: readonly MemberStanding[]): ContainerCounts {
  const read = members.filter((each) => each.state === 'parsed')
  return {
    total: members.length,
    read: read.length,
    rejected: members.filter((each) => each.state === 'rejected').length,
    articles: read.reduce((sum, each) => sum + (each.articleCount ?? 0), 0),
  }
}

/**
 * 「3 件来件中 2 件已读取（共 25 篇），1 件退回。」 `own` is what the container itself said: the articles
 * in the words of an e-mail, null for a zip.
 */
export function containerSentence(counts: ContainerCounts, own: number | null = null): Sentence {
  const { total, read, rejected, articles } = counts
  const waiting = total - read - rejected
  const zh = [
    `${total} 件来件中 ${read} 件已读取${read > 0 ? `（共 ${articles} 篇）` : ''}`,
    ...(rejected > 0 ? [`${rejected} 件退回`] : []),
    ...(waiting > 0 ? [`${waiting} 件等待读取`] : []),
  ].join('，')
  const en = [
    `Of ${counted(total, 'file')} in it ${read} read${read > 0 ? ` (${counted(articles, 'article')})` : ''}`,
    ...(rejected > 0 ? [`${rejected} rejected`] : []),
    ...(waiting > 0 ? [`${waiting} waiting`] : []),
  ].join(', ')
  if (own === null) return { zh: `${zh}。`, en: `${en}.` }
  return {
    zh: `正文读出 ${own} 篇；${zh}。`,
    en: `${counted(own, 'article')} in its own words. ${en}.`,
  }
}

/** A member with what became of it: 「b.docx：文件有密码…」. */
export function memberSentence({ member, state, fault, articleCount }: MemberStanding): Sentence {
  const says = (sentence: Sentence) => ({
    zh: `${member}：${sentence.zh}`,
    en: `${member}: ${sentence.en}`,
  })
  if (state === 'rejected') return says(faultSentence(fault))
  if (state === 'received') return says({ zh: '等待读取。', en: 'Waiting to be read.' })
  const articles = articleCount ?? 0
  return says({ zh: `读出 ${articles} 篇。`, en: `${counted(articles, 'article')} read.` })
}
