/** A new feed: of a topic, of a region, or of what one subscription was told. */
import type { NamedRegion } from '@jianbao/schema'
import { Alert, App, Button, Form, Input, Segmented, Select } from 'antd'
import { useState } from 'react'
import { useAct, useApi, useApiPages } from '../api/use-api.ts'
import { Sentence } from '../parts/sentence.tsx'
import { RegionSelect } from '../subscriptions/region-select.tsx'
import { useLanguage, useSay } from '../text/language.tsx'

const kinds = ['topic', 'region', 'subscriptionId'] as const
type Kind = (typeof kinds)[number]
const labels = {
  topic: 'feedOfTopic',
  region: 'feedOfRegion',
  subscriptionId: 'feedOfSubscription',
} as const

export function FeedForm({ onDone }: { onDone: () => void }) {
  const say = useSay()
  const { message } = App.useApp()
  const [kind, setKind] = useState<Kind>('topic')
  const [of, setOf] = useState<string>()
  const [title, setTitle] = useState('')
  const make = useAct('POST /api/feeds', ['GET /api/feeds'])
  const submit = () => {
    if (of === undefined) return
    const body = { [kind]: of, ...(title.trim() && { title: title.trim() }) }
    const onSuccess = () => {
      void message.success(say('feedMade'))
      onDone()
    }
    make.mutate({ body }, { onSuccess })
  }
  return (
    <Form layout="vertical" onFinish={submit}>
      <Form.Item label={say('feedOf')}>
        <Segmented<Kind>
          aria-label={say('feedOf')}
          value={kind}
          onChange={(chosen) => {
            setKind(chosen)
            setOf(undefined)
          }}
          options={kinds.map((each) => ({ value: each, label: say(labels[each]) }))}
        />
      </Form.Item>
      <Form.Item label={say(labels[kind])} htmlFor="feed-of">
        <Chooser key={kind} kind={kind} value={of} onChange={setOf} />
      </Form.Item>
      <Form.Item label={say('feedTitle')} htmlFor="feed-title">
        <Input
          id="feed-title"
          maxLength={100}
          value={title}
          onChange={({ target }) => setTitle(target.value)}
        />
      </Form.Item>
      {make.error && (
        <Alert className="banner" type="error" showIcon title={<Sentence of={make.error} />} />
      )}
      <Button
        type="primary"
        htmlType="submit"
        block
        disabled={of === undefined}
        loading={make.isPending}
      >
        {say('makeFeed')}
      </Button>
    </Form>
  )
}

interface ChooserGiven {
  readonly value: string | undefined
  readonly onChange: (chosen: string | undefined) => void
}

function Chooser({ kind, ...given }: ChooserGiven & { kind: Kind }) {
  if (kind === 'topic') return <TopicChooser {...given} />
  if (kind === 'region') return <RegionChooser onChange={given.onChange} />
  return <SubscriptionChooser {...given} />
}

function TopicChooser({ value, onChange }: ChooserGiven) {
  const { language } = useLanguage()
  const topics = useApi('GET /api/topics', {})
  const options = (topics.data?.items ?? []).map((each) => ({
    value: each.id,
    label: each[language],
  }))
  return (
    <Select
      id="feed-of"
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      options={options}
    />
  )
}

/** One region: the one chosen last. */
function RegionChooser({ onChange }: Pick<ChooserGiven, 'onChange'>) {
  const [chosen, setChosen] = useState<NamedRegion[]>([])
  return (
    <RegionSelect
      id="feed-of"
      value={chosen}
      onChange={(regions) => {
        setChosen(regions.slice(-1))
        onChange(regions.at(-1)?.code)
      }}
    />
  )
}

function SubscriptionChooser({ value, onChange }: ChooserGiven) {
  const pages = useApiPages('GET /api/subscriptions', { state: 'active', limit: 100 })
  const options = (pages.items ?? []).map((each) => ({
    value: each.id,
    label: `${each.name} · ${each.subscriber}`,
  }))
  return (
    <Select
      id="feed-of"
      showSearch={{ optionFilterProp: 'label' }}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      options={options}
      onPopupScroll={() => {
        if (pages.hasNextPage && !pages.isFetchingNextPage) void pages.fetchNextPage()
      }}
    />
  )
}
