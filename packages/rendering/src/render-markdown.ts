/** A digest as one Markdown file (CommonMark): to keep, to search, to put under version control. */
import type { DigestArticle, DigestContent, Topic } from '@jianbao/schema'
import { headingOf } from './chat/chat-format.ts'
import { reasonChips } from './describe.ts'
import { groupArticles } from './group-articles.ts'
import { printable } from './personal-links.ts'

/** CommonMark §2.4: a backslash takes the meaning from any ASCII punctuation. */
const plain = (text: string) =>
  printable(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>#|~!&]/g, '\\$&')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^[-+=]/, '\\$&')

function articleLines(article: DigestArticle, topics: readonly Topic[]): string[] {
  const reasons = article.reasons.map((reason) => reason.why)
  const why = reasonChips(reasons, topics).map(plain).join('；')
  const isLink = /^https?:\/\/[^\s<>]+$/.test(article.sourceUrl ?? '')
  return [
    `### ${plain(headingOf(article))}`,
    ...(article.lead ? [plain(article.lead.text)] : []),
    ...(isLink ? [`原文：<${article.sourceUrl}>`] : []),
    ...(article.bulletin ? [`来自：${plain(article.bulletin)}`] : []),
    ...(why ? [`为什么收到：${why}`] : []),
  ]
}

/** Blocks separated by empty lines, one final line feed. The same digest gives the same characters. */
export function renderMarkdown(
  content: Pick<DigestContent, 'subject' | 'articles'>,
  topics: readonly Topic[],
): string {
  const groups = groupArticles(content.articles, topics).flatMap(({ topic, sections }) => [
    `## ${plain(topic)}`,
    ...sections.flatMap(({ articles }) => articles.flatMap((each) => articleLines(each, topics))),
  ])
  return `${[`# ${plain(content.subject)}`, ...groups].join('\n\n')}\n`
}
