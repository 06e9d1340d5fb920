/** Which sums are shown stands in the address. */
import { useSearchParams } from 'react-router'

export interface AmountsState {
  /** The articles, as a filter's text. */
  readonly q: string
  /** In yuan. */
  readonly min: string
  readonly max: string
  readonly sort: 'largest' | 'newest'
}

export function useAmountsState(): [AmountsState, (change: Partial<AmountsState>) => void] {
  const [params, setParams] = useSearchParams()
  const state: AmountsState = {
    q: params.get('q') ?? '',
    min: params.get('min') ?? '',
    max: params.get('max') ?? '',
    sort: params.get('sort') === 'newest' ? 'newest' : 'largest',
  }
  return [state, (change) => setParams(askedOf({ ...state, ...change }))]
}

/** What is not asked for is left out. */
export const askedOf = ({ q, min, max, sort }: AmountsState): Record<string, string> => ({
  ...(q && { q }),
  ...(min && { min }),
  ...(max && { max }),
  ...(sort === 'newest' && { sort }),
})
