import { canonicalFilter } from './canonical-filter.ts'
import { keySpellings, nameGroups } from './filter-terms.ts'
import type { SubscriptionFilter } from './subscription-filter.ts'
import { writeYuan } from './yuan.ts'

/** What needs no quotation marks wherever it stands. */
const plain = /^[\p{L}\p{N}](?:[\p{L}\p{N}._%·-]*[\p{L}\p{N}%])?$/u

const writeValue = (value: string) =>
  plain.test(value) ? value : `"${value.replace(/["\\]/gu, '\\$&')}"`

/** A "/" inside is escaped; pairs that a backslash begins stay as they are. */
const writePattern = (pattern: string) =>
  `/${pattern.replace(/\\.|\//gsu, (found) => (found === '/' ? '\\/' : found))}/`

interface WriteOptions {
  /** A name that means the region and nothing else, for people; its code where there is none. */
  readonly regionName?: (code: string) => string
}

/**
 * The text form of a filter, always the same for the same filter: `parseFilterText` reads it back to
 * `canonicalFilter(filter)`.
 */
export function writeFilterText(
  filter: SubscriptionFilter,
  { regionName = (code) => code }: WriteOptions = {},
): string {
  const { words, patterns, amountMin, match, ...groups } = canonicalFilter(filter)
  const terms: string[] = []
  for (const group of nameGroups) {
    const values = (groups[group] ?? []).map(group === 'regions' ? regionName : (value) => value)
    if (values.length > 0)
      terms.push(`${keySpellings[group].key}:${values.map(writeValue).join(',')}`)
  }
  if (amountMin !== undefined) terms.push(`amount>=${writeYuan(amountMin)}`)
  const listed = (list: 'any' | 'all' | 'none') => [
    ...words[list].map(writeValue),
    ...(patterns?.[list] ?? []).map(writePattern),
  ]
  terms.push(...listed('all'))
  if (listed('any').length > 0) terms.push(`any:${listed('any').join(',')}`)
  terms.push(...listed('none').map((value) => `-${value}`))
  if (match === 'any') terms.push('match:any')
  return terms.join(' ')
}
