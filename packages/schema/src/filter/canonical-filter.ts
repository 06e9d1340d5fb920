import type { SubscriptionFilter } from './subscription-filter.ts'

const once = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** `/` needs no escape outside the text form, and must look one way inside it. */
const plainSlashes = (patterns: readonly string[]) =>
  once(patterns.map((each) => each.replace(/\\(.)/gsu, (pair, c) => (c === '/' ? '/' : pair))))

/**
 * The same wish written in one way: groups that ask nothing are absent and no value stands twice.
 * Order is the reader's own. Doing it twice equals doing it once.
 */
export function canonicalFilter(filter: SubscriptionFilter): SubscriptionFilter {
  const { words, patterns } = filter
  const canonical: SubscriptionFilter = {
    topics: once(filter.topics),
    regions: once(filter.regions),
    words: { any: once(words.any), all: once(words.all), none: once(words.none) },
  }
  for (const group of ['sections', 'issuers', 'documents', 'series'] as const) {
    const values = once(filter[group] ?? [])
    if (values.length > 0) canonical[group] = values
  }
  if (patterns && patterns.any.length + patterns.all.length + patterns.none.length > 0) {
    canonical.patterns = {
      any: plainSlashes(patterns.any),
      all: plainSlashes(patterns.all),
      none: plainSlashes(patterns.none),
    }
  }
  if (filter.amountMin !== undefined) canonical.amountMin = filter.amountMin
  if (filter.match === 'any') canonical.match = 'any'
  return canonical
}
