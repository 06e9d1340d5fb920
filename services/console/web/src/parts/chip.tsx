/** A word in a coloured field. Lists hold dozens of them before anything else is painted: no machinery. */
import type { ReactNode } from 'react'

export type ChipLook = 'plain' | 'processing' | 'success' | 'warning' | 'error'

export function Chip({ look = 'plain', children }: { look?: ChipLook; children: ReactNode }) {
  return <span className={`state-chip ${look}`}>{children}</span>
}
