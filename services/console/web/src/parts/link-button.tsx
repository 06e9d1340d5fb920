import type { ReactNode } from 'react'
import { Link } from 'react-router'

interface Given {
  readonly to: string
  readonly icon?: ReactNode
  readonly children: ReactNode
}

/** A link that looks like a button. */
export function LinkButton({ to, icon, children }: Given) {
  return (
    <Link to={to} className="quiet bordered with-icon">
      {icon}
      {children}
    </Link>
  )
}
