/** The sums an article names, added up by kind. The same money named twice is added twice. */
import type { AmountMention } from '@jianbao/schema'

export interface MoneySum {
  readonly currency: string
  readonly qualifier: AmountMention['qualifier']
  /** A rate (元/亩) is counted and not added up. */
  readonly isRate: boolean
  readonly count: number
  /** Ranges by their lower end. Null for rates. */
  readonly sum: number | null
  /** The first of them in the text: where to look. */
  readonly first: AmountMention
}

/** Largest first; rates behind. */
export function sumMoney(amounts: readonly AmountMention[]): MoneySum[] {
  const groups = new Map<string, AmountMention[]>()
  for (const amount of amounts) {
    const key = `${amount.currency} ${amount.qualifier} ${amount.per !== null}`
    const group = groups.get(key)
    if (group) group.push(amount)
    else groups.set(key, [amount])
  }
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group
      if (!first) return []
      const { currency, qualifier } = first
      const isRate = first.per !== null
      const sum = isRate ? null : addExactly(group.map(({ value }) => value))
      return [{ currency, qualifier, isRate, count: group.length, sum, first }]
    })
    .sort((a, b) => Number(a.isRate) - Number(b.isRate) || (b.sum ?? 0) - (a.sum ?? 0))
}

/** In hundredths: 0.1 and 0.2 yuan are 0.3. */
const addExactly = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + Math.round(value * 100), 0) / 100
