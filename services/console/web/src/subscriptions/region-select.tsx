/** Finds divisions by their names as they are typed. */
import type { NamedRegion } from '@jianbao/schema'
import { Select } from 'antd'
import { useDeferredValue, useState } from 'react'
import { useApi } from '../api/use-api.ts'
import { useSay } from '../text/language.tsx'

interface Given {
  readonly id?: string
  readonly value: readonly NamedRegion[]
  readonly onChange: (chosen: NamedRegion[]) => void
}

export function RegionSelect({ id, value, onChange }: Given) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const query = useDeferredValue(typed.trim())
  const found = useApi('GET /api/regions', { query: { query } }, { enabled: query !== '' })
  const offered = query === '' ? [] : (found.data?.items ?? [])
  const options = offered.map((region) => ({
    value: region.code,
    label: region.name,
    hint: region.within.join(' '),
  }))
  const choose = (codes: readonly string[]) => {
    const known = [...value, ...offered]
    onChange(codes.flatMap((code) => known.find((region) => region.code === code) ?? []))
  }
  return (
    <Select
      {...(id !== undefined && { id })}
      mode="multiple"
      placeholder={say('noLimit')}
      labelInValue
      value={value.map(({ code, name }) => ({ value: code, label: name }))}
      onChange={(chosen) => choose(chosen.map((each) => each.value))}
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
