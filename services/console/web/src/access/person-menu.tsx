/** Who is logged in, with which role; the way to accounts, to another password, and out. */
import LogoutOutlined from '@ant-design/icons/es/icons/LogoutOutlined'
import UserOutlined from '@ant-design/icons/es/icons/UserOutlined'
import { Button } from 'antd'
import { lazy, Suspense, useRef, useState } from 'react'
import { Link } from 'react-router'
import { call } from '../api/call.ts'
import { useSay } from '../text/language.tsx'
import { useMay, useSession } from './may.tsx'

const OwnPassword = lazy(async () => ({
  default: (await import('./own-password.tsx')).OwnPassword,
}))

const logOut = () => call('DELETE /api/session', {}).finally(() => window.location.assign('/login'))

export function PersonMenu() {
  const say = useSay()
  const may = useMay()
  const session = useSession()
  const menu = useRef<HTMLDivElement>(null)
  const [changing, setChanging] = useState(false)
  const close = () => menu.current?.hidePopover()
  if (!session) return null
  const name = session.name ?? say('owner')
  const hasPassword = session.via === 'cookie' && session.name !== null
  return (
    <>
      <button type="button" className="person" popoverTarget="person-menu" title={name}>
        <UserOutlined />
        <span className="hidden">{say('person')}: </span>
        <span className="person-name">{name}</span>
      </button>
      <div ref={menu} id="person-menu" popover="auto" className="person-menu">
        <p>
          <strong>{name}</strong>
          {session.name !== null && session.role && (
            <span className="soft"> · {say(`role_${session.role}`)}</span>
          )}
        </p>
        {session.role && <p className="soft">{say(`roleSays_${session.role}`)}</p>}
        {may('GET /api/accounts') && (
          <Link to="/accounts" onClick={close}>
            {say('accounts')}
          </Link>
        )}
        {hasPassword && (
          <Button
            type="link"
            className="inline"
            onClick={() => {
              close()
              setChanging(true)
            }}
          >
            {say('changePassword')}
          </Button>
        )}
        <Button icon={<LogoutOutlined />} onClick={() => void logOut()}>
          {say('logOut')}
        </Button>
      </div>
      {changing && (
        <Suspense>
          <OwnPassword onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </>
  )
}
