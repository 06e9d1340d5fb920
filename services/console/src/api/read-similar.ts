import { bandsOf, similarity } from '@jianbao/extraction'
import type { SimilarArticles } from '@jianbao/schema'
import { type Db, readSignature, similarArticles } from '@jianbao/store'
import { ConsoleError } from '../console-errors.ts'
import { likenessMin, similarShownMax } from '../limits.ts'

/** Articles of other stories that share wording. The likeness is estimated from the stored signatures. */
export async function readSimilar(db: Db, id: string): Promise<SimilarArticles> {
  const asked = await readSignature(db, id)
  if (!asked) throw new ConsoleError('not-found')
  const { storyId, signature } = asked
  const found = await similarArticles(db, { bands: bandsOf(signature), exceptStory: storyId })
  const items = found
    .map(({ bulletinId, bulletinName, bulletinTitle, signature: theirs, ...row }) => ({
      ...row,
      bulletin: { id: bulletinId, name: bulletinName, title: bulletinTitle },
      likeness: similarity(signature, theirs),
    }))
    .filter(({ likeness }) => likeness >= likenessMin)
    .toSorted((a, b) => b.likeness - a.likeness || a.id.localeCompare(b.id))
  return { items: items.slice(0, similarShownMax) }
}
