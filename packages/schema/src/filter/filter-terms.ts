/** The keys of a filter's text form: their spellings, and what may follow them. */

export type NameGroup = 'topics' | 'sections' | 'regions' | 'issuers' | 'documents' | 'series'

export type FilterKey = NameGroup | 'any' | 'amountMin' | 'match'

interface KeySpelling {
  /** As it is printed. */
  readonly key: string
  readonly zh: readonly string[]
}

/** Every key is read in English and in Chinese, and printed in English. */
export const keySpellings: Readonly<Record<FilterKey, KeySpelling>> = {
  topics: { key: 'topic', zh: ['主题'] },
  sections: { key: 'section', zh: ['栏目'] },
  regions: { key: 'region', zh: ['地区'] },
  issuers: { key: 'issuer', zh: ['发文机关'] },
  documents: { key: 'document', zh: ['文件', '文号'] },
  series: { key: 'series', zh: ['系列'] },
  any: { key: 'any', zh: ['任一'] },
  amountMin: { key: 'amount', zh: ['金额'] },
  match: { key: 'match', zh: ['满足'] },
}

/** In the order they are printed. */
export const nameGroups = [
  'topics',
  'sections',
  'regions',
  'issuers',
  'documents',
  'series',
] as const satisfies readonly NameGroup[]

const byName = new Map<string, FilterKey>(
  (Object.keys(keySpellings) as FilterKey[]).flatMap((field) => {
    const { key, zh } = keySpellings[field]
    return [key, ...zh].map((name): [string, FilterKey] => [name, field])
  }),
)

export const keyNamed = (name: string): FilterKey | undefined =>
  byName.get(name.normalize('NFKC').toLowerCase())

/** What a person may write, for a sentence that says so. */
export const keysAllowed = Object.values(keySpellings)
  .map(({ key, zh }) => `${key}${key === 'amount' ? '>=' : ':'}（${zh.join('/')}）`)
  .join(' ')
