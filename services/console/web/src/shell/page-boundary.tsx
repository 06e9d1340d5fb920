/** A page that breaks says so and lets the others live. */
import { Component, type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'
import { useSay } from '../text/language.tsx'
import { useLive } from './live-context.ts'

interface Given {
  readonly children: ReactNode
  readonly broken: (error: unknown) => ReactNode
}

class Boundary extends Component<Given, { broke: { error: unknown } | null }> {
  override state = { broke: null as { error: unknown } | null }
  static getDerivedStateFromError(error: unknown) {
    return { broke: { error } }
  }
  override render() {
    const { broke } = this.state
    return broke ? this.props.broken(broke.error) : this.props.children
  }
}

/** Opening another page starts afresh. */
export function PageBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation()
  return (
    <Boundary key={pathname.split('/')[1] ?? ''} broken={(error) => <Broken error={error} />}>
      {children}
    </Boundary>
  )
}

/** A part of the program that did not come, in the words of Chromium, Firefox and Safari. */
const isNotLoaded = (error: unknown) =>
  error instanceof Error &&
  /dynamically imported module|Importing a module script failed|Unable to preload/i.test(
    error.message,
  )

function Broken({ error }: { error: unknown }) {
  const say = useSay()
  const notLoaded = isNotLoaded(error)
  useReloadOnceBack(notLoaded)
  return (
    <div className="state" role="alert">
      <p className="state-title">{say(notLoaded ? 'pageNotLoaded' : 'pageBroke')}</p>
      {notLoaded && <p className="retries">{say('reloadsItself')}</p>}
      <button type="button" className="quiet bordered" onClick={() => window.location.reload()}>
        {say('reload')}
      </button>
    </div>
  )
}

/** A script that failed to come is not asked for again by the browser: the page begins anew, once it can. */
function useReloadOnceBack(notLoaded: boolean): void {
  const { connected } = useLive()
  const before = useRef(connected)
  useEffect(() => {
    if (notLoaded && connected && !before.current) window.location.reload()
    before.current = connected
  }, [notLoaded, connected])
}
