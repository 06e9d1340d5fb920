/** A filter as a form. Every change is written into the filter's text. */
import type { SubscriptionFilter } from '@jianbao/schema'
import { Form, Segmented, Select } from 'antd'
import { useApi } from '../api/use-api.ts'
import { useLanguage, useSay } from '../text/language.tsx'
import { AmountInput } from './amount-input.tsx'
import type { FilterDraft } from './filter-draft.ts'
import { RegionSelect } from './region-select.tsx'

export function FilterFields({ draft }: { draft: FilterDraft }) {
  const say = useSay()
  const { language } = useLanguage()
  const topics = useApi('GET /api/topics', {})
  const { filter, regions, change } = draft
  return (
    <>
      <Form.Item label={say('topics')} extra={say('followTopicsHint')} htmlFor="filter-topics">
        <Select
          id="filter-topics"
          mode="multiple"
          placeholder={say('noLimit')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          value={filter.topics}
          onChange={(chosen) => change({ topics: chosen })}
          options={(topics.data?.items ?? []).map((each) => ({
            value: each.id,
            label: each[language],
          }))}
        />
      </Form.Item>
      <Form.Item label={say('regions')} extra={say('regionsHint')} htmlFor="filter-regions">
        <RegionSelect
          id="filter-regions"
          value={regions}
          onChange={(chosen) => change({ regions: chosen.map(({ code }) => code) }, chosen)}
        />
      </Form.Item>
      <WordFields draft={draft} />
      <MoreFields draft={draft} />
    </>
  )
}

const wordLists = [
  ['all', 'wordsAll'],
  ['any', 'wordsAny'],
  ['none', 'wordsNone'],
] as const

function WordFields({ draft: { filter, change } }: { draft: FilterDraft }) {
  const say = useSay()
  return (
    <fieldset className="words">
      <legend>{say('wordsHint')}</legend>
      {wordLists.map(([list, label]) => (
        <Form.Item key={list} label={say(label)} htmlFor={`filter-${list}`}>
          <Names
            id={`filter-${list}`}
            value={filter.words[list]}
            onChange={(words) => change({ words: { ...filter.words, [list]: words } })}
          />
        </Form.Item>
      ))}
    </fieldset>
  )
}

/** Values typed one by one; Enter, a comma or a pause mark ends each. */
function Names(given: {
  id: string
  value: readonly string[]
  onChange: (names: string[]) => void
  placeholder?: string
}) {
  return (
    <Select
      {...given}
      value={[...given.value]}
      mode="tags"
      open={false}
      suffixIcon={null}
      tokenSeparators={[',', '，', '、', ';', '；']}
    />
  )
}

const nameGroups = [
  ['issuers', 'issuersAny', 'issuersExample'],
  ['documents', 'documentsAny', 'documentsExample'],
  ['sections', 'sectionsAny', 'sectionsExample'],
  ['series', 'seriesAny', 'seriesExample'],
] as const

const asksMore = ({ issuers, documents, sections, series, amountMin, match }: SubscriptionFilter) =>
  Boolean(issuers || documents || sections || series || amountMin || match === 'any')

/** Seldom asked for: folded away until it is. */
function MoreFields({ draft: { filter, change } }: { draft: FilterDraft }) {
  const say = useSay()
  return (
    <details className="more-fields" open={asksMore(filter) || undefined}>
      <summary>{say('moreConditions')}</summary>
      {nameGroups.map(([group, label, example]) => (
        <Form.Item key={group} label={say(label)} htmlFor={`filter-${group}`}>
          <Names
            id={`filter-${group}`}
            value={filter[group] ?? []}
            placeholder={say(example)}
            onChange={(names) => change({ [group]: names })}
          />
        </Form.Item>
      ))}
      <Form.Item label={say('amountAtLeast')} htmlFor="filter-amount" extra={say('amountHint')}>
        <AmountInput
          id="filter-amount"
          value={filter.amountMin}
          onChange={(amountMin) => change({ amountMin })}
        />
      </Form.Item>
      <Form.Item label={say('matchWhich')}>
        <Segmented<'all' | 'any'>
          aria-label={say('matchWhich')}
          value={filter.match ?? 'all'}
          onChange={(match) => change({ match })}
          options={[
            { value: 'all', label: say('matchAll') },
            { value: 'any', label: say('matchAny') },
          ]}
        />
      </Form.Item>
    </details>
  )
}
