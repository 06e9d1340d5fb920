/** A page that breaks says so and lets the others live. */
import { Component, type ReactNode } from 'react'
import { useLocation } from 'react-router'
import { useSay } from '../text/language.tsx'

class Boundary extends Component<{ children: ReactNode; broken: ReactNode }, { broke: boolean }> {
  override state = { broke: false }
  static getDerivedStateFromError() {
    return { broke: true }
  }
  override render() {
    return this.state.broke ? this.props.broken : this.props.children
  }
}

/** Opening another page starts afresh. */
export function PageBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation()
  return (
    <Boundary key={pathname.split('/')[1] ?? ''} broken={<Broken />}>
      {children}
    </Boundary>
  )
}

function Broken() {
  const say = useSay()
  return (
    <div className="state" role="alert">
      <p>{say('pageBroke')}</p>
      <button type="button" className="quiet bordered" onClick={() => window.location.reload()}>
        {say('reload')}
      </button>
    </div>
  )
}
