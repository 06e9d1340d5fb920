import type { MatchReason, SubscriptionFilter } from '@jianbao/schema'
import { ArticleFacts } from './article-facts.ts'
import type { ArticleToMatch } from './article-to-match.ts'
import { compileFilter } from './compile-filter.ts'
import type { FilterIndex } from './filter-index.ts'

export interface Match {
  /** The key of a filter that wants the article. */
  readonly key: string
  readonly why: MatchReason
}

/**
 * Every filter that wants the article, each once, with what in it answered.
 *
 * @param from Only filters with this number and after: what came while others were matched.
 */
export function matchArticle(index: FilterIndex, article: ArticleToMatch, from = 0): Match[] {
  const facts = new ArticleFacts(article)
  const seen = new Set<number>()
  const matches: Match[] = []
  for (const filters of index.candidates(facts)) {
    for (const { number, key, whyWanted } of filters) {
      if (number < from || seen.has(number)) continue
      seen.add(number)
      const why = whyWanted(facts)
      if (why) matches.push({ key, why })
    }
  }
  return matches
}

/**
 * One filter, for many articles.
 *
 * @throws PatternError when a pattern of it cannot be used.
 */
export function articleMatcher(
  filter: SubscriptionFilter,
): (article: ArticleToMatch) => MatchReason | null {
  const { whyWanted } = compileFilter(filter)
  return (article) => whyWanted(new ArticleFacts(article))
}
