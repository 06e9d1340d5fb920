/** What a page shows while it has nothing yet, has nothing, or could not get it. */
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { ApiFailure } from '../api/call.ts'
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

function Failure({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <div className="state" role="alert">
      <p className="state-title">{error instanceof ApiFailure ? error[language] : say('failed')}</p>
      {error instanceof ApiFailure && error.code === 'not-found' ? (
        <Link to="/">{say('toOverview')}</Link>
      ) : (
        <button type="button" className="quiet bordered" onClick={onRetry}>
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
  if (of.data !== undefined) return children(of.data)
  if (of.error) return <Failure error={of.error} onRetry={() => void of.refetch()} />
  return <Loading />
}
