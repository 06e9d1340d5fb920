/** The pages of one room. */
import type { ApiKey } from '@jianbao/schema'
import { useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import { useMay } from '../access/may.tsx'
import { useSay } from '../text/language.tsx'
import type { Message } from '../text/messages.ts'

export interface SubPage {
  readonly to: string
  readonly label: Message
  /** Shown to those who may use this route. */
  readonly use?: ApiKey
}

export function SubNav({ of: pages, label }: { of: readonly SubPage[]; label: Message }) {
  const say = useSay()
  const may = useMay()
  const { pathname } = useLocation()
  // The page one is on stays, also while nobody knows who asks.
  const open = pages.filter(({ to, use }) => use === undefined || may(use) || to === pathname)
  const nav = useSeenIn(pathname, open.length)
  return (
    <nav ref={nav} className="sub-nav" aria-label={say(label)}>
      {open.map((page) => (
        <NavLink key={page.to} to={page.to}>
          {say(page.label)}
        </NavLink>
      ))}
    </nav>
  )
}

const besidePx = 16

/** On a phone the row scrolls: the page one is on is seen in it, whatever stands before. */
function useSeenIn(pathname: string, count: number) {
  const nav = useRef<HTMLElement>(null)
  // Another page, or another number of them, moves what is seen.
  useEffect(() => {
    const row = nav.current
    const here = row?.querySelector<HTMLElement>('[aria-current="page"]')
    if (row && here) row.scrollLeft = here.offsetLeft - row.offsetLeft - besidePx
  }, [pathname, count])
  return nav
}
