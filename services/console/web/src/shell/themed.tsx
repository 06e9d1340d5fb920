/**
 * Pages and parts made of Ant Design. Making its tokens and styles takes a slow machine most of a second:
 * what is read first (the overview, a bulletin, an article, a search) goes without, and never waits for it.
 * The server renders none of it: its styles are made in the browser.
 */
import { lazy, type ReactNode, Suspense } from 'react'
import { Outlet } from 'react-router'
import { Loading } from '../parts/states.tsx'
import { useIsHydrated } from './use-is-hydrated.ts'

const Theme = lazy(async () => ({ default: (await import('./theme.tsx')).Theme }))

interface Given {
  /** What stands there meanwhile. */
  readonly meanwhile?: ReactNode
  readonly children: ReactNode
}

export function Themed({ meanwhile = null, children }: Given) {
  if (!useIsHydrated()) return meanwhile
  return (
    <Suspense fallback={meanwhile}>
      <Theme>{children}</Theme>
    </Suspense>
  )
}

/** The pages below a route. */
export function ThemedPages() {
  return (
    <Themed meanwhile={<Loading />}>
      <Outlet />
    </Themed>
  )
}
