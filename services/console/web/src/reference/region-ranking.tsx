/** Places by how many articles they have, as a table with bars. */
import type { RegionStatistics } from '@jianbao/schema'
import { Link } from 'react-router'
import { useSay } from '../text/language.tsx'
import { placeIn, type RegionsState, searchOf } from './regions-address.ts'

interface Given {
  /** Most articles first. */
  readonly items: RegionStatistics['items']
  readonly state: RegionsState
}

export function RegionRanking({ items, state }: Given) {
  const say = useSay()
  const some = items.filter(({ count }) => count > 0)
  const none = items.filter(({ count }) => count === 0)
  const most = some[0]?.count ?? 1
  return (
    <section className="card" aria-labelledby="ranking">
      <h2 id="ranking">{say('ranking')}</h2>
      {some.length > 0 && (
        <table className="ranking">
          <thead className="hidden">
            <tr>
              <th scope="col">{say('placeName')}</th>
              <th scope="col">{say('articleCount')}</th>
              <th scope="col">{say('searchPlace')}</th>
            </tr>
          </thead>
          <tbody>
            {some.map((item) => (
              <tr key={item.code}>
                <th scope="row">
                  <PlaceName item={item} state={state} />
                </th>
                <td className="bar-cell">
                  <span
                    className="bar-line"
                    style={{ width: `calc((100% - 56px) * ${item.count / most})` }}
                  />
                  <span>{item.count}</span>
                </td>
                <td>
                  <Link
                    to={searchOf(state, item.code)}
                    aria-label={`${say('searchPlace')} ${item.name}`}
                  >
                    {say('searchPlace')}
                  </Link>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {none.length > 0 && (
        <details className="without">
          <summary>{say('placesWithout', { n: none.length })}</summary>
          <p>{none.map(({ name }) => name).join('、')}</p>
        </details>
      )}
    </section>
  )
}

function PlaceName({ item, state }: { item: Given['items'][number]; state: RegionsState }) {
  if (!item.hasParts) return item.name
  return <Link to={placeIn(state, item.code)}>{item.name}</Link>
}
