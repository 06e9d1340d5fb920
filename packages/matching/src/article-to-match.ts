import type { AmountMention } from '@jianbao/schema'

/** What a filter may ask of an article. */
export interface ArticleToMatch {
  readonly topics: readonly string[]
  readonly section: string | null
  /** Regions of the label. Places in the body do not count. */
  readonly labelRegions: readonly { readonly code: string; readonly name: string }[]
  /** Canonical names. */
  readonly issuers: readonly string[]
  /** Cited documents. */
  readonly documents: readonly { readonly title: string; readonly number: string | null }[]
  /** Names of the bulletin's series: the printed one and the folder it came in. */
  readonly series: readonly string[]
  /** The largest sum in yuan, see `largestYuan`. */
  readonly amount: { readonly value: number; readonly text: string } | null
  /** Label, title, abstract and body as `matchText` folds them. */
  readonly matchText: string
}

/** What the ledger keeps of an article, as `packages/store` reads it. */
export interface ArticleRow extends Omit<ArticleToMatch, 'series' | 'amount'> {
  readonly printedSeries: string | null
  readonly folder: string | null
  readonly amounts: readonly Amount[]
}

export function articleToMatch(row: ArticleRow): ArticleToMatch {
  const series = [row.printedSeries, row.folder].filter((name) => name !== null)
  return { ...row, series, amount: largestYuan(row.amounts) }
}

type Amount = Pick<AmountMention, 'value' | 'valueMax' | 'currency' | 'per' | 'text'>

/** The largest sum in yuan that is named: a range by its upper end, rates (元/亩) never. */
export function largestYuan(amounts: readonly Amount[]): ArticleToMatch['amount'] {
  let largest: ArticleToMatch['amount'] = null
  for (const { value, valueMax, currency, per, text } of amounts) {
    if (currency !== 'CNY' || per !== null) continue
    const upper = valueMax ?? value
    if (!largest || upper > largest.value) largest = { value: upper, text }
  }
  return largest
}
