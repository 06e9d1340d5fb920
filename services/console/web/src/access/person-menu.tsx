/** Who is logged in, with which role, and the way out. */
import LogoutOutlined from '@ant-design/icons/es/icons/LogoutOutlined'
import UserOutlined from '@ant-design/icons/es/icons/UserOutlined'
import { Button, Dropdown, type MenuProps } from 'antd'
import { call } from '../api/call.ts'
import { useSay } from '../text/language.tsx'
import { useSession } from './may.tsx'

const logOut = () => call('DELETE /api/session', {}).finally(() => window.location.assign('/login'))

export function PersonMenu() {
  const say = useSay()
  const session = useSession()
  const name = session?.name ?? say('owner')
  const role = session?.role && say(`role_${session.role}`)
  const items: NonNullable<MenuProps['items']> = [
    {
      key: 'who',
      type: 'group',
      label: session && role && session.name ? `${name} · ${role}` : name,
    },
    { key: 'out', icon: <LogoutOutlined />, label: say('logOut'), onClick: () => void logOut() },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items }} placement="bottomRight">
      <Button type="text" icon={<UserOutlined />} aria-label={`${say('person')}: ${name}`}>
        <span className="person">{name}</span>
      </Button>
    </Dropdown>
  )
}
