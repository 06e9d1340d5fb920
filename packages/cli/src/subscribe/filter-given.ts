/** The filter that the options and the text of a command say together. */
import { filterNames } from '@jianbao/extraction'
import { checkPatterns, PatternError } from '@jianbao/matching'
import {
  canonicalFilter,
  FilterNameError,
  FilterTextError,
  parseFilterText,
  type SubscriptionFilter,
  type Topic,
} from '@jianbao/schema'
import { InvalidArgumentError } from 'commander'

export interface FilterOptions {
  readonly topic: readonly string[]
  readonly region: readonly string[]
  readonly word: readonly string[]
  readonly all: readonly string[]
  readonly not: readonly string[]
}

/** @throws InvalidArgumentError saying what is wrong, and where in the text. */
export function filterGiven(
  text: string,
  options: FilterOptions,
  topics: readonly Topic[],
): SubscriptionFilter {
  const names = filterNames(topics)
  try {
    const written = parseFilterText(text, names)
    const { words } = written
    const filter = canonicalFilter({
      ...written,
      topics: [...written.topics, ...options.topic.map(names.topic)],
      regions: [...written.regions, ...options.region.map(names.region)],
      words: {
        any: [...words.any, ...options.word],
        all: [...words.all, ...options.all],
        none: [...words.none, ...options.not],
      },
    })
    checkPatterns(filter)
    return filter
  } catch (error) {
    const isKnown = [FilterTextError, FilterNameError, PatternError].some(
      (kind) => error instanceof kind,
    )
    if (!isKnown) throw error
    const { zh, en } = error as FilterTextError
    throw new InvalidArgumentError(`${zh}\n${en}`)
  }
}
