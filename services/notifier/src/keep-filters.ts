/** The filters readers follow, kept in memory and caught up with the ledger before each use. */
import { FilterIndex } from '@jianbao/matching'
import type { ServiceContext } from '@jianbao/runtime'
import { subscriptionFilter } from '@jianbao/schema'
import { type Db, type FilterRow, readFilters } from '@jianbao/store'
import { abandonedFiltersMax } from './limits.ts'

class KeptFilters {
  readonly index = new FilterIndex()
  readonly #log: ServiceContext['log']
  #horizon: string | null = null
  #sizeAtFirst = 0

  constructor(log: ServiceContext['log']) {
    this.#log = log
  }

  /** Filters that nobody follows any more stay in the index; when they may be many, it is made anew. */
  get isWorn(): boolean {
    return this.index.size > 2 * this.#sizeAtFirst + abandonedFiltersMax
  }

  /** Reads what came since the last time. Two at once are safe: a filter known is left alone. */
  async refresh(db: Db): Promise<void> {
    const { filters, horizon } = await readFilters(db, this.#horizon)
    for (const row of filters) this.#add(row)
    if (this.#horizon === null) this.#sizeAtFirst = this.index.size
    this.#horizon = horizon
  }

  /** A filter that cannot be used follows nothing: it must not keep the others from their articles. */
  #add({ key, filter }: FilterRow): void {
    try {
      this.index.add(key, subscriptionFilter.parse(filter))
    } catch (err) {
      this.#log.error({ err, filterKey: key }, 'a stored filter cannot be used and matches nothing')
    }
  }
}

/** Tells the filters as they are in the ledger now. */
export type Filters = (db: Db) => Promise<KeptFilters>

export function keepFilters(log: ServiceContext['log']): Filters {
  let kept = new KeptFilters(log)
  return async (db) => {
    if (kept.isWorn) kept = new KeptFilters(log)
    const current = kept
    await current.refresh(db)
    return current
  }
}
