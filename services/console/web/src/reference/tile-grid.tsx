/** The provinces as tiles of one size, the darker the more. The ranking beside it says the same in words. */
import type { RegionStatistics } from '@jianbao/schema'
import { Link } from 'react-router'
import { useLanguage, useSay } from '../text/language.tsx'
import { tiles } from './provinces.ts'
import { placeIn, type RegionsState } from './regions-address.ts'

interface Given {
  readonly items: RegionStatistics['items']
  readonly state: RegionsState
}

/** Five shades by the square root: counts of places are far apart. */
const shadesMax = 5

function shadeOf(count: number, most: number): number {
  if (count === 0) return 0
  return Math.ceil(Math.sqrt(count / most) * shadesMax)
}

export function TileGrid({ items, state }: Given) {
  const say = useSay()
  const { language } = useLanguage()
  const most = Math.max(...items.map(({ count }) => count))
  return (
    <section className="card" aria-labelledby="tiles">
      <h2 id="tiles">{say('tileGrid')}</h2>
      <ul className="tiles">
        {items.flatMap(({ code, name, count }) => {
          const tile = tiles.get(code)
          if (!tile) return []
          return (
            <li key={code} style={{ gridRow: tile.row, gridColumn: tile.column }}>
              <Link
                className={`tile shade-${shadeOf(count, most)}`}
                to={placeIn(state, code)}
                title={say('tileOf', { name, n: count })}
              >
                <span>{language === 'zh' ? tile.zh : tile.iso}</span> <strong>{count}</strong>
                <span className="hidden">{say('articleUnit', { n: count })}</span>
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
