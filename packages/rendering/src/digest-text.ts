/** The plain text of a digest: everything the HTML says. */
import { ownLinesMark } from '@jianbao/schema'
import { chipTexts, type Look } from './article-html.ts'
import { cutGroups } from './digest-html.ts'
import type { ArticleToRender, SharedDigest, SubscriptionOfDigest } from './digest-to-render.ts'
import { type DigestWords, digestWords } from './digest-words.ts'
import { type ArticleGroup, groupArticles } from './group-articles.ts'
import { articlesShownMax, leadCharsMax, subscriptionsShownMax } from './limits.ts'
import { linkPlaceholder, printable } from './personal-links.ts'

function articleLines(article: ArticleToRender, look: Look): string[] {
  const words = digestWords[look.locale]
  const mark = article.correction ? words.correction : ''
  const heading = [article.label, article.title].filter(Boolean).join(' | ')
  return [
    `■ ${mark}${heading}`,
    ...(article.changes ?? []).map(({ kind, text }) => `  ${words[kind]}${words.colon}${text}`),
    ...(article.lead ? [article.lead.text] : []),
    ...(article.sourceUrl ? [`${words.sourceAt}${article.sourceUrl}`] : []),
    ...(article.bulletin ? [words.from(article.bulletin)] : []),
    `${words.why}${chipTexts(article, look).join('；')}`,
    '',
  ]
}

function groupLines(group: ArticleGroup<ArticleToRender>, look: Look): string[] {
  const lines = [`== ${group.topic} ==`, '']
  for (const { section, articles } of group.sections) {
    if (section && section !== group.topic) lines.push(`【${section}】`, '')
    lines.push(...articles.flatMap((article) => articleLines(article, look)))
  }
  return lines
}

/** The reader's own lines: what they follow, and how to end it. */
export function ownText(
  subscriptions: readonly SubscriptionOfDigest[],
  words: DigestWords,
): string {
  const shown = subscriptions
    .slice(0, subscriptionsShownMax)
    .flatMap(({ id, name }) => [
      `- ${printable(name)}`,
      `  ${words.end}${words.colon}${linkPlaceholder({ kind: 'unsubscribe-subscription', subscriptionId: id })}`,
    ])
  const hidden = subscriptions.length - subscriptionsShownMax
  return [
    words.because,
    ...shown,
    ...(hidden > 0 ? [words.moreSubscriptions(hidden)] : []),
    `${words.manage}${words.colon}${linkPlaceholder({ kind: 'manage-digest' })}`,
    `${words.endAll}${words.colon}${linkPlaceholder({ kind: 'unsubscribe-digest' })}`,
  ].join('\n')
}

export function renderDigestText(digest: SharedDigest): string {
  const { topics, locale, articles } = digest
  const words = digestWords[locale]
  const look = { leadChars: leadCharsMax, topics, locale }
  const groups = cutGroups(groupArticles(articles, topics, locale), articlesShownMax)
  const lines = groups.flatMap((group) => groupLines(group, look))
  const hidden = articles.length - articlesShownMax
  const rest =
    hidden > 0
      ? [
          `${words.rest(hidden)}　${words.openPage}${words.colon}${linkPlaceholder({ kind: 'digest-page' })}`,
          '',
        ]
      : []
  return [
    `${words.brand} ${digest.date} ${words.count(articles.length)}`,
    '',
    ...lines.map(printable),
    ...rest,
    '--------',
    ownLinesMark,
    '',
  ].join('\n')
}
