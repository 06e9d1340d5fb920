/** What a container holds: each file with its verdict, and the way to those that can be opened. */
import type { MemberItem } from '@jianbao/schema'
import { Link } from 'react-router'
import { Chip } from '../parts/chip.tsx'
import { stateColors } from '../parts/state-colors.ts'
import { usePick, useSay } from '../text/language.tsx'

export function BulletinMembers({ members }: { members: readonly MemberItem[] }) {
  const say = useSay()
  return (
    <section className="card" aria-label={say('members')}>
      <h2>
        {say('members')} <span className="soft">{members.length}</span>
      </h2>
      <ul className="lines">
        {members.map((each, index) => (
          // Two files of a container may be alike in all fields; it keeps its order.
          <Member key={index} item={each} />
        ))}
      </ul>
    </section>
  )
}

function Member({ item }: { item: MemberItem }) {
  const say = useSay()
  const pick = usePick()
  return (
    <li className="line">
      <div className="line-main">
        {item.id === null ? (
          <span className="line-title">{item.member}</span>
        ) : (
          <Link className="line-title" to={`/bulletins/${item.id}`}>
            {item.member}
          </Link>
        )}
        <p className={item.state === 'rejected' ? 'line-sub alarm' : 'line-sub'}>
          <span>{pick(item.sentence)}</span>
          {item.duplicate && <span>{say('receivedBefore')}</span>}
        </p>
      </div>
      <div className="line-side">
        <Chip look={stateColors[item.state]}>{say(item.state)}</Chip>
      </div>
    </li>
  )
}
