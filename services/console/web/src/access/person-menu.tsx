/**
 * Who is logged in, and the menu below the name. Both stand in the server's picture, so that nothing in the
 * bar moves when the scripts come; what the menu holds comes with them.
 */
import UserOutlined from '@ant-design/icons/es/icons/UserOutlined'
import { lazy, useRef, useState } from 'react'
import { WhenIdle } from '../parts/when-idle.tsx'
import { Themed } from '../shell/themed.tsx'
import { useSay } from '../text/language.tsx'
import { useSession } from './may.tsx'

const PersonWays = lazy(async () => ({
  default: (await import('./person-ways.tsx')).PersonWays,
}))
const OwnPassword = lazy(async () => ({
  default: (await import('./own-password.tsx')).OwnPassword,
}))

export function PersonMenu() {
  const say = useSay()
  const session = useSession()
  const menu = useRef<HTMLDivElement>(null)
  const [changing, setChanging] = useState(false)
  const close = () => menu.current?.hidePopover()
  if (!session) return null
  const name = session.name ?? say('owner')
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
        <WhenIdle>
          <Themed>
            <PersonWays
              hasPassword={session.via === 'cookie' && session.name !== null}
              onLeave={close}
              onPassword={() => setChanging(true)}
            />
          </Themed>
        </WhenIdle>
      </div>
      {changing && (
        <Themed>
          <OwnPassword onClose={() => setChanging(false)} />
        </Themed>
      )}
    </>
  )
}
