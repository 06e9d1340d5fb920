import { type FormEvent, useRef } from 'react'
import { DayInput } from '../parts/day-input.tsx'
import { FilterHelp } from '../parts/filter-help.tsx'
import { useSay } from '../text/language.tsx'
import { type SearchState, termsOf } from './search-address.ts'

interface Given {
  readonly state: SearchState
  readonly onSearch: (change: Partial<SearchState>) => void
}

/** A form of the page's own address: it searches even before any script has run. */
export function SearchBox({ state, onSearch }: Given) {
  const say = useSay()
  const words = useRef<HTMLInputElement>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSearch({ q: words.current?.value.trim() ?? '' })
  }
  return (
    <search className="search-box">
      <form className="search-line" action="/search" onSubmit={submit}>
        <input
          ref={words}
          className="field"
          type="search"
          name="q"
          defaultValue={state.q}
          maxLength={4_000}
          aria-label={say('searchLabel')}
          placeholder={say('searchPlaceholder')}
        />
        {Object.entries({ ...termsOf(state), q: '', sort: state.sort }).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <button type="submit" className="submit">
          {say('search')}
        </button>
      </form>
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
        <button type="button" className="quiet" onClick={() => onSearch({ from: '', to: '' })}>
          {say('anyTime')}
        </button>
      )}
    </div>
  )
}
