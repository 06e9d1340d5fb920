import type { Article, SearchHit } from '@jianbao/schema'
import { showHit } from './show-hit.ts'

/** An article that was found, with the bulletin round it. */
export interface FoundArticle {
  readonly article: Article
  readonly bulletinId: string
  readonly bulletinName: string
  readonly bulletinTitle: string | null
  /** `YYYY-MM-DD`. */
  readonly day: string
  readonly createdAt: Date
  readonly revision: number
}

/** One line of a list of hits. `words` are folded. */
export function searchHitOf(found: FoundArticle, words: readonly string[]): SearchHit {
  const { article, bulletinId, bulletinName, bulletinTitle } = found
  return {
    id: article.id,
    bulletin: { id: bulletinId, name: bulletinName, title: bulletinTitle },
    ordinal: article.ordinal,
    day: found.day,
    createdAt: found.createdAt.toISOString(),
    section: article.section,
    topics: article.topics.map(({ id }) => id),
    regions: article.labelRegions,
    issuers: article.issuers.map(({ canonical }) => canonical),
    revision: found.revision,
    ...showHit(article, words),
  }
}
