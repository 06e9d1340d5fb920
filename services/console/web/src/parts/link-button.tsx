/** A link that looks like a button: opened in place, or in a tab of its own when asked with the keys for that. */
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useLinkClickHandler } from 'react-router'

interface Given {
  readonly to: string
  readonly icon?: ReactNode
  readonly children: ReactNode
}

export function LinkButton({ to, icon, children }: Given) {
  const open = useLinkClickHandler<HTMLElement>(to)
  return (
    <Button href={to} icon={icon} onClick={open}>
      {children}
    </Button>
  )
}
