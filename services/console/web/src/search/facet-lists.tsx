/**
 * What the hits have in common. Choosing a line narrows the search by it; what is chosen stands first
 * and is dropped by choosing it again. A group with a choice shows only that, and regions what lies in it.
 */
import { useState } from 'react'
import { useSay } from '../text/language.tsx'
import type { Message } from '../text/messages.ts'
import type { FacetLine } from './facet-groups.ts'
import type { SearchState } from './search-address.ts'

interface Given {
  readonly groups: readonly (readonly [Message, readonly FacetLine[]])[]
  readonly onChoose: (change: Partial<SearchState>) => void
}

export function FacetLists({ groups, onChoose }: Given) {
  const say = useSay()
  // On a phone the hits come first: the lists are folded there until somebody asks.
  const [isOpen, setIsOpen] = useState(false)
  const shown = groups.filter(([, lines]) => lines.length > 0)
  if (shown.length === 0) return null
  return (
    <aside className="facets" aria-label={say('narrowBy')}>
      <button
        type="button"
        className="quiet bordered facets-fold"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {say('narrowBy')}
      </button>
      <div className={isOpen ? 'facet-groups open' : 'facet-groups'}>
        {shown.map(([title, lines]) => (
          <FacetGroup key={title} title={title} lines={lines} onChoose={onChoose} />
        ))}
      </div>
    </aside>
  )
}

const shownMax = 8

interface GroupGiven {
  readonly title: Message
  readonly lines: readonly FacetLine[]
  readonly onChoose: Given['onChoose']
}

function FacetGroup({ title, lines, onChoose }: GroupGiven) {
  const say = useSay()
  const [showsAll, setShowsAll] = useState(false)
  return (
    <section>
      <h2>{say(title)}</h2>
      <ul>
        {(showsAll ? lines : lines.slice(0, shownMax)).map((line) => (
          <li key={line.key} className={`depth-${line.depth}`}>
            <button
              type="button"
              aria-pressed={line.isChosen}
              onClick={() => onChoose(line.choose)}
            >
              <span>{line.name}</span>
              <span className="soft">{line.isChosen ? '×' : line.count}</span>
            </button>
          </li>
        ))}
      </ul>
      {lines.length > shownMax && !showsAll && (
        <button type="button" className="more-lines" onClick={() => setShowsAll(true)}>
          {say('showAllN', { n: lines.length })}
        </button>
      )}
    </section>
  )
}
