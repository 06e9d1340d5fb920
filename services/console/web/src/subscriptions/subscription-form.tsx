import type { SubscriptionFilter } from '@jianbao/schema'
import { Alert, App, Button, Form, Input, Select } from 'antd'
import { ApiFailure } from '../api/call.ts'
import { useAct, useApi } from '../api/use-api.ts'
import { useLanguage, useSay } from '../text/language.tsx'
import { type CadenceChoice, toCadence } from './cadence.ts'
import { CadenceFields } from './cadence-fields.tsx'
import { ChannelFields } from './channel-fields.tsx'
import { RegionSelect } from './region-select.tsx'

interface Fields extends CadenceChoice {
  readonly name: string
  readonly address: string
  readonly secret?: string
  readonly keyword?: string
  readonly subscriber?: string
  readonly topics: string[]
  readonly regions: { value: string }[]
  readonly any: string[]
  readonly all: string[]
  readonly none: string[]
}

const initial: Partial<Fields> = {
  topics: [],
  regions: [],
  any: [],
  all: [],
  none: [],
  rhythm: 'instant',
  times: ['08:00'],
  weekdays: [1],
  days: [1],
  expression: '0 8 * * 1-5',
}

interface Given {
  readonly onDone: () => void
  /** A search to be followed as it is: its filter is not asked for again. */
  readonly follows?: { readonly filter: SubscriptionFilter; readonly text: string }
}

export function SubscriptionForm({ onDone, follows }: Given) {
  const say = useSay()
  const { create, isPending, problem } = useCreate(onDone, follows?.filter)
  return (
    <Form<Fields>
      layout="vertical"
      initialValues={{ ...initial, name: follows?.text.slice(0, 100) }}
      onFinish={create}
      requiredMark={false}
    >
      <Form.Item
        name="name"
        label={say('name')}
        rules={[{ required: true, whitespace: true, message: say('required') }]}
      >
        <Input autoFocus maxLength={100} placeholder={say('namePlaceholder')} />
      </Form.Item>
      <ChannelFields />
      {!follows && <FilterFields />}
      <CadenceFields />
      {!follows && <WordFields />}
      <Form.Item name="subscriber" label={say('reader')}>
        <Input maxLength={100} placeholder={say('readerPlaceholder')} />
      </Form.Item>
      {problem && <Alert className="banner" type="error" showIcon title={problem} />}
      <Button type="primary" htmlType="submit" loading={isPending} block size="large">
        {say('create')}
      </Button>
    </Form>
  )
}

function useCreate(onDone: () => void, follows: SubscriptionFilter | undefined) {
  const say = useSay()
  const { language } = useLanguage()
  const { message, modal } = App.useApp()
  const system = useApi('GET /api/system', {})
  const timeZone = system.data?.timeZone ?? 'Asia/Shanghai'
  const act = useAct('POST /api/subscriptions', ['GET /api/subscriptions', 'GET /api/overview'])
  const create = (fields: Fields) => {
    const { name, address, topics, regions, any, all, none } = fields
    const given = optional(fields)
    const filter = follows ?? {
      topics,
      regions: regions.map((region) => region.value),
      words: { any, all, none },
    }
    const cadence = toCadence(fields, timeZone)
    const body = { name, address, filter, cadence, ...given }
    act.mutate(
      { body },
      {
        onSuccess: ({ secret, feedUrl }) => {
          void message.success(say('created'))
          const once = secret ?? feedUrl
          if (once) void modal.info({ title: say('keepSecret'), content: once })
          onDone()
        },
      },
    )
  }
  const { error } = act
  const problem = error && (error instanceof ApiFailure ? error[language] : say('failed'))
  return { create, isPending: act.isPending, problem }
}

/** What was left empty is not sent. */
function optional(fields: Fields) {
  const entries = (['subscriber', 'secret', 'keyword'] as const).flatMap((name) => {
    const value = fields[name]?.trim()
    return value ? [[name, value] as const] : []
  })
  return Object.fromEntries(entries)
}

function FilterFields() {
  const say = useSay()
  const { language } = useLanguage()
  const topics = useApi('GET /api/topics', {})
  return (
    <>
      <Form.Item name="topics" label={say('topics')} extra={say('topicsHint')}>
        <Select
          mode="multiple"
          placeholder={say('noLimit')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          options={(topics.data?.items ?? []).map((each) => ({
            value: each.id,
            label: each[language],
          }))}
        />
      </Form.Item>
      <Form.Item name="regions" label={say('regions')} extra={say('regionsHint')}>
        <RegionSelect />
      </Form.Item>
    </>
  )
}

const wordGroups = [
  ['any', 'wordsAny'],
  ['all', 'wordsAll'],
  ['none', 'wordsNone'],
] as const

function WordFields() {
  const say = useSay()
  return (
    <fieldset className="words">
      <legend>{say('wordsHint')}</legend>
      {wordGroups.map(([name, label]) => (
        <Form.Item key={name} name={name} label={say(label)}>
          <Select
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={[',', '，', '、', ' ']}
          />
        </Form.Item>
      ))}
    </fieldset>
  )
}
