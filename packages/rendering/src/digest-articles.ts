import type { Article, DigestArticle, MatchReason } from '@jianbao/schema'
import { leadOf } from './lead-of.ts'

/** One item of a digest with the article that stands for it; `packages/store` reads it. */
export interface ClaimedItem {
  readonly itemId: string
  readonly storyId: string
  readonly revision: number
  readonly correction: boolean
  readonly storyTitle: string
  readonly articleId: string | null
  readonly article: Article | null
  readonly topics: readonly string[] | null
  readonly bulletin: string | null
}

export interface ItemReason {
  readonly itemId: string
  readonly subscriptionId: string
  readonly subscription: string
  readonly why: MatchReason
}

function articleOf(item: ClaimedItem, reasons: readonly ItemReason[]): DigestArticle {
  const { article } = item
  return {
    articleId: item.articleId,
    storyId: item.storyId,
    revision: item.revision,
    correction: item.correction,
    topics: [...(item.topics ?? [])],
    section: article?.section ?? null,
    label: article?.label ?? null,
    title: article?.title ?? item.storyTitle,
    lead: article && leadOf(article),
    sourceUrl: article?.sourceUrl ?? null,
    bulletin: item.bulletin,
    reasons: reasons.map(({ subscriptionId, subscription, why }) => ({
      subscriptionId,
      subscription,
      why,
    })),
  }
}

/** The articles of a digest in the order of its items, each with all its reasons. */
export function digestArticles(
  items: readonly ClaimedItem[],
  reasons: readonly ItemReason[],
): DigestArticle[] {
  const byItem = Map.groupBy(reasons, (reason) => reason.itemId)
  return items.map((item) => articleOf(item, byItem.get(item.itemId) ?? []))
}
