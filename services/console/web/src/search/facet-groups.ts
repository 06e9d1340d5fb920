/** The lists beside a search, with what choosing each line does. */
import type { SearchFacets } from '@jianbao/schema'
import type { Message } from '../text/messages.ts'
import type { SearchState } from './search-address.ts'
import { type Understood, withFilter } from './search-terms.ts'

export interface FacetLine {
  readonly key: string
  readonly name: string
  readonly count: number
  /** How far it is set in: 1 lies in what stands above. */
  readonly depth: number
  readonly isChosen: boolean
  readonly choose: Partial<SearchState>
}

interface Around {
  readonly understood: Understood
  readonly state: SearchState
  readonly topicName: (id: string) => string
  /** A sum in yuan as people read it. */
  readonly sum: (yuan: number) => string
}

type Group = readonly [Message, readonly FacetLine[]]

export function facetGroups(facets: SearchFacets, around: Around): Group[] {
  // Where one condition of several is enough, another one would widen the search.
  if (around.understood.filter.match === 'any') return [months(facets, around)]
  const { topicName } = around
  return [
    [
      'facet_topics',
      named(around, 'topics', facets.topics, ({ id }) => ({ value: id, name: topicName(id) })),
    ],
    ['facet_regions', regions(facets, around)],
    ['facet_issuers', named(around, 'issuers', facets.issuers, ({ name }) => ({ value: name }))],
    [
      'facet_documents',
      named(around, 'documents', facets.documents, ({ title }) => ({ value: title })),
    ],
    amounts(facets, around),
    months(facets, around),
    ['facet_series', named(around, 'series', facets.series, ({ name }) => ({ value: name }))],
  ]
}

type NameGroup = 'topics' | 'issuers' | 'documents' | 'series'

function named<Counted extends { count: number }>(
  { understood, topicName }: Around,
  group: NameGroup,
  counted: readonly Counted[],
  read: (one: Counted) => { value: string; name?: string },
): FacetLine[] {
  const chosen = understood.filter[group] ?? []
  const line = (value: string, name: string, count: number): FacetLine => {
    const isChosen = chosen.includes(value)
    const left = isChosen ? chosen.filter((each) => each !== value) : [value]
    const choose = withFilter(understood, { [group]: left })
    return { key: value, name, count, depth: 0, isChosen, choose }
  }
  if (chosen.length > 0) {
    return chosen.map((value) => line(value, group === 'topics' ? topicName(value) : value, 0))
  }
  return counted.map((one) => {
    const { value, name = value } = read(one)
    return line(value, name, one.count)
  })
}

/** Of a province that was chosen its prefectures, of a prefecture its counties. */
function regions({ regions }: SearchFacets, { understood }: Around): FacetLine[] {
  const chosen = understood.filter.regions
  const line = (region: Region, depth: number): FacetLine => {
    const isChosen = chosen.includes(region.code)
    const left = isChosen ? chosen.filter((code) => code !== region.code) : [region.code]
    const choose = withFilter(understood, { regions: left }, [region])
    return { key: region.code, name: region.name, count: region.count, depth, isChosen, choose }
  }
  if (chosen.length === 0) return regions.map((province) => line(province, 0))
  const all = regions.flatMap((province) => [province, ...province.children.flatMap(withParts)])
  return understood.regions
    .filter(({ code }) => chosen.includes(code))
    .flatMap((region) => {
      const found = all.find(({ code }) => code === region.code)
      const parts: readonly Region[] = found?.children ?? []
      return [line({ ...region, count: 0 }, 0), ...parts.map((part) => line(part, 1))]
    })
}

interface Region {
  readonly code: string
  readonly name: string
  readonly text: string
  readonly count: number
}
type Prefecture = SearchFacets['regions'][number]['children'][number]

const withParts = (prefecture: Prefecture): (Region & { children: readonly Region[] })[] => [
  prefecture,
  ...prefecture.children.map((county) => ({ ...county, children: [] })),
]

/** A band reaches up to the next, which it leaves out: sums are kept to the cent. */
function amounts(facets: SearchFacets, { understood, state, sum }: Around): Group {
  const { amountMin } = understood.filter
  const lines = facets.amounts.toReversed().map(({ from, to, count }): FacetLine => {
    const least = Math.max(1, from)
    const most = to === null ? '' : String(to - 0.01)
    const isChosen = amountMin === least && state.amountMax === most
    const name = to === null ? `≥ ${sum(from)}` : bandName(from, to, sum)
    const choose = isChosen
      ? { ...withFilter(understood, { amountMin: undefined }), amountMax: '' }
      : { ...withFilter(understood, { amountMin: least }), amountMax: most }
    return { key: String(from), name, count, depth: 0, isChosen, choose }
  })
  return ['facet_amounts', lines]
}

const bandName = (from: number, to: number, sum: Around['sum']) =>
  from === 0 ? `< ${sum(to)}` : `${sum(from)} – ${sum(to)}`

function months(facets: SearchFacets, { state }: Around): Group {
  const lines = facets.months.toReversed().map(({ month, count }): FacetLine => {
    const period = periodOf(month)
    const isChosen = state.from === period.from && state.to === period.to
    const choose = isChosen ? { from: '', to: '' } : period
    return { key: month, name: month, count, depth: 0, isChosen, choose }
  })
  return ['facet_months', lines]
}

function periodOf(month: string): { from: string; to: string } {
  const [year = 0, number = 0] = month.split('-').map(Number)
  const days = new Date(Date.UTC(year, number, 0)).getUTCDate()
  return { from: `${month}-01`, to: `${month}-${String(days).padStart(2, '0')}` }
}
