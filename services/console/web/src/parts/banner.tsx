/** What should be known before anything else on the page. */
import type { ReactNode } from 'react'

interface Given {
  readonly look: 'info' | 'warning'
  readonly title: string
  readonly children?: ReactNode
}

export function Banner({ look, title, children }: Given) {
  return (
    <div className={`banner note ${look}`} role={look === 'warning' ? 'alert' : 'status'}>
      <p className="banner-title">{title}</p>
      {children}
    </div>
  )
}
