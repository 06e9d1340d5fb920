/** What is searched for stands in the address, so that a search can be kept and sent. */
import { useSearchParams } from 'react-router'

export interface SearchState {
  readonly q: string
  readonly from: string
  readonly to: string
  readonly sort: 'newest' | 'relevance'
}

export function useSearchState(): [SearchState, (change: Partial<SearchState>) => void] {
  const [params, setParams] = useSearchParams()
  const state: SearchState = {
    q: params.get('q') ?? '',
    from: params.get('from') ?? '',
    to: params.get('to') ?? '',
    sort: params.get('sort') === 'relevance' ? 'relevance' : 'newest',
  }
  const change = (given: Partial<SearchState>) => {
    const next = { ...state, ...given }
    const kept = Object.entries(next).filter(
      ([name, value]) => value !== '' && !(name === 'sort' && value === 'newest'),
    )
    setParams(Object.fromEntries(kept))
  }
  return [state, change]
}

/** As the routes take it: what is not asked for is left out. */
export function termsOf({ q, from, to }: SearchState) {
  return { ...(q && { q }), ...(from && { from }), ...(to && { to }) }
}
