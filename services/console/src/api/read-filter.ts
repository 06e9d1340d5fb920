/** A filter as a person gave it, as it may be saved. */
import { filterNames } from '@jianbao/extraction'
import { checkPatterns, PatternError } from '@jianbao/matching'
import {
  FilterTextError,
  parseFilterText,
  type SubscriptionFilter,
  type Topic,
} from '@jianbao/schema'
import { ConsoleError } from '../console-errors.ts'

function orWrongFilter<T>(read: () => T): T {
  try {
    return read()
  } catch (cause) {
    if (!(cause instanceof FilterTextError || cause instanceof PatternError)) throw cause
    throw new ConsoleError('wrong-filter', { cause, detail: { zh: cause.zh, en: cause.en } })
  }
}

/** @throws ConsoleError `wrong-filter` with the place and what is allowed there. */
export function readFilter(text: string, topics: readonly Topic[]): SubscriptionFilter {
  return orWrongFilter(() => {
    const filter = parseFilterText(text, filterNames(topics))
    checkPatterns(filter)
    return filter
  })
}

/** @throws ConsoleError `wrong-filter` when a pattern cannot be used. */
export function checkFilter(filter: SubscriptionFilter): SubscriptionFilter {
  orWrongFilter(() => checkPatterns(filter))
  return filter
}
