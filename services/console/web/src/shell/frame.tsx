/** What stands round every page: the name, the way to the others, the language, the way out. */
import ApartmentOutlined from '@ant-design/icons/es/icons/ApartmentOutlined'
import BellOutlined from '@ant-design/icons/es/icons/BellOutlined'
import DashboardOutlined from '@ant-design/icons/es/icons/DashboardOutlined'
import FileTextOutlined from '@ant-design/icons/es/icons/FileTextOutlined'
import MailOutlined from '@ant-design/icons/es/icons/MailOutlined'
import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined'
import SendOutlined from '@ant-design/icons/es/icons/SendOutlined'
import type { ApiKey } from '@jianbao/schema'
import { Alert, Button, Tooltip } from 'antd'
import { type ReactNode, useEffect } from 'react'
import { Link, NavLink, useLocation } from 'react-router'
import { useMay } from '../access/may.tsx'
import { PersonMenu } from '../access/person-menu.tsx'
import { useLiveCounts } from '../api/use-live-counts.ts'
import { useLanguage, useSay } from '../text/language.tsx'
import type { Message } from '../text/messages.ts'
import { LiveContext } from './live-context.ts'
import { useArrival } from './use-arrival.ts'

/** `use`: the room is shown to those who may use this route. */
const rooms: { to: string; label: Message; icon: ReactNode; use?: ApiKey }[] = [
  { to: '/', label: 'overview', icon: <DashboardOutlined /> },
  { to: '/bulletins', label: 'bulletins', icon: <FileTextOutlined /> },
  { to: '/search', label: 'search', icon: <SearchOutlined /> },
  { to: '/subscriptions', label: 'subscriptions', icon: <BellOutlined /> },
  { to: '/deliveries', label: 'deliveries', icon: <SendOutlined /> },
  { to: '/mailbox', label: 'mailbox', icon: <MailOutlined />, use: 'GET /api/mailbox' },
  { to: '/operations', label: 'queues', icon: <ApartmentOutlined /> },
]

export function Frame({ children }: { children: ReactNode }) {
  const say = useSay()
  const live = useLiveCounts()
  const may = useMay()
  useTitle()
  useArrival()
  return (
    <LiveContext value={live}>
      <a className="skip" href="#content">
        {say('skip')}
      </a>
      <div className="frame">
        <header className="bar">
          <Link className="brand" to="/">
            <span className="mark" aria-hidden="true">
              简
            </span>
            {say('product')}
          </Link>
          <nav className="rooms" aria-label={say('navigation')}>
            {rooms
              .filter(({ use }) => use === undefined || may(use))
              .map(({ to, label, icon }) => (
                <NavLink key={to} to={to} end={to === '/'}>
                  {icon}
                  <span>{say(label)}</span>
                </NavLink>
              ))}
          </nav>
          <Tools connected={live.connected} />
        </header>
        <main id="content" className="content" tabIndex={-1}>
          {live.counts?.queuesReachable === false && (
            <Alert type="warning" showIcon title={say('queuesAway')} className="banner" />
          )}
          {children}
        </main>
      </div>
    </LiveContext>
  )
}

function Tools({ connected }: { connected: boolean }) {
  const say = useSay()
  const { language, setLanguage } = useLanguage()
  const state = say(connected ? 'live' : 'notLive')
  return (
    <div className="tools">
      <Tooltip title={state}>
        <span className={connected ? 'pulse on' : 'pulse'} role="status" aria-label={state} />
      </Tooltip>
      <Button
        type="text"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {say('otherLanguage')}
      </Button>
      <PersonMenu />
    </div>
  )
}

/** The tab says which room it shows. */
function useTitle(): void {
  const say = useSay()
  const { pathname } = useLocation()
  const room = rooms.find(({ to }) => to !== '/' && pathname.startsWith(to)) ?? rooms[0]
  const title = room ? `${say(room.label)} · ${say('product')}` : say('product')
  useEffect(() => {
    document.title = title
  }, [title])
}
