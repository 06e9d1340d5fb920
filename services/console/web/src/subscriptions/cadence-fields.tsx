import { Form, Input, Segmented, Select } from 'antd'
import { useLanguage, useSay } from '../text/language.tsx'
import { type Rhythm, rhythms, weekdayName, weekdays } from './cadence.ts'

/** When digests come: the usual rhythms, and a cron expression for the rest. */
export function CadenceFields() {
  const say = useSay()
  const { language } = useLanguage()
  const rhythm: Rhythm = Form.useWatch('rhythm') ?? 'instant'
  return (
    <>
      <Form.Item name="rhythm" label={say('cadence')}>
        <Segmented block options={rhythms.map((each) => ({ value: each, label: say(each) }))} />
      </Form.Item>
      {rhythm === 'weekly' && (
        <Form.Item name="weekday" label={say('day')}>
          <Select
            options={weekdays.map((day) => ({ value: day, label: weekdayName(day, language) }))}
          />
        </Form.Item>
      )}
      {rhythm !== 'instant' && rhythm !== 'custom' && (
        <Form.Item
          name="time"
          label={say('at')}
          rules={[{ required: true, message: say('required') }]}
        >
          <Input type="time" />
        </Form.Item>
      )}
      {rhythm === 'custom' && (
        <Form.Item
          name="expression"
          label={say('cron')}
          rules={[{ required: true, whitespace: true, message: say('required') }]}
        >
          <Input spellCheck={false} />
        </Form.Item>
      )}
    </>
  )
}
