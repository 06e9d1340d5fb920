/** What stands round every page: the name, the way to the others, the language, the way out. */
import ApartmentOutlined from '@ant-design/icons/es/icons/ApartmentOutlined'
import BellOutlined from '@ant-design/icons/es/icons/BellOutlined'
import DashboardOutlined from '@ant-design/icons/es/icons/DashboardOutlined'
import FileTextOutlined from '@ant-design/icons/es/icons/FileTextOutlined'
import MailOutlined from '@ant-design/icons/es/icons/MailOutlined'
import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined'
import SendOutlined from '@ant-design/icons/es/icons/SendOutlined'
import TableOutlined from '@ant-design/icons/es/icons/TableOutlined'
import type { ApiKey } from '@jianbao/schema'
import { type ReactNode, useEffect } from 'react'
import { Link, useLocation } from 'react-router'
import { useMay } from '../access/may.tsx'
import { PersonMenu } from '../access/person-menu.tsx'
import { useLiveCounts } from '../api/use-live-counts.ts'
import { Banner } from '../parts/banner.tsx'
import type { SubPage } from '../parts/sub-nav.tsx'
import { useLanguage, useSay } from '../text/language.tsx'
import type { Message } from '../text/messages.ts'
import { LiveContext } from './live-context.ts'
import { MoreRooms } from './more-rooms.tsx'
import { followPages, operatePages, referencePages } from './sub-pages.ts'
import { useArrival } from './use-arrival.ts'

interface Room {
  readonly to: string
  readonly label: Message
  readonly icon: ReactNode
  /** The room is shown to those who may use this route. */
  readonly use?: ApiKey
  /** Its pages, where it has several. */
  readonly pages?: readonly SubPage[]
}

/** What is read most: a phone's bar holds these. */
const rooms: readonly Room[] = [
  { to: '/', label: 'overview', icon: <DashboardOutlined /> },
  { to: '/bulletins', label: 'bulletins', icon: <FileTextOutlined /> },
  { to: '/search', label: 'search', icon: <SearchOutlined /> },
  { to: '/subscriptions', label: 'subscriptions', icon: <BellOutlined />, pages: followPages },
]
const otherRooms: readonly Room[] = [
  { to: '/documents', label: 'reference', icon: <TableOutlined />, pages: referencePages },
  { to: '/deliveries', label: 'deliveries', icon: <SendOutlined /> },
  { to: '/mailbox', label: 'mailbox', icon: <MailOutlined />, use: 'GET /api/mailbox' },
  { to: '/operations', label: 'operations', icon: <ApartmentOutlined />, pages: operatePages },
]

export function Frame({ children }: { children: ReactNode }) {
  const say = useSay()
  const live = useLiveCounts()
  const may = useMay()
  const { pathname } = useLocation()
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
            {rooms.map((room) => (
              <RoomLink key={room.to} room={room} />
            ))}
            <MoreRooms isHere={otherRooms.some((room) => isRoomAt(pathname, room))}>
              {otherRooms
                .filter(
                  (room) => room.use === undefined || may(room.use) || isRoomAt(pathname, room),
                )
                .map((room) => (
                  <RoomLink key={room.to} room={room} />
                ))}
            </MoreRooms>
          </nav>
          <Tools connected={live.connected} />
        </header>
        <main id="content" className="content" tabIndex={-1}>
          {live.isLost && <Banner look="warning" title={say('connectionLost')} />}
          {live.counts?.queuesReachable === false && (
            <Banner look="warning" title={say('queuesAway')} />
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
      <span
        className={connected ? 'pulse on' : 'pulse'}
        role="status"
        aria-label={state}
        title={state}
      />
      <button
        type="button"
        className="quiet"
        lang={language === 'zh' ? 'en' : 'zh-CN'}
        onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
      >
        {say('otherLanguage')}
      </button>
      <PersonMenu />
    </div>
  )
}

const isAt = (pathname: string, { to }: { to: string }) =>
  pathname === to || (to !== '/' && pathname.startsWith(`${to}/`))

const isRoomAt = (pathname: string, room: Room) =>
  [room, ...(room.pages ?? [])].some((page) => isAt(pathname, page))

function RoomLink({ room }: { room: Room }) {
  const say = useSay()
  const { pathname } = useLocation()
  const isHere = isRoomAt(pathname, room)
  return (
    <Link
      to={room.to}
      className={isHere ? 'active' : ''}
      aria-current={isHere ? 'page' : undefined}
    >
      {room.icon}
      <span>{say(room.label)}</span>
    </Link>
  )
}

/** The tab says which page it shows. */
function useTitle(): void {
  const say = useSay()
  const { pathname } = useLocation()
  const pages = [...rooms, ...otherRooms].flatMap((room) => [...(room.pages ?? []), room])
  const page = pages.find((each) => isAt(pathname, each)) ?? rooms[0]
  const title = page ? `${say(page.label)} · ${say('product')}` : say('product')
  useEffect(() => {
    document.title = title
  }, [title])
}
