/** Where digests go: a mail address, or another way with its kind before it. */
import { readAddress } from '@jianbao/schema'
import { Form, Input } from 'antd'
import { useSay } from '../text/language.tsx'

const signed = /^(?:webhook|feishu|dingtalk):/i
const keyed = /^(?:feishu|dingtalk):/i

export function ChannelFields() {
  const say = useSay()
  const address: string = Form.useWatch('address') ?? ''
  const isWrong = (value: string) => value !== '' && 'problem' in readAddress(value)
  return (
    <>
      <Form.Item
        name="address"
        label={say('address')}
        extra={say('addressHint')}
        rules={[
          { required: true, message: say('required') },
          {
            validator: (_, value: string = '') =>
              isWrong(value) ? Promise.reject(new Error(say('notAnAddress'))) : Promise.resolve(),
          },
        ]}
      >
        <Input inputMode="email" maxLength={2_000} autoComplete="email" spellCheck={false} />
      </Form.Item>
      {signed.test(address) && (
        <Form.Item name="secret" label={say('secret')}>
          <Input.Password maxLength={200} autoComplete="off" />
        </Form.Item>
      )}
      {keyed.test(address) && (
        <Form.Item name="keyword" label={say('keyword')}>
          <Input maxLength={20} />
        </Form.Item>
      )}
    </>
  )
}
