import type {
  Article,
  DigestArticle,
  DigestChange,
  DigestReason,
  MatchReason,
} from '@jianbao/schema'
import type { ArticleToRender } from './digest-to-render.ts'
import { leadOf } from './lead-of.ts'

/** One item of a digest with the article that stands for it; `packages/store` reads it. */
export interface ClaimedItem {
  readonly itemId: string
  readonly storyId: string
  readonly revision: number
  readonly correction: boolean
  /** The sentences a correction changed, where the old text is known. */
  readonly changes?: readonly DigestChange[]
  readonly storyTitle: string
  readonly articleId: string | null
  readonly article: Article | null
  readonly topics: readonly string[] | null
  readonly bulletin: string | null
  readonly region?: { readonly code: string; readonly name: string } | null
}

export interface ItemReason {
  readonly itemId: string
  readonly subscriptionId: string
  readonly subscription: string
  readonly why: MatchReason
  readonly urgent?: boolean
}

/** Without the reader's own reasons. `urgent`: one of their subscriptions is. */
function sharedArticle(item: ClaimedItem, urgent: boolean): Omit<DigestArticle, 'reasons'> {
  const { article, changes = [], region = null } = item
  return {
    articleId: item.articleId,
    storyId: item.storyId,
    revision: item.revision,
    correction: item.correction,
    ...(changes.length > 0 ? { changes: [...changes] } : {}),
    ...(urgent ? { urgent } : {}),
    topics: [...(item.topics ?? [])],
    section: article?.section ?? null,
    label: article?.label ?? null,
    region,
    title: article?.title ?? item.storyTitle,
    lead: article && leadOf(article),
    sourceUrl: article?.sourceUrl ?? null,
    bulletin: item.bulletin,
  }
}

const isUrgent = (reasons: readonly ItemReason[]) => reasons.some((reason) => reason.urgent)

/** The reasons without their names, each once, in one order: the same for all who share them. */
export function sharedReasons(reasons: readonly ItemReason[]): MatchReason[] {
  const byText = new Map(reasons.map(({ why }) => [JSON.stringify(why), why]))
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, why]) => why)
}

/** The articles of a digest in the order of its items, as all readers with the same reasons see them. */
export function articlesToRender(
  items: readonly ClaimedItem[],
  reasons: readonly ItemReason[],
): ArticleToRender[] {
  const byItem = Map.groupBy(reasons, (reason) => reason.itemId)
  return items.map((item) => {
    const theirs = byItem.get(item.itemId) ?? []
    const whys = sharedReasons(theirs).map((why) => ({ why }))
    return { ...sharedArticle(item, isUrgent(theirs)), reasons: whys }
  })
}

/** One reader's own reasons, in the order of the articles that stand for `itemIds`. */
export function ownReasons(
  itemIds: readonly string[],
  reasons: readonly ItemReason[],
): DigestReason[][] {
  const byItem = Map.groupBy(reasons, (reason) => reason.itemId)
  return itemIds.map((itemId) =>
    (byItem.get(itemId) ?? []).map(({ subscriptionId, subscription, why }) => ({
      subscriptionId,
      subscription,
      why,
    })),
  )
}
