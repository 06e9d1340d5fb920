import type { DigestArticle, Topic } from '@jianbao/schema'
import { topicName } from './describe.ts'

export interface ArticleGroup {
  /** The topic's name, or 其他. */
  readonly topic: string
  readonly sections: { readonly section: string | null; readonly articles: DigestArticle[] }[]
}

const other = '其他'

/** The topic an article stands under: the first of its own that the reader follows, else its first. */
function homeTopic(article: DigestArticle): string | null {
  const followed = new Set(article.reasons.flatMap((reason) => reason.why.topics))
  return article.topics.find((topic) => followed.has(topic)) ?? article.topics[0] ?? null
}

/** By topic in the order all readers know, then by section in the order of print. Each article once. */
export function groupArticles(
  articles: readonly DigestArticle[],
  topics: readonly Topic[],
): ArticleGroup[] {
  const rank = new Map(topics.map((topic, index) => [topic.id, index]))
  const byTopic = Map.groupBy(articles, homeTopic)
  const order = (topic: string | null) =>
    topic === null ? Number.POSITIVE_INFINITY : (rank.get(topic) ?? topics.length)
  return [...byTopic]
    .sort(([a], [b]) => order(a) - order(b))
    .map(([topic, inTopic]) => ({
      topic: topic === null ? other : topicName(topic, topics),
      sections: [...Map.groupBy(inTopic, (article) => article.section)].map(
        ([section, inSection]) => ({ section, articles: inSection }),
      ),
    }))
}
