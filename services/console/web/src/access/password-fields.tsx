import { Form, Input } from 'antd'
import { useSay } from '../text/language.tsx'
import type { Message } from '../text/messages.ts'

/** As packages/schema says; the server decides. */
const passwordCharsMin = 10

interface Given {
  readonly label: Message
  /** Without it the password may be left as it is. */
  readonly required?: boolean
}

/** A new password, typed twice. */
export function PasswordFields({ label, required = true }: Given) {
  const say = useSay()
  return (
    <>
      <Form.Item
        name="password"
        label={say(label)}
        extra={say('passwordHint')}
        rules={[
          { required, message: say('required') },
          { min: passwordCharsMin, message: say('passwordHint') },
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={say('passwordAgain')}
        dependencies={['password']}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_, again: string | undefined) =>
              (again ?? '') === (getFieldValue('password') ?? '')
                ? Promise.resolve()
                : Promise.reject(new Error(say('passwordsDiffer'))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  )
}
