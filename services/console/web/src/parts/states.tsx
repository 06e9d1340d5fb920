/** What a page shows while it has nothing yet, has nothing, or could not get it. */
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import { ApiFailure, isPassing } from '../api/call.ts'
import { useLanguage, useSay } from '../text/language.tsx'

export function Loading() {
  const say = useSay()
  return (
    <div className="loading" role="status" aria-label={say('loading')}>
      <span />
      <span />
      <span />
    </div>
  )
}

/** Asking again does not help: it is not there, or not for whoever asks. */
const isFinal = (error: Error) =>
  error instanceof ApiFailure && ['not-found', 'not-allowed'].includes(error.code)

interface Failed {
  readonly error: Error
  readonly isAsking: boolean
  readonly onRetry: () => void
}

function Failure({ error, isAsking, onRetry }: Failed) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <div className="state" role="alert">
      <p className="state-title">{error instanceof ApiFailure ? error[language] : say('failed')}</p>
      {isPassing(error) && <p className="retries">{say('retriesItself')}</p>}
      {isFinal(error) ? (
        <Link to="/">{say('toOverview')}</Link>
      ) : (
        <button type="button" className="quiet bordered" aria-disabled={isAsking} onClick={onRetry}>
          {say('retry')}
        </button>
      )}
    </div>
  )
}

export function Nothing({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="state">
      <p className="state-title">{title}</p>
      {children}
    </div>
  )
}

interface Read<T> {
  readonly data: T | undefined
  readonly error: Error | null
  readonly refetch: () => unknown
}

/** The usual three: waiting, refused, there. */
export function Shown<T>({ of, children }: { of: Read<T>; children: (data: T) => ReactNode }) {
  const refused = useRefused(of)
  if (of.data !== undefined) return children(of.data)
  if (!refused) return <Loading />
  const isAsking = of.error === null
  return <Failure error={refused} isAsking={isAsking} onRetry={() => void of.refetch()} />
}

/** A refusal that passes stands while the same is asked again: nothing jumps to and fro. */
function useRefused({ data, error }: Read<unknown>): Error | null {
  const [last, setLast] = useState<Error | null>(null)
  const kept = last && isPassing(last) ? last : null
  const now = data === undefined ? (error ?? kept) : null
  if (now !== last) setLast(now)
  return now
}
