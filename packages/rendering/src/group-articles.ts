import type { Locale, Topic } from '@jianbao/schema'
import { topicName } from './describe.ts'
import type { ArticleToRender } from './digest-to-render.ts'
import { digestWords } from './digest-words.ts'

/** Articles of one province; null: of none. */
interface RegionGroup<Article> {
  readonly region: string | null
  readonly articles: Article[]
}

export interface SectionGroup<Article> {
  readonly section: string | null
  /** By region in the order of GB/T 2260; those of no region first. */
  readonly articles: Article[]
  readonly regions: RegionGroup<Article>[]
}

export interface ArticleGroup<Article> {
  /** The topic's name, or 其他; or 紧急关注. */
  readonly topic: string
  readonly sections: SectionGroup<Article>[]
}

/** What is grouped by; the rest of the article does not matter here. */
type Groupable = Pick<ArticleToRender, 'topics' | 'section' | 'region' | 'reasons' | 'urgent'>

/** The topic an article stands under: the first of its own that the reader follows, else its first. */
function homeTopic(article: Groupable): string | null {
  const followed = new Set(article.reasons.flatMap((reason) => reason.why.topics))
  return article.topics.find((topic) => followed.has(topic)) ?? article.topics[0] ?? null
}

const codeOf = (article: Groupable) => article.region?.code ?? ''

function sectionsOf<Article extends Groupable>(articles: Article[]): SectionGroup<Article>[] {
  return [...Map.groupBy(articles, (article) => article.section)].map(([section, inSection]) => {
    const byRegion = inSection.toSorted((a, b) =>
      codeOf(a) < codeOf(b) ? -1 : Number(codeOf(a) !== codeOf(b)),
    )
    const regions = [...Map.groupBy(byRegion, codeOf).values()].map((inRegion) => ({
      region: inRegion[0]?.region?.name ?? null,
      articles: inRegion,
    }))
    return { section, articles: byRegion, regions }
  })
}

/** The articles as a mail shows them, one after another. */
export function inOrderShown<Article>(groups: readonly ArticleGroup<Article>[]): Article[] {
  return groups.flatMap(({ sections }) => sections.flatMap(({ articles }) => articles))
}

/**
 * What is urgent first; then by topic in the order all readers know, by section in the order of
 * print, by region. Each article once.
 */
export function groupArticles<Article extends Groupable>(
  articles: readonly Article[],
  topics: readonly Topic[],
  locale: Locale = 'zh-CN',
): ArticleGroup<Article>[] {
  const words = digestWords[locale]
  const rank = new Map(topics.map((topic, index) => [topic.id, index]))
  const order = (topic: string | null) =>
    topic === null ? Number.POSITIVE_INFINITY : (rank.get(topic) ?? topics.length)
  const urgent = articles.filter((article) => article.urgent)
  const byTopic = Map.groupBy(
    articles.filter((article) => !article.urgent),
    homeTopic,
  )
  const groups = [...byTopic]
    .sort(([a], [b]) => order(a) - order(b))
    .map(([topic, inTopic]) => ({
      topic: topic === null ? words.other : topicName(topic, topics, locale),
      sections: sectionsOf(inTopic),
    }))
  if (urgent.length === 0) return groups
  return [{ topic: words.urgent, sections: sectionsOf(urgent) }, ...groups]
}
