import type { Diagnostic } from '@jianbao/schema'
import type { ReactNode } from 'react'

interface Given {
  readonly diagnostic: Diagnostic
  readonly children?: ReactNode
}

export function DiagnosticNote({ diagnostic, children }: Given) {
  return (
    <div className={`note ${diagnostic.severity}`} role="note" title={diagnostic.code}>
      {diagnostic.message}
      {children}
    </div>
  )
}
