/** How many were found, in which order they stand, and what can be done with them. */
import BellOutlined from '@ant-design/icons/es/icons/BellOutlined'
import type { SearchAnswer } from '@jianbao/schema'
import { May } from '../access/may.tsx'
import { addressOf } from '../api/call.ts'
import { LinkButton } from '../parts/link-button.tsx'
import { usePick, useSay } from '../text/language.tsx'
import { type SearchState, termsOf } from './search-address.ts'

const sorts = ['newest', 'relevance'] as const
const formats = [
  ['csv', 'CSV'],
  ['json', 'JSON'],
  ['md', 'Markdown'],
] as const

interface Given {
  readonly state: SearchState
  readonly onChange: (change: Partial<SearchState>) => void
  readonly answer: SearchAnswer
  readonly total: { count: number; more: boolean } | undefined
  readonly hasHits: boolean
}

export function SearchWays({ state, onChange, answer, total, hasHits }: Given) {
  const say = useSay()
  const pick = usePick()
  return (
    <>
      <div className="found-count">
        <p className="soft" role="status">
          {total &&
            say('hitsN', { n: `${total.count.toLocaleString('en')}${total.more ? '+' : ''}` })}
          {' · '}
          {pick(answer.words)}
        </p>
        <Follow answer={answer} />
      </div>
      {answer.beyond.length > 0 && <p className="soft">{say('followBeyond')}</p>}
      {hasHits && <OrderAndExport state={state} onChange={onChange} />}
    </>
  )
}

/** Of what was found: where nothing was, there is nothing to order or to take away. */
function OrderAndExport({ state, onChange }: Pick<Given, 'state' | 'onChange'>) {
  const say = useSay()
  return (
    <div className="found-ways">
      <fieldset className="segments">
        <legend className="hidden">{say('sortBy')}</legend>
        {sorts.map((each) => (
          <label key={each}>
            <input
              type="radio"
              name="sort"
              checked={state.sort === each}
              onChange={() => onChange({ sort: each })}
            />
            {say(`sort_${each}`)}
          </label>
        ))}
      </fieldset>
      <fieldset className="found-exports">
        <legend className="hidden">{say('exportAs')}</legend>
        <span className="soft" aria-hidden="true">
          {say('exportAs')}
        </span>
        {formats.map(([format, name]) => (
          <a
            key={format}
            className="quiet bordered small"
            aria-label={`${say('exportAs')} ${name}`}
            href={addressOf('GET /api/search/export', { query: { ...termsOf(state), format } })}
          >
            {name}
          </a>
        ))}
      </fieldset>
    </div>
  )
}

/** Any search becomes a subscription: its filter opens the form. */
function Follow({ answer: { text } }: { answer: SearchAnswer }) {
  const say = useSay()
  return (
    <May use="POST /api/subscriptions">
      <LinkButton icon={<BellOutlined />} to={`/subscriptions?new=${encodeURIComponent(text)}`}>
        {say('followSearch')}
      </LinkButton>
    </May>
  )
}
