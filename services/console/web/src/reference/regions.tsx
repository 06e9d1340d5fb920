/** Articles by place: the provinces as tiles and ranked, then what lies in each. */
import type { RegionStatistics } from '@jianbao/schema'
import { Link } from 'react-router'
import { useApi } from '../api/use-api.ts'
import { Shown } from '../parts/states.tsx'
import { SubNav } from '../parts/sub-nav.tsx'
import { referencePages } from '../shell/sub-pages.ts'
import { useSay } from '../text/language.tsx'
import { RegionRanking } from './region-ranking.tsx'
import { RegionTools } from './region-tools.tsx'
import { askedOf, placeIn, type RegionsState, useRegionsState } from './regions-address.ts'
import { TileGrid } from './tile-grid.tsx'

export function Regions() {
  const say = useSay()
  const [state, change] = useRegionsState()
  const found = useApi('GET /api/statistics/regions', { query: askedOf(state) })
  return (
    <>
      <h1>{say('provinces')}</h1>
      <SubNav of={referencePages} label="reference" />
      <p className="intro">{say('provincesIntro')}</p>
      <RegionTools state={state} onChange={change} />
      <Shown of={found}>{(counted) => <Picture of={counted} state={state} />}</Shown>
    </>
  )
}

function Picture({ of: counted, state }: { of: RegionStatistics; state: RegionsState }) {
  const say = useSay()
  const { within, items, articles } = counted
  const ranked = items.toSorted((a, b) => b.count - a.count || a.code.localeCompare(b.code))
  const some = ranked.filter(({ count }) => count > 0)
  const name = within?.name ?? say('wholeCountry')
  const isNarrowed = `${state.topic}${state.from}${state.to}` !== ''
  const told = some[0]
    ? say('placesTold', {
        ...{ within: name, n: articles, places: some.length },
        ...{ first: some[0].name, most: some[0].count },
      })
    : say(isNarrowed ? 'placesNoneLike' : 'placesNone', { within: name })
  return (
    <>
      {within && <Upwards code={within.code} state={state} />}
      <p role="status">{told}</p>
      <div className={within ? 'places' : 'places with-tiles'}>
        {!within && <TileGrid items={items} state={state} />}
        <RegionRanking items={ranked} state={state} />
      </div>
    </>
  )
}

/** Back to what contains it: of a county its prefecture, of a prefecture its province. */
function Upwards({ code, state }: { code: string; state: RegionsState }) {
  const say = useSay()
  const above = code.endsWith('0000') ? '' : code.endsWith('00') ? `${code.slice(0, 2)}0000` : ''
  const outer = useApi(
    'GET /api/statistics/regions',
    { query: askedOf({ ...state, within: above }) },
    { enabled: above !== '' },
  )
  const name = above === '' ? say('wholeCountry') : (outer.data?.within?.name ?? '…')
  return (
    <p>
      <Link to={placeIn(state, above)}>← {say('upTo', { name })}</Link>
    </p>
  )
}
