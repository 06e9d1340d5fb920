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

type ByValue = Map<string, IndexedFilter[]>

function addUnder(map: ByValue, values: Iterable<string>, indexed: IndexedFilter): void {
  for (const value of new Set(values)) {
    const under = map.get(value)
    if (under) under.push(indexed)
    else map.set(value, [indexed])
  }
}

export class FilterIndex {
  readonly #keys = new Set<string>()
  readonly #anchored = {
    exact: new Map(),
    text: new Map(),
    documents: new Map(),
  } as const satisfies Record<string, ByValue>
  readonly #anchorless: IndexedFilter[] = []
  /** Every word any filter looks for, anchor or not. */
  readonly #words = new SubstringIndex()
  readonly #documents = new SubstringIndex()

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
    for (const word of indexed.words) this.#words.add(word)
    if (indexed.anchors.length === 0) this.#anchorless.push(indexed)
    for (const { where, values } of indexed.anchors) {
      addUnder(this.#anchored[where], values, indexed)
      if (where === 'documents') for (const value of values) this.#documents.add(value)
    }
  }

  /** Filters that may want the article; one may come up more than once. */
  *candidates(facts: ArticleFacts): Generator<readonly IndexedFilter[]> {
    const found = this.#words.wordsIn(facts.article.matchText)
    facts.knowWords(found)
    yield this.#anchorless
    yield* under(this.#anchored.exact, facts.exactKeys())
    yield* under(this.#anchored.text, found)
    yield* under(this.#anchored.documents, this.#documents.wordsIn(facts.documentsText))
  }
}

function* under(map: ByValue, values: Iterable<string>): Generator<readonly IndexedFilter[]> {
  for (const value of values) {
    const filters = map.get(value)
    if (filters) yield filters
  }
}
