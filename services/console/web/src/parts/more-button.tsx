import { useSay } from '../text/language.tsx'
import { Sentence } from './sentence.tsx'

interface Pages {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly isFetchNextPageError: boolean
  readonly error: Error | null
  readonly fetchNextPage: () => unknown
}

/** Stands under a list that goes on. */
export function MoreButton({ pages }: { pages: Pages }) {
  const say = useSay()
  if (!pages.hasNextPage) return null
  return (
    <div className="more">
      {pages.isFetchNextPageError && pages.error && (
        <p className="alarm" role="alert">
          <Sentence of={pages.error} />
        </p>
      )}
      <button
        type="button"
        className="quiet bordered"
        aria-busy={pages.isFetchingNextPage}
        disabled={pages.isFetchingNextPage}
        onClick={() => void pages.fetchNextPage()}
      >
        {say(pages.isFetchingNextPage ? 'loading' : 'more')}
      </button>
    </div>
  )
}
