/**
 * Subscriptions arranged so that an article meets only those that may want it.
 *
 * Many readers follow the same thing: filters are kept once each, with their followers. A filter
 * stands under one anchor, its narrowest group that must be answered, so an article looks at few.
 */
import { matchText, type SubscriptionFilter } from '@jianbao/schema'
import { significantPart } from './region-contains.ts'

/** A word as the reader wrote it and as the text is searched. */
export interface FoldedWord {
  readonly given: string
  readonly folded: string
}

/** A distinct filter, its words folded, with everyone who follows it. */
export interface IndexedFilter<S> {
  readonly topics: readonly string[]
  readonly regions: readonly string[]
  readonly any: readonly FoldedWord[]
  readonly all: readonly FoldedWord[]
  readonly none: readonly FoldedWord[]
  readonly followers: S[]
}

export interface SubscriptionIndex<S> {
  /** Anchored by the significant digits of a region. */
  readonly byRegion: ReadonlyMap<string, IndexedFilter<S>[]>
  readonly byTopic: ReadonlyMap<string, IndexedFilter<S>[]>
  /** Anchored by a folded word. */
  readonly byWord: ReadonlyMap<string, IndexedFilter<S>[]>
  /** Filters that ask nothing, or only that words be absent. */
  readonly anchorless: readonly IndexedFilter<S>[]
}

const foldWords = (words: readonly string[]): FoldedWord[] =>
  words.map((given) => ({ given, folded: matchText(given) })).filter((word) => word.folded !== '')

function foldFilter<S>(filter: SubscriptionFilter): IndexedFilter<S> {
  return {
    topics: filter.topics,
    regions: filter.regions,
    any: foldWords(filter.words.any),
    all: foldWords(filter.words.all),
    none: foldWords(filter.words.none),
    followers: [],
  }
}

/** Order and repetition inside a group mean nothing, so such filters are one. */
function keyOf(filter: SubscriptionFilter): string {
  const group = (values: readonly string[]) => [...new Set(values)].sort()
  return JSON.stringify([
    group(filter.topics),
    group(filter.regions),
    group(filter.words.any),
    group(filter.words.all),
    group(filter.words.none),
  ])
}

function addTo<S>(
  map: Map<string, IndexedFilter<S>[]>,
  keys: readonly string[],
  filter: IndexedFilter<S>,
): void {
  for (const key of new Set(keys)) {
    const under = map.get(key)
    if (under) under.push(filter)
    else map.set(key, [filter])
  }
}

/** Arranges the subscriptions. Build it anew when they change: the database counts versions. */
export function buildIndex<S extends { readonly filter: SubscriptionFilter }>(
  subscriptions: Iterable<S>,
): SubscriptionIndex<S> {
  const filters = new Map<string, IndexedFilter<S>>()
  for (const subscription of subscriptions) {
    const key = keyOf(subscription.filter)
    const known = filters.get(key) ?? foldFilter<S>(subscription.filter)
    known.followers.push(subscription)
    filters.set(key, known)
  }
  const byRegion = new Map<string, IndexedFilter<S>[]>()
  const byTopic = new Map<string, IndexedFilter<S>[]>()
  const byWord = new Map<string, IndexedFilter<S>[]>()
  const anchorless: IndexedFilter<S>[] = []
  for (const filter of filters.values()) {
    const [firstWord] = filter.all
    if (filter.regions.length > 0) addTo(byRegion, filter.regions.map(significantPart), filter)
    else if (firstWord) addTo(byWord, [firstWord.folded], filter)
    else if (filter.any.length > 0)
      addTo(
        byWord,
        filter.any.map((w) => w.folded),
        filter,
      )
    else if (filter.topics.length > 0) addTo(byTopic, filter.topics, filter)
    else anchorless.push(filter)
  }
  return { byRegion, byTopic, byWord, anchorless }
}
