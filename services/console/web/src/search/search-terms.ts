/** Changing a search by its parts: every part is removable, and what is chosen is written back as text. */
import type { NamedRegion, SubscriptionFilter } from '@jianbao/schema'
import { writeFilterText, writeYuan } from '@jianbao/schema/filter-text'
import type { SearchState } from './search-address.ts'

/** The search as the server understood it. */
export interface Understood {
  readonly filter: SubscriptionFilter
  readonly regions: readonly NamedRegion[]
}

type Change = Partial<SearchState>

/** The same search with another filter. */
export function withFilter(
  { filter, regions }: Understood,
  part: Partial<SubscriptionFilter>,
  named: readonly { code: string; text: string }[] = [],
): Change {
  const known = [...regions, ...named]
  const regionName = (code: string) => known.find((each) => each.code === code)?.text ?? code
  return { q: writeFilterText({ ...filter, ...part }, { regionName }) }
}

export interface Condition {
  readonly key: string
  /** Which kind of condition it is; its name stands before `value`. */
  readonly kind: 'topics' | 'regions' | 'issuers' | 'documents' | 'sections' | 'series' | Rest
  readonly value: string
  readonly without: Change
}
type Rest = 'all' | 'any' | 'none' | 'amountMin' | 'amountMax' | 'period' | 'mentions' | 'bulletin'

const nameGroups = ['topics', 'regions', 'issuers', 'documents', 'sections', 'series'] as const
const wordLists = ['all', 'any', 'none'] as const

/** Everything a search asks, one by one, each with the way to drop it. */
export function conditionsOf(
  understood: Understood,
  state: SearchState,
  topicName: (id: string) => string,
): Condition[] {
  const { filter, regions } = understood
  const regionName = (code: string) => regions.find((each) => each.code === code)?.name ?? code
  const shown = { topics: topicName, regions: regionName }
  const names = nameGroups.flatMap((kind) =>
    (filter[kind] ?? []).map((value) => ({
      key: `${kind} ${value}`,
      kind,
      value: kind === 'topics' || kind === 'regions' ? shown[kind](value) : value,
      without: withFilter(understood, {
        [kind]: (filter[kind] ?? []).filter((each) => each !== value),
      }),
    })),
  )
  const words = wordLists.flatMap((kind) =>
    filter.words[kind].map((value) => ({
      key: `${kind} ${value}`,
      kind,
      value,
      without: withFilter(understood, {
        words: { ...filter.words, [kind]: filter.words[kind].filter((each) => each !== value) },
      }),
    })),
  )
  return [...names, ...words, ...boundsOf(understood, state, regionName)]
}

function boundsOf(
  understood: Understood,
  { from, to, mentions, amountMax, bulletin }: SearchState,
  regionName: (code: string) => string,
): Condition[] {
  const { amountMin } = understood.filter
  const conditions: (Omit<Condition, 'key'> | false)[] = [
    amountMin !== undefined && {
      kind: 'amountMin',
      value: writeYuan(amountMin),
      without: withFilter(understood, { amountMin: undefined }),
    },
    amountMax !== '' && {
      kind: 'amountMax',
      value: writeYuan(Math.ceil(Number(amountMax))),
      without: { amountMax: '' },
    },
    (from !== '' || to !== '') && {
      kind: 'period',
      value: `${from || '…'} – ${to || '…'}`,
      without: { from: '', to: '' },
    },
    mentions !== '' && {
      kind: 'mentions',
      value: mentions.split(',').map(regionName).join('、'),
      without: { mentions: '' },
    },
    bulletin !== '' && {
      kind: 'bulletin',
      value: bulletin.slice(0, 8),
      without: { bulletin: '' },
    },
  ]
  return conditions.flatMap((each) => (each ? [{ ...each, key: each.kind }] : []))
}
