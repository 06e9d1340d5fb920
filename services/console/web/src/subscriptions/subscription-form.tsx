/** What to follow, as a form and as text at once; where it goes, and when. */
import type { SubscriptionItem } from '@jianbao/schema'
import { Alert, Button, Checkbox, Form, Input } from 'antd'
import { Sentence } from '../parts/sentence.tsx'
import { usePick, useSay } from '../text/language.tsx'
import { toChoice } from './cadence.ts'
import { CadenceFields } from './cadence-fields.tsx'
import { ChannelFields } from './channel-fields.tsx'
import { useFilterDraft } from './filter-draft.ts'
import { FilterFields } from './filter-fields.tsx'
import { FilterPreview } from './filter-preview.tsx'
import { FilterTextField } from './filter-text-field.tsx'
import { type Fields, useSave } from './use-save.ts'

const initial: Partial<Fields> = {
  rhythm: 'instant',
  times: ['08:00'],
  weekdays: [1],
  days: [1],
  expression: '0 8 * * 1-5',
}

interface Given {
  readonly onDone: () => void
  /** The filter it begins with. */
  readonly text: string
  /** The subscription that is changed; a new one without it. */
  readonly edits?: SubscriptionItem | undefined
}

export function SubscriptionForm({ onDone, text, edits }: Given) {
  const say = useSay()
  const pick = usePick()
  const draft = useFilterDraft(text)
  const { save, isPending, error } = useSave({ edits, onDone })
  const { answer, isAnswered } = draft
  const given = edits && { name: edits.name, urgent: edits.urgent, ...toChoice(edits.cadence) }
  const finish = (fields: Fields) => {
    if (answer && isAnswered) {
      save(fields, { filter: answer.filter, name: pick(answer.filterWords) })
    }
  }
  return (
    <Form<Fields>
      layout="vertical"
      initialValues={{ ...initial, ...given }}
      onFinish={finish}
      requiredMark={false}
      className="builder"
    >
      <FilterTextField draft={draft} />
      <div className="builder-panes">
        <div>
          <FilterFields draft={draft} />
        </div>
        <FilterPreview draft={draft} />
      </div>
      <div className="builder-panes">
        <div>
          <Form.Item name="name" label={say('name')} extra={say('nameHint')}>
            <Input maxLength={100} placeholder={answer ? pick(answer.filterWords) : ''} />
          </Form.Item>
          {!edits && <ChannelFields />}
          {!edits && (
            <Form.Item name="subscriber" label={say('reader')}>
              <Input maxLength={100} placeholder={say('readerPlaceholder')} />
            </Form.Item>
          )}
        </div>
        <div>
          <CadenceFields />
          <Form.Item name="urgent" valuePropName="checked" extra={say('urgentHint')}>
            <Checkbox>{say('urgent')}</Checkbox>
          </Form.Item>
        </div>
      </div>
      {error && <Alert className="banner" type="error" showIcon title={<Sentence of={error} />} />}
      <Button
        type="primary"
        htmlType="submit"
        loading={isPending}
        disabled={!isAnswered}
        block
        size="large"
      >
        {say(edits ? 'save' : 'create')}
      </Button>
    </Form>
  )
}
