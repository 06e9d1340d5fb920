/** The filter as text, what is wrong with it, and how it is written. */
import { Input } from 'antd'
import { FilterHelp } from '../parts/filter-help.tsx'
import { Sentence } from '../parts/sentence.tsx'
import { useSay } from '../text/language.tsx'
import type { FilterDraft } from './filter-draft.ts'

export function FilterTextField({ draft: { text, setText, error } }: { draft: FilterDraft }) {
  const say = useSay()
  return (
    <div className="filter-text">
      <label htmlFor="filter-text">{say('filterText')}</label>
      <Input.TextArea
        id="filter-text"
        value={text}
        maxLength={4_000}
        rows={1}
        spellCheck={false}
        placeholder={say('filterTextPlaceholder')}
        status={error ? 'error' : ''}
        aria-invalid={error !== null}
        aria-describedby="filter-text-problem"
        onChange={({ target }) => setText(target.value.replaceAll('\n', ' '))}
      />
      <p className="problem" id="filter-text-problem" role="alert">
        {error && <Sentence of={error} />}
      </p>
      <FilterHelp />
    </div>
  )
}
