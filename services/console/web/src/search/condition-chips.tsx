/** What is asked, as words that can be taken off one by one. */
import CloseOutlined from '@ant-design/icons/es/icons/CloseOutlined'
import { useSay } from '../text/language.tsx'
import type { SearchState } from './search-address.ts'
import type { Condition } from './search-terms.ts'

interface Given {
  readonly conditions: readonly Condition[]
  readonly onChange: (change: Partial<SearchState>) => void
}

export function ConditionChips({ conditions, onChange }: Given) {
  const say = useSay()
  if (conditions.length === 0) return null
  const clear = { q: '', from: '', to: '', mentions: '', amountMax: '', bulletin: '' }
  return (
    <ul className="chips" aria-label={say('conditions')}>
      {conditions.map(({ key, kind, value, without }) => (
        <li key={key}>
          <button
            type="button"
            className={kind === 'none' ? 'chip not' : 'chip'}
            aria-label={say('dropCondition', { name: `${say(`by_${kind}`)} ${value}` })}
            onClick={() => onChange(without)}
          >
            <span className="soft">{say(`by_${kind}`)}</span>
            {value}
            <CloseOutlined aria-hidden="true" />
          </button>
        </li>
      ))}
      {conditions.length > 1 && (
        <li>
          <button type="button" className="chip clear" onClick={() => onChange(clear)}>
            {say('dropAll')}
          </button>
        </li>
      )}
    </ul>
  )
}
