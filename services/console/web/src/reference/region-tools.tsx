import { Segmented, Select } from 'antd'
import { useApi } from '../api/use-api.ts'
import { DayInput } from '../parts/day-input.tsx'
import { useLanguage, useSay } from '../text/language.tsx'
import type { RegionsState } from './regions-address.ts'

interface Given {
  readonly state: RegionsState
  readonly onChange: (change: Partial<RegionsState>) => void
}

/** Of which topic, which days, and by what an article counts for a place. */
export function RegionTools({ state, onChange }: Given) {
  const say = useSay()
  const { language } = useLanguage()
  const topics = useApi('GET /api/topics', {})
  const options = [
    { value: '', label: say('allTopics') },
    ...(topics.data?.items ?? []).map((each) => ({ value: each.id, label: each[language] })),
  ]
  return (
    <div className="table-tools">
      <Select
        className="topic-choice"
        aria-label={say('topics')}
        showSearch={{ optionFilterProp: 'label' }}
        value={state.topic}
        onChange={(topic) => onChange({ topic })}
        options={options}
      />
      <Segmented<'label' | 'mention'>
        value={state.by}
        onChange={(by) => onChange({ by })}
        options={[
          { value: 'label', label: say('byLabel') },
          { value: 'mention', label: say('byMention') },
        ]}
      />
      <div className="period">
        <DayInput
          label={say('periodFrom')}
          value={state.from}
          onChange={(from) => onChange({ from })}
        />
        <DayInput label={say('periodTo')} value={state.to} onChange={(to) => onChange({ to })} />
      </div>
    </div>
  )
}
