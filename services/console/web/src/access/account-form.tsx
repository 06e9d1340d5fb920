import type { AccountItem, Role } from '@jianbao/schema'
import { Button, Form, Input, Radio } from 'antd'
import { useAct } from '../api/use-api.ts'
import { Problem } from '../parts/problem.tsx'
import { useSay } from '../text/language.tsx'
import { PasswordFields } from './password-fields.tsx'

const roles = ['reader', 'editor', 'administrator'] as const satisfies readonly Role[]
const stale = ['GET /api/accounts', 'GET /api/access-events'] as const

interface Fields {
  readonly name: string
  readonly role: Role
  readonly password?: string
}

interface Given {
  /** Null for a new one. */
  readonly account: AccountItem | null
  readonly onDone: () => void
}

export function AccountForm({ account, onDone }: Given) {
  const say = useSay()
  const add = useAct('POST /api/accounts', stale)
  const change = useAct('POST /api/accounts/:id', stale)
  const save = ({ name, role, password = '' }: Fields) => {
    if (!account) return add.mutate({ body: { name, role, password } }, { onSuccess: onDone })
    const changed = {
      ...(role !== account.role && { role }),
      ...(password !== '' && { password }),
    }
    if (Object.keys(changed).length === 0) return onDone()
    return change.mutate({ params: { id: account.id }, body: changed }, { onSuccess: onDone })
  }
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{ role: account?.role ?? 'reader' }}
      onFinish={save}
    >
      {!account && (
        <Form.Item
          name="name"
          label={say('accountName')}
          extra={say('accountNameHint')}
          rules={[{ required: true, whitespace: true, message: say('required') }]}
        >
          <Input autoComplete="off" autoFocus maxLength={40} />
        </Form.Item>
      )}
      <Form.Item name="role" label={say('role')}>
        <Radio.Group className="choices" disabled={account?.own ?? false}>
          {roles.map((role) => (
            <Radio key={role} value={role}>
              {say(`role_${role}`)}
              <span className="soft choice-says">{say(`roleSays_${role}`)}</span>
            </Radio>
          ))}
        </Radio.Group>
      </Form.Item>
      <PasswordFields label={account ? 'newPasswordIfAny' : 'password'} required={!account} />
      {account && <p className="soft">{say('changeEnds')}</p>}
      <Problem of={account ? change.error : add.error} />
      <Button type="primary" htmlType="submit" loading={add.isPending || change.isPending}>
        {say(account ? 'save' : 'addAccount')}
      </Button>
    </Form>
  )
}
