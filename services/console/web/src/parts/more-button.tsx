import { useSay } from '../text/language.tsx'

interface Pages {
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
}

/** Stands under a list that goes on. */
export function MoreButton({ pages }: { pages: Pages }) {
  const say = useSay()
  if (!pages.hasNextPage) return null
  return (
    <div className="more">
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
