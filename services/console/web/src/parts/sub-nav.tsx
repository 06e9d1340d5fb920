/** The pages of one room. */
import type { ApiKey } from '@jianbao/schema'
import { NavLink } from 'react-router'
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
  return (
    <nav className="sub-nav" aria-label={say(label)}>
      {pages
        .filter(({ use }) => use === undefined || may(use))
        .map((page) => (
          <NavLink key={page.to} to={page.to} end>
            {say(page.label)}
          </NavLink>
        ))}
    </nav>
  )
}
