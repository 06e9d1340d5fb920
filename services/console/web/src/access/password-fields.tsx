import { Form, Input } from 'antd'
import { useSay } from '../text/language.tsx'

/** As packages/schema says; the server decides. */
const passwordCharsMin = 10

/** A new password, typed twice. Without `required` it may be left as it is. */
export function PasswordFields({ required = true }: { required?: boolean }) {
  const say = useSay()
  return (
    <>
      <Form.Item
        name="password"
        label={say(required ? 'password' : 'newPassword')}
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
