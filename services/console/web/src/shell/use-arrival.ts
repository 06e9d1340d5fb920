/** A page that is opened is read from its top, and Tab goes on from there. */
import { useLayoutEffect, useRef } from 'react'
import { useLocation, useNavigationType } from 'react-router'

export function useArrival(): void {
  const { pathname, hash } = useLocation()
  const kind = useNavigationType()
  const before = useRef(pathname)
  // Before anybody can press a key on the new page.
  useLayoutEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    // Going back, the browser knows the place; an address with a place leads there itself.
    if (kind === 'POP' || hash !== '') return
    window.scrollTo(0, 0)
    document.getElementById('content')?.focus({ preventScroll: true })
  }, [pathname, hash, kind])
}
