/** What is counted stands in the address, so that a picture can be kept and sent. */
import { useSearchParams } from 'react-router'
import { searchAddress } from '../search/search-address.ts'

export interface RegionsState {
  /** The division looked into; empty for the whole country. */
  readonly within: string
  readonly topic: string
  readonly by: 'label' | 'mention'
  readonly from: string
  readonly to: string
}

export function useRegionsState(): [RegionsState, (change: Partial<RegionsState>) => void] {
  const [params, setParams] = useSearchParams()
  const state: RegionsState = {
    within: params.get('within') ?? '',
    topic: params.get('topic') ?? '',
    by: params.get('by') === 'mention' ? 'mention' : 'label',
    from: params.get('from') ?? '',
    to: params.get('to') ?? '',
  }
  return [state, (change) => setParams(askedOf({ ...state, ...change }))]
}

/** What is not asked for is left out. */
export function askedOf({ within, topic, by, from, to }: RegionsState) {
  return {
    ...(within && { within }),
    ...(topic && { topic }),
    ...(by === 'mention' && { by }),
    ...(from && { from }),
    ...(to && { to }),
  }
}

/** The same picture of another division. */
export const placeIn = (state: RegionsState, within: string) =>
  `/regions?${new URLSearchParams(askedOf({ ...state, within }))}`

/** The articles behind a count. */
export function searchOf({ topic, by, from, to }: RegionsState, code: string): string {
  const terms = [topic && `topic:${topic}`, by === 'label' && `region:${code}`].filter(Boolean)
  return searchAddress({
    ...{ q: terms.join(' '), from, to },
    ...(by === 'mention' && { mentions: code }),
  })
}
