/**
 * Filters arranged so that an article meets only those that may want it.
 *
 * A filter stands under anchors: one group that must be answered, or with `match: any` every group.
 * Filters without one are looked at by every article. Who follows a filter is not known here: the
 * database joins followers to the filters that matched.
 */
import type { SubscriptionFilter } from '@jianbao/schema'
import type { ArticleFacts } from './article-facts.ts'
import { type CompiledFilter, compileFilter } from './compile-filter.ts'
import { SubstringIndex } from './substring-index.ts'

export interface IndexedFilter extends CompiledFilter {
  readonly key: string
  /** Filters are numbered from 0 in the order they came. */
  readonly number: number
}

export class FilterIndex {
  readonly #keys = new Set<string>()
  readonly #exact = new Map<string, IndexedFilter[]>()
  readonly #text = new SubstringIndex<IndexedFilter>()
  readonly #documents = new SubstringIndex<IndexedFilter>()
  readonly #anchorless: IndexedFilter[] = []

  get size(): number {
    return this.#keys.size
  }

  /**
   * Adds a filter under the key it is known by; a known key changes nothing.
   *
   * @throws PatternError when a pattern of it does not compile; the index stays as it was.
   */
  add(key: string, filter: SubscriptionFilter): void {
    if (this.#keys.has(key)) return
    const indexed = { ...compileFilter(filter), key, number: this.#keys.size }
    this.#keys.add(key)
    if (indexed.anchors.length === 0) this.#anchorless.push(indexed)
    for (const { where, values } of indexed.anchors) {
      for (const value of new Set(values)) {
        if (where === 'text') this.#text.add(value, indexed)
        else if (where === 'documents') this.#documents.add(value, indexed)
        else this.#addExact(value, indexed)
      }
    }
  }

  #addExact(value: string, indexed: IndexedFilter): void {
    const under = this.#exact.get(value)
    if (under) under.push(indexed)
    else this.#exact.set(value, [indexed])
  }

  /** Filters that may want the article; one may come up more than once. */
  *candidates(facts: ArticleFacts): Generator<readonly IndexedFilter[]> {
    yield this.#anchorless
    for (const key of facts.exactKeys()) yield this.#exact.get(key) ?? []
    yield* this.#text.in(facts.article.matchText)
    yield* this.#documents.in(facts.documentsText)
  }
}
