/** Which subscriptions want an article, and why. */
import type { MatchReason } from '@jianbao/schema'
import { regionContains } from './region-contains.ts'
import type { FoldedWord, IndexedFilter, SubscriptionIndex } from './subscription-index.ts'

export interface ArticleToMatch {
  readonly topics: readonly string[]
  /** Regions of the label. Places in the body do not count. */
  readonly labelRegions: readonly { readonly code: string; readonly name: string }[]
  /** Label, title, abstract and body as `matchText` folds them. */
  readonly matchText: string
}

export interface Match<S> {
  readonly subscription: S
  readonly why: MatchReason
}

type HasWord = (folded: string) => boolean

/** Each word is looked for once an article, however many filters ask for it. */
function wordFinder(text: string): HasWord {
  const known = new Map<string, boolean>()
  return (folded) => {
    const before = known.get(folded)
    if (before !== undefined) return before
    const found = text.includes(folded)
    known.set(folded, found)
    return found
  }
}

/** Filters whose anchor the article answers. A filter may come up more than once. */
function* candidates<S>(
  index: SubscriptionIndex<S>,
  article: ArticleToMatch,
  hasWord: HasWord,
): Generator<IndexedFilter<S>> {
  yield* index.anchorless
  for (const { code } of article.labelRegions) {
    for (const length of [2, 4, 6]) yield* index.byRegion.get(code.slice(0, length)) ?? []
  }
  for (const topic of article.topics) yield* index.byTopic.get(topic) ?? []
  for (const [word, filters] of index.byWord) if (hasWord(word)) yield* filters
}

const given = (words: readonly FoldedWord[]) => words.map((word) => word.given)

/** What in the article answers the filter, or null. Groups are joined by "and". */
function whyFilterMatches<S>(
  filter: IndexedFilter<S>,
  article: ArticleToMatch,
  hasWord: HasWord,
): MatchReason | null {
  const topics = filter.topics.filter((topic) => article.topics.includes(topic))
  if (filter.topics.length > 0 && topics.length === 0) return null
  const regions = article.labelRegions.filter(({ code }) =>
    filter.regions.some((followed) => regionContains(followed, code)),
  )
  if (filter.regions.length > 0 && regions.length === 0) return null
  const any = filter.any.filter((word) => hasWord(word.folded))
  if (filter.any.length > 0 && any.length === 0) return null
  if (!filter.all.every((word) => hasWord(word.folded))) return null
  if (filter.none.some((word) => hasWord(word.folded))) return null
  return {
    topics: [...new Set(topics)],
    regions: regions.map(({ code, name }) => ({ code, name })),
    words: [...new Set([...given(filter.all), ...given(any)])],
  }
}

/** Every subscription that wants the article, each once, with what in it answered. */
export function matchArticle<S>(index: SubscriptionIndex<S>, article: ArticleToMatch): Match<S>[] {
  const hasWord = wordFinder(article.matchText)
  const seen = new Set<IndexedFilter<S>>()
  const matches: Match<S>[] = []
  for (const filter of candidates(index, article, hasWord)) {
    if (seen.has(filter)) continue
    seen.add(filter)
    const why = whyFilterMatches(filter, article, hasWord)
    if (!why) continue
    for (const subscription of filter.followers) matches.push({ subscription, why })
  }
  return matches
}
