import type { Diagnostic } from '@jianbao/schema'

export function DiagnosticNote({ diagnostic }: { diagnostic: Diagnostic }) {
  return (
    <p className={`note ${diagnostic.severity}`} role="note">
      {diagnostic.message}
      <code className="note-code">{diagnostic.code}</code>
    </p>
  )
}
