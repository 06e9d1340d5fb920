import { Button, Input } from 'antd'
import { DayInput } from '../parts/day-input.tsx'
import { FilterHelp } from '../parts/filter-help.tsx'
import { useSay } from '../text/language.tsx'
import type { SearchState } from './search-address.ts'

interface Given {
  readonly state: SearchState
  readonly onSearch: (change: Partial<SearchState>) => void
}

export function SearchBox({ state, onSearch }: Given) {
  const say = useSay()
  return (
    <search className="search-box">
      <Input.Search
        size="large"
        allowClear
        enterButton={say('search')}
        defaultValue={state.q}
        maxLength={4_000}
        aria-label={say('searchLabel')}
        placeholder={say('searchPlaceholder')}
        onSearch={(q) => onSearch({ q: q.trim() })}
      />
      <div className="search-more">
        <FilterHelp />
        <Period state={state} onSearch={onSearch} />
      </div>
    </search>
  )
}

function Period({ state: { from, to }, onSearch }: Given) {
  const say = useSay()
  return (
    <div className="period">
      <DayInput
        label={say('periodFrom')}
        value={from}
        onChange={(day) => onSearch({ from: day })}
      />
      <DayInput label={say('periodTo')} value={to} onChange={(day) => onSearch({ to: day })} />
      {(from || to) && (
        <Button type="link" size="small" onClick={() => onSearch({ from: '', to: '' })}>
          {say('anyTime')}
        </Button>
      )}
    </div>
  )
}
