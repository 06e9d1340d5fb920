/** Which article of an earlier run is this one? Pure. */
import { similarity } from '@jianbao/extraction'
import type { StoredArticle, StoryRevision } from '@jianbao/store'
import { sameStoryMin } from './limits.ts'
import type { ReadArticle } from './read-bulletin.ts'

type Fresh = Pick<ReadArticle, 'fingerprint' | 'signature'> & {
  readonly article: { readonly ordinal: number; readonly title: string }
}

/**
 * Pairs the articles of a new run with those of the last run over the same bytes, surest evidence
 * first: the same fingerprint, nearly the same text, the same title, and where both runs found the
 * same number, the same place in print. Each stored article is given once. Keys are indexes of
 * `fresh`; an article the last run did not see is absent.
 */
export function inheritStories(
  stored: readonly StoredArticle[],
  fresh: readonly Fresh[],
): Map<number, StoryRevision> {
  const heirs = new Map<number, StoryRevision>()
  const free = new Set(stored)
  const give = (index: number, from: StoredArticle | undefined) => {
    if (!from) return
    free.delete(from)
    heirs.set(index, { storyId: from.storyId, revision: from.revision })
  }
  const pairBy = (find: (article: Fresh) => StoredArticle | undefined) => {
    for (const [index, article] of fresh.entries())
      if (!heirs.has(index)) give(index, find(article))
  }
  const among = (test: (old: StoredArticle) => boolean) => [...free].find(test)

  pairBy((article) => among((old) => old.fingerprint === article.fingerprint))
  pairBy((article) => mostSimilar(free, article))
  pairBy((article) => among((old) => plain(old.title) === plain(article.article.title)))
  if (stored.length === fresh.length)
    pairBy((article) => among((old) => old.ordinal === article.article.ordinal))
  return heirs
}

function mostSimilar(free: ReadonlySet<StoredArticle>, article: Fresh): StoredArticle | undefined {
  let best: StoredArticle | undefined
  let bestLikeness = sameStoryMin
  for (const old of free) {
    const likeness = similarity(old.signature, article.signature)
    if (likeness < bestLikeness) continue
    best = old
    bestLikeness = likeness
  }
  return best
}

const plain = (title: string): string => title.normalize('NFKC').replace(/\s+/g, '')
