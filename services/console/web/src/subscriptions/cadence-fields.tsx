import { Form, Input, Select } from 'antd'
import { useLanguage, useSay } from '../text/language.tsx'
import { daysOfMonth, type Rhythm, rhythms, timePattern, weekdayName, weekdays } from './cadence.ts'

/** When digests come: the usual rhythms, and a cron expression for the rest. */
export function CadenceFields() {
  const say = useSay()
  const rhythm: Rhythm = Form.useWatch('rhythm') ?? 'instant'
  return (
    <>
      <Form.Item name="rhythm" label={say('cadence')}>
        <Select options={rhythms.map((each) => ({ value: each, label: say(each) }))} />
      </Form.Item>
      <DayFields rhythm={rhythm} />
      {rhythm !== 'instant' && rhythm !== 'custom' && <TimesField />}
      {rhythm === 'custom' && (
        <Form.Item
          name="expression"
          label={say('cron')}
          rules={[{ required: true, whitespace: true, message: say('required') }]}
        >
          <Input spellCheck={false} />
        </Form.Item>
      )}
      <QuietFields />
    </>
  )
}

function DayFields({ rhythm }: { rhythm: Rhythm }) {
  const say = useSay()
  const { language } = useLanguage()
  const required = [{ required: true, message: say('required') }]
  if (rhythm === 'weekly') {
    return (
      <Form.Item name="weekdays" label={say('day')} rules={required}>
        <Select
          mode="multiple"
          options={weekdays.map((day) => ({ value: day, label: weekdayName(day, language) }))}
        />
      </Form.Item>
    )
  }
  if (rhythm === 'monthly') {
    return (
      <Form.Item name="days" label={say('dayOfMonth')} rules={required}>
        <Select
          mode="multiple"
          options={daysOfMonth.map((day) => ({
            value: day,
            label: day === 'last' ? say('lastDay') : say('dayN', { n: day }),
          }))}
        />
      </Form.Item>
    )
  }
  return null
}

const usualTimes = ['08:00', '12:00', '17:30']

function TimesField() {
  const say = useSay()
  return (
    <Form.Item
      name="times"
      label={say('at')}
      extra={say('timesHint')}
      rules={[
        { required: true, message: say('required') },
        {
          validator: async (_, times: string[]) => {
            if (times.some((time) => !timePattern.test(time))) throw new Error(say('notATime'))
          },
        },
      ]}
    >
      <Select
        mode="tags"
        maxCount={24}
        tokenSeparators={[',', '，', '、', ' ']}
        options={usualTimes.map((time) => ({ value: time, label: time }))}
      />
    </Form.Item>
  )
}

/** Both ends or neither. */
function QuietFields() {
  const say = useSay()
  const ends = ['quietFrom', 'quietTo'] as const
  return (
    <Form.Item label={say('quietHours')} extra={say('quietHint')}>
      <div className="pair">
        {ends.map((name, index) => {
          const other = ends[1 - index] ?? name
          return (
            <Form.Item
              key={name}
              name={name}
              noStyle
              dependencies={[other]}
              rules={[
                ({ getFieldValue }) => ({
                  validator: async (_, value?: string) => {
                    const given: string | undefined = getFieldValue(other)
                    if (Boolean(value) !== Boolean(given) || (value && value === given)) {
                      throw new Error(say('bothEnds'))
                    }
                  },
                }),
              ]}
            >
              <Input type="time" aria-label={say(name)} />
            </Form.Item>
          )
        })}
      </div>
    </Form.Item>
  )
}
