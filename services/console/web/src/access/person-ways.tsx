/** What the person may do from the menu: accounts, another password, the way out. */
import LogoutOutlined from '@ant-design/icons/es/icons/LogoutOutlined'
import { Button } from 'antd'
import { Link } from 'react-router'
import { call } from '../api/call.ts'
import { useSay } from '../text/language.tsx'
import { May } from './may.tsx'

const logOut = () => call('DELETE /api/session', {}).finally(() => window.location.assign('/login'))

interface Given {
  readonly hasPassword: boolean
  /** The menu has done its work. */
  readonly onLeave: () => void
  readonly onPassword: () => void
}

export function PersonWays({ hasPassword, onLeave, onPassword }: Given) {
  const say = useSay()
  return (
    <>
      <May use="GET /api/accounts">
        <Link to="/accounts" onClick={onLeave}>
          {say('accounts')}
        </Link>
      </May>
      {hasPassword && (
        <Button
          type="link"
          className="inline"
          onClick={() => {
            onLeave()
            onPassword()
          }}
        >
          {say('changePassword')}
        </Button>
      )}
      <Button icon={<LogoutOutlined />} onClick={() => void logOut()}>
        {say('logOut')}
      </Button>
    </>
  )
}
