import type { DigestArticle, Locale, MatchReason, Topic } from '@jianbao/schema'

/** An article without what is one reader's own: why it was asked for, not under which name. */
export type ArticleToRender = Omit<DigestArticle, 'reasons'> & {
  readonly reasons: readonly { readonly why: MatchReason }[]
}

/** What readers of the same articles for the same reasons share. */
export interface SharedDigest {
  /** When the digest was due, where the reader's clock stands: `dateLine`. */
  readonly date: string
  readonly locale: Locale
  /** In order of print. */
  readonly articles: readonly ArticleToRender[]
  /** All that are known, in the order digests group by; their names stand in headings and chips. */
  readonly topics: readonly Topic[]
}

/** What the digest was made for: the "why" line and its unsubscribe links. */
export interface SubscriptionOfDigest {
  readonly id: string
  readonly name: string
}

export interface DigestToRender extends SharedDigest {
  readonly subscriptions: readonly SubscriptionOfDigest[]
}
