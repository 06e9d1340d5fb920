/** What a request asks for, as the store takes it. */
import { filterNames } from '@jianbao/extraction'
import {
  FilterTextError,
  parseFilterText,
  type SearchTerms,
  type SubscriptionFilter,
  type Topic,
} from '@jianbao/schema'
import type { SearchTermsGiven } from '@jianbao/store'
import { ConsoleError } from '../console-errors.ts'

/** @throws ConsoleError `wrong-filter` with the place and what is allowed there. */
export function readSearchTerms(terms: SearchTerms, topics: readonly Topic[]): SearchTermsGiven {
  const { q, bulletin, from, to, mentions, amountMax } = terms
  return { filter: readFilter(q, topics), from, to, mentions, amountMax, bulletinId: bulletin }
}

function readFilter(text: string, topics: readonly Topic[]): SubscriptionFilter {
  const filter = parsed(text, topics)
  if (filter.patterns === undefined) return filter
  throw new ConsoleError('wrong-filter', {
    detail: {
      zh: '搜索还不支持 /…/ 模式；订阅可以用。',
      en: 'A search takes no /…/ pattern; a subscription does.',
    },
  })
}

function parsed(text: string, topics: readonly Topic[]): SubscriptionFilter {
  try {
    return parseFilterText(text, filterNames(topics))
  } catch (cause) {
    if (!(cause instanceof FilterTextError)) throw cause
    throw new ConsoleError('wrong-filter', { cause, detail: { zh: cause.zh, en: cause.en } })
  }
}
