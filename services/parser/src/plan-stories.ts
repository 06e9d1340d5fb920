/**
 * Decides which story each article of a bulletin belongs to. Reads only; the stories are locked.
 *
 * - Its fingerprint is known → that revision, for ever.
 * - An earlier run found it in this bulletin → the story it had then. A better parser never makes a
 *   new story or revision of what was there.
 * - It is nearly the text of a story seen elsewhere → that story. The other bulletin's fingerprints
 *   under *this* parser are known (`learn-aliases.ts`), and this one is not among them, so the source
 *   text differs: a new revision. In a re-parse only an alias, for the reader has had it; and where the
 *   other bulletin cannot be read again, for a correction must be one.
 * - Else → a new story.
 *
 * Two articles of one bulletin are never revisions of each other, however alike their wording.
 */
import { similarity } from '@jianbao/extraction'
import {
  type Db,
  type NearArticle,
  nearArticles,
  revisionsOfFingerprints,
  type StoryRevision,
  storedArticles,
} from '@jianbao/store'
import { inheritStories } from './inherit-stories.ts'
import { sameStoryMin } from './limits.ts'
import type { ReadArticle } from './read-bulletin.ts'

/** What is to be written for one article. `same`: whatever the article at that index gets. */
export type StoryStep =
  | { readonly kind: 'known'; readonly of: StoryRevision }
  | { readonly kind: 'same'; readonly as: number }
  | { readonly kind: 'alias'; readonly of: StoryRevision }
  | { readonly kind: 'revision'; readonly storyId: string }
  | { readonly kind: 'new' }

/**
 * One step an article, in print order; or the bulletins with near-duplicates that another parser read
 * and whose aliases nobody has learned yet: learn them and ask again.
 */
export type StoryPlan =
  | { readonly kind: 'plan'; readonly steps: readonly StoryStep[] }
  | { readonly kind: 'aliases-missing'; readonly bulletinIds: readonly string[] }

export async function planStories(
  db: Db,
  given: {
    bulletinId: string
    articles: readonly ReadArticle[]
    parserVersion: string
    /** Bulletins that cannot be read again: nobody can tell whether the text or the parser differs. */
    unlearnable: ReadonlySet<string>
  },
): Promise<StoryPlan> {
  const { bulletinId, articles } = given
  const fingerprints = articles.map((article) => article.fingerprint)
  const known = await revisionsOfFingerprints(db, fingerprints)
  const stored = await storedArticles(db, bulletinId)
  const inherited = inheritStories(stored, articles)
  const easy = articles.map((article, index) => {
    const first = fingerprints.indexOf(article.fingerprint)
    return easyStep(
      known.get(article.fingerprint),
      first < index ? first : null,
      inherited.get(index),
    )
  })

  const questions = articles.map((article, index) => (easy[index] ? [] : article.bands))
  const candidates = await nearArticles(db, { questions, exceptBulletin: bulletinId })
  const near = articles.map((article, index) => mostSimilar(article, candidates[index] ?? []))
  const { parserVersion, unlearnable } = given
  const unlearned = near
    .flat()
    .filter((each) => each.aliasedBy !== parserVersion && !unlearnable.has(each.bulletinId))
  if (unlearned.length > 0)
    return { kind: 'aliases-missing', bulletinIds: unlearned.map((each) => each.bulletinId) }

  const taken = new Set([...known.values(), ...inherited.values()].map((each) => each.storyId))
  const isSilent = (nearest: NearArticle) =>
    stored.length > 0 || unlearnable.has(nearest.bulletinId)
  const steps = easy.map((step, index) => step ?? hardStep(near[index] ?? [], taken, isSilent))
  return { kind: 'plan', steps }
}

function easyStep(
  known: StoryRevision | undefined,
  first: number | null,
  inherited: StoryRevision | undefined,
): StoryStep | null {
  if (known) return { kind: 'known', of: known }
  if (first !== null) return { kind: 'same', as: first }
  if (inherited) return { kind: 'alias', of: inherited }
  return null
}

function hardStep(
  near: readonly NearArticle[],
  taken: Set<string>,
  isSilent: (nearest: NearArticle) => boolean,
): StoryStep {
  const nearest = near.find((each) => !taken.has(each.storyId))
  if (!nearest) return { kind: 'new' }
  taken.add(nearest.storyId)
  return isSilent(nearest)
    ? { kind: 'alias', of: nearest }
    : { kind: 'revision', storyId: nearest.storyId }
}

/** Those of the candidates that are nearly this text, the most similar first. */
function mostSimilar(article: ReadArticle, candidates: readonly NearArticle[]): NearArticle[] {
  return candidates
    .map((near) => ({ near, likeness: similarity(near.signature, article.signature) }))
    .filter(({ likeness }) => likeness >= sameStoryMin)
    .sort((a, b) => b.likeness - a.likeness || b.near.revision - a.near.revision)
    .map(({ near }) => near)
}
