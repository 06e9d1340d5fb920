/** Finds divisions by their names as they are typed. */
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { useSay } from '../text/language.tsx'

interface Chosen {
  readonly value: string
  readonly label?: unknown
}

interface Given {
  readonly id?: string
  readonly value?: Chosen[]
  readonly onChange?: (chosen: Chosen[]) => void
}

export function RegionSelect({ id, value, onChange }: Given) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const query = useDeferredValue(typed.trim())
  const found = useApi('GET /api/regions', { query: { query } }, { enabled: query !== '' })
  const options = (query === '' ? [] : (found.data?.items ?? [])).map((region) => ({
    value: region.code,
    label: region.name,
    hint: region.within.join(' '),
  }))
  return (
    <Select
      {...(id !== undefined && { id })}
      mode="multiple"
      placeholder={say('noLimit')}
      labelInValue
      value={value ?? []}
      onChange={(chosen) => onChange?.(chosen)}
      options={options}
      showSearch={{ filterOption: false, onSearch: setTyped, searchValue: typed }}
      onSelect={() => setTyped('')}
      notFoundContent={say('regionsEmpty')}
      optionRender={(option) => (
        <>
          {option.label} <span className="soft">{option.data.hint}</span>
        </>
      )}
    />
  )
}
