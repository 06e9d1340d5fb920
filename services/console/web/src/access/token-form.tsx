/** Makes a token and shows it, once. */
import type { Scope } from '@jianbao/schema'
import { Alert, App, Button, Checkbox, Form, Input, Select } from 'antd'
import { useAct } from '../api/use-api.ts'
import { Problem } from '../parts/problem.tsx'
import { useSay } from '../text/language.tsx'

const scopes = [
  'read',
  'upload',
  'subscribe',
  'operate',
  'administer',
] as const satisfies readonly Scope[]
/** 0: until it is revoked. */
const lasts = [30, 90, 365, 0]

interface Fields {
  readonly name: string
  readonly scopes: Scope[]
  readonly days: number
}

export function TokenForm() {
  const say = useSay()
  const make = useAct('POST /api/tokens', ['GET /api/tokens', 'GET /api/access-events'])
  if (make.data) return <MadeToken token={make.data.token} />
  const send = ({ days, ...given }: Fields) =>
    make.mutate({ body: { ...given, ...(days > 0 && { days }) } })
  // Not as `required`: a group of boxes takes no aria-required.
  const oneAtLeast = (_: unknown, chosen: readonly Scope[]) =>
    chosen.length > 0 ? Promise.resolve() : Promise.reject(new Error(say('required')))
  return (
    <Form<Fields>
      layout="vertical"
      requiredMark={false}
      initialValues={{ scopes: ['read'], days: 90 }}
      onFinish={send}
    >
      <Form.Item
        name="name"
        label={say('tokenName')}
        extra={say('tokenNameHint')}
        rules={[{ required: true, whitespace: true, message: say('required') }]}
      >
        <Input autoComplete="off" autoFocus maxLength={60} />
      </Form.Item>
      <Form.Item
        name="scopes"
        label={say('tokenScopes')}
        extra={say('scopesStandAlone')}
        rules={[{ validator: oneAtLeast }]}
      >
        <Checkbox.Group
          className="scopes"
          options={scopes.map((value) => ({
            value,
            label: (
              <>
                {say(`scope_${value}`)} <span className="soft">{say(`scopeSays_${value}`)}</span>
              </>
            ),
          }))}
        />
      </Form.Item>
      <Form.Item name="days" label={say('tokenEnds')}>
        <Select
          options={lasts.map((value) => ({
            value,
            label: value > 0 ? say('daysN', { n: value }) : say('untilRevoked'),
          }))}
        />
      </Form.Item>
      <Problem of={make.error} />
      <Button type="primary" htmlType="submit" loading={make.isPending}>
        {say('makeToken')}
      </Button>
    </Form>
  )
}

function MadeToken({ token }: { token: string }) {
  const say = useSay()
  const { message } = App.useApp()
  const copy = () =>
    navigator.clipboard.writeText(token).then(() => void message.success(say('copied')))
  return (
    <div className="made-token">
      <Alert type="success" showIcon title={say('tokenMade')} />
      <code>{token}</code>
      <Button type="primary" onClick={() => void copy()}>
        {say('copy')}
      </Button>
    </div>
  )
}
