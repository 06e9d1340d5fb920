/** One file in a list: what it is called, what became of it, when it came. */
import type { BulletinItem } from '@jianbao/schema'
import { Link } from 'react-router'
import { usePick, useSay } from '../text/language.tsx'
import { Chip } from './chip.tsx'
import { stateColors } from './state-colors.ts'
import { Ago } from './time.tsx'

export function BulletinLine({ item }: { item: BulletinItem }) {
  const say = useSay()
  const pick = usePick()
  const title = item.title ?? item.name
  return (
    <li className="line">
      <div className="line-main">
        {item.kind === 'source' ? (
          <Link className="line-title" to={`/bulletins/${item.id}`}>
            {title}
          </Link>
        ) : (
          <span className="line-title">{title}</span>
        )}
        <p className="line-sub">
          {item.title !== null && <span className="file-name">{item.name}</span>}
          {item.publisher && <span>{item.publisher}</span>}
          {item.parent && (
            <span className="file-name">{say('outOf', { name: item.parent.name })}</span>
          )}
          <span>{pick(item.verdict)}</span>
        </p>
      </div>
      <div className="line-side">
        <Chip look={stateColors[item.state]}>{say(item.state)}</Chip>
        <Ago at={item.receivedAt} />
      </div>
    </li>
  )
}
