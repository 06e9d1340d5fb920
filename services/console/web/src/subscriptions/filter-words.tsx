/** What a subscription follows, in words: groups joined by “and”. */
import type { SubscriptionItem } from '@jianbao/schema'
import { Tag } from 'antd'
import { Fragment } from 'react'
import { useApi } from '../api/use-api.ts'
import { useLanguage, useSay } from '../text/language.tsx'

export function FilterWords({ item }: { item: SubscriptionItem }) {
  const say = useSay()
  const groups = useGroups(item)
  if (groups.length === 0) return <Tag>{say('everything')}</Tag>
  return groups.map((group, index) => (
    <Fragment key={group.label}>
      {index > 0 && <span className="soft">{say('and')}</span>}
      <span className="filter-group">
        {group.label && <span className="soft">{group.label}</span>}
        {group.values.map((value) => (
          <Tag key={value}>{value}</Tag>
        ))}
      </span>
    </Fragment>
  ))
}

function useGroups({ filter, regions }: SubscriptionItem) {
  const say = useSay()
  const { language } = useLanguage()
  const topics = useApi('GET /api/topics', {})
  const nameOf = (id: string) =>
    topics.data?.items.find((topic) => topic.id === id)?.[language] ?? id
  const groups = [
    { label: say('topics'), values: filter.topics.map(nameOf) },
    { label: say('regions'), values: regions.map((region) => region.name) },
    { label: say('anyOf'), values: filter.words.any },
    { label: say('allOf'), values: filter.words.all },
    { label: say('noneOf'), values: filter.words.none },
  ]
  return groups.filter((group) => group.values.length > 0)
}
