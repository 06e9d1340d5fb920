/** People change their own password; this login goes on, the others end. */
import { App, Button, Form, Input } from 'antd'
import { useAct } from '../api/use-api.ts'
import { Problem } from '../parts/problem.tsx'
import { SidePanel } from '../parts/side-panel.tsx'
import { useSay } from '../text/language.tsx'
import { PasswordFields } from './password-fields.tsx'

interface Fields {
  readonly current: string
  readonly password: string
}

export function OwnPassword({ onClose }: { onClose: () => void }) {
  const say = useSay()
  const { message } = App.useApp()
  const act = useAct('POST /api/session/password', [])
  const change = ({ current, password }: Fields) =>
    act.mutate(
      { body: { current, password } },
      {
        onSuccess: () => {
          void message.success(say('passwordChanged'))
          onClose()
        },
      },
    )
  return (
    <SidePanel open title={say('changePassword')} onClose={onClose}>
      <Form<Fields> layout="vertical" requiredMark={false} onFinish={change}>
        <Form.Item
          name="current"
          label={say('currentPassword')}
          rules={[{ required: true, message: say('required') }]}
        >
          <Input.Password autoComplete="current-password" autoFocus />
        </Form.Item>
        <PasswordFields label="newPassword" />
        <Problem of={act.error} />
        <Button type="primary" htmlType="submit" loading={act.isPending}>
          {say('changePassword')}
        </Button>
      </Form>
    </SidePanel>
  )
}
