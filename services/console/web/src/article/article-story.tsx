/** What the source text of the article changed. Nothing where it stands as it first appeared. */
import { useApi } from '../api/use-api.ts'
import { RevisionChanges } from './revision-changes.tsx'

export function ArticleStory({ id }: { id: string }) {
  const story = useApi('GET /api/articles/:id/story', { params: { id } })
  // An aside: while it loads, or if it cannot, the article is read without it.
  return story.data ? <RevisionChanges story={story.data} /> : null
}
