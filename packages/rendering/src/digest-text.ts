/** The plain text of a digest: everything the HTML says, and no article left out. */
import type { DigestArticle, Topic } from '@jianbao/schema'
import { reasonChips } from './describe.ts'
import type { DigestToRender } from './digest-to-render.ts'
import { type ArticleGroup, groupArticles } from './group-articles.ts'
import { linkPlaceholder, printable } from './personal-links.ts'

function whyLine(article: DigestArticle, topics: readonly Topic[]): string {
  const reasons = article.reasons.map((reason) => reason.why)
  const chips = reasonChips(reasons, topics)
  const shown = chips.length > 0 ? chips : article.reasons.map((r) => `订阅 ${r.subscription}`)
  return shown.join('；')
}

function articleLines(article: DigestArticle, topics: readonly Topic[]): string[] {
  const mark = article.correction ? '【更正】' : ''
  const heading = [article.label, article.title].filter(Boolean).join(' | ')
  return [
    `■ ${mark}${heading}`,
    ...(article.lead ? [article.lead.text] : []),
    ...(article.sourceUrl ? [`原文：${article.sourceUrl}`] : []),
    ...(article.bulletin ? [`来自：${article.bulletin}`] : []),
    `为什么收到：${whyLine(article, topics)}`,
    '',
  ]
}

function groupLines(group: ArticleGroup, topics: readonly Topic[]): string[] {
  const lines = [`== ${group.topic} ==`, '']
  for (const { section, articles } of group.sections) {
    if (section && section !== group.topic) lines.push(`【${section}】`, '')
    lines.push(...articles.flatMap((article) => articleLines(article, topics)))
  }
  return lines
}

export function renderDigestText(digest: DigestToRender, date: string): string {
  const { topics } = digest
  const groups = groupArticles(digest.articles, topics).flatMap((group) =>
    groupLines(group, topics),
  )
  const why = digest.subscriptions.flatMap(({ id, name }) => [
    `- ${printable(name)}`,
    `  退订此项：${linkPlaceholder({ kind: 'unsubscribe-subscription', subscriptionId: id })}`,
  ])
  return [
    `简报 ${date} 共 ${digest.articles.length} 篇`,
    '',
    ...groups.map(printable),
    '--------',
    '您收到这封信，是因为订阅了：',
    ...why,
    `全部退订：${linkPlaceholder({ kind: 'unsubscribe-digest' })}`,
    '',
  ].join('\n')
}
