import type { DigestArticle, Topic } from '@jianbao/schema'

export interface DigestToRender {
  /** When the digest was due, and where the reader's clock stands. */
  readonly at: Date
  readonly timeZone: string
  /** What the digest was made for: the "why" line and its unsubscribe links. */
  readonly subscriptions: readonly { readonly id: string; readonly name: string }[]
  /** In order of print. */
  readonly articles: readonly DigestArticle[]
  /** All that are known, in the order digests group by; their names stand in headings and chips. */
  readonly topics: readonly Topic[]
}
