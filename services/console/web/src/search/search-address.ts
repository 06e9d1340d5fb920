/** What is searched for stands in the address, so that a search can be kept and sent. */
import { useSearchParams } from 'react-router'

export interface SearchState {
  /** The text form of a filter. */
  readonly q: string
  readonly from: string
  readonly to: string
  /** Codes of places the text names, joined by commas. */
  readonly mentions: string
  /** In yuan. */
  readonly amountMax: string
  readonly bulletin: string
  readonly sort: 'newest' | 'relevance'
}

const plain = ['q', 'from', 'to', 'mentions', 'amountMax', 'bulletin'] as const

export function useSearchState(): [SearchState, (change: Partial<SearchState>) => void] {
  const [params, setParams] = useSearchParams()
  const state = searchStateOf(params)
  const change = (given: Partial<SearchState>) => setParams(written({ ...state, ...given }))
  return [state, change]
}

function searchStateOf(params: URLSearchParams): SearchState {
  return {
    q: params.get('q') ?? '',
    from: params.get('from') ?? '',
    to: params.get('to') ?? '',
    mentions: params.get('mentions') ?? '',
    amountMax: params.get('amountMax') ?? '',
    bulletin: params.get('bulletin') ?? '',
    sort: params.get('sort') === 'relevance' ? 'relevance' : 'newest',
  }
}

/** What is asked for the list of hits, without the page. */
export const hitsAsked = (state: SearchState) => ({ ...termsOf(state), sort: state.sort })

const written = ({ sort, ...terms }: SearchState): Record<string, string> => ({
  ...given(terms),
  ...(sort === 'newest' ? {} : { sort }),
})

const given = (terms: Omit<SearchState, 'sort'>) =>
  Object.fromEntries(plain.flatMap((name) => (terms[name] ? [[name, terms[name]]] : [])))

/** As the routes take it: what is not asked for is left out. */
export const termsOf = ({ sort: _, ...terms }: SearchState): Record<string, string> => given(terms)

/** The address of a search, for links from other pages. */
export const searchAddress = (terms: Partial<SearchState>) =>
  `/search?${new URLSearchParams(
    Object.entries(terms).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )}`

/** A value of a filter's text that is taken as it is. */
export const quoted = (name: string) => `"${name.replace(/["\\]/g, '\\$&')}"`
