/** What in the file wants a look, each with the words it speaks of and the way to them. */
import type { PlacedDiagnostic } from '@jianbao/schema'
import { Link } from 'react-router'
import { useSay } from '../text/language.tsx'
import { DiagnosticNote } from './diagnostic-note.tsx'

interface Given {
  readonly bulletinId: string
  readonly diagnostics: readonly PlacedDiagnostic[]
}

export function PlacedDiagnostics({ bulletinId, diagnostics }: Given) {
  const say = useSay()
  if (diagnostics.length === 0) return null
  return (
    <section className="notes" aria-label={say('diagnostics')}>
      {diagnostics.map((each, index) => (
        // Two diagnostics may be alike in all fields; the list keeps its order while it is shown.
        <DiagnosticNote key={index} diagnostic={each}>
          {each.place && <Place bulletinId={bulletinId} diagnostic={each} place={each.place} />}
        </DiagnosticNote>
      ))}
    </section>
  )
}

interface PlaceGiven {
  readonly bulletinId: string
  readonly diagnostic: PlacedDiagnostic
  readonly place: NonNullable<PlacedDiagnostic['place']>
}

function Place({ bulletinId, diagnostic, place }: PlaceGiven) {
  const say = useSay()
  const { quote, line, page, ordinal } = place
  return (
    <span className="note-place">
      <q lang="zh-CN">
        {quote.text.slice(0, quote.start)}
        <span className="doubtful">{quote.text.slice(quote.start, quote.end)}</span>
        {quote.text.slice(quote.end)}
      </q>
      <span className="soft">
        {page === null ? say('lineN', { n: line }) : say('pageN', { n: page })}
      </span>
      {ordinal !== null && (
        <Link to={`/bulletins/${bulletinId}/${ordinal}#at-${diagnostic.start}`}>
          {say('openPlace', { n: ordinal })}
        </Link>
      )}
    </span>
  )
}
