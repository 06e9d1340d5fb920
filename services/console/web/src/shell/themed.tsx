/**
 * Pages and parts made of Ant Design. Making its tokens and styles takes a slow machine most of a second:
 * what is read first (the overview, a bulletin, an article) goes without, and never waits for it.
 */
import { lazy, type ReactNode, Suspense } from 'react'
import { Outlet } from 'react-router'

export const loadTheme = () => import('./theme.tsx')

const Theme = lazy(async () => ({ default: (await loadTheme()).Theme }))

export function Themed({ children }: { children: ReactNode }) {
  return (
    <Suspense>
      <Theme>{children}</Theme>
    </Suspense>
  )
}

/** The pages below a route. */
export function ThemedPages() {
  return (
    <Themed>
      <Outlet />
    </Themed>
  )
}
