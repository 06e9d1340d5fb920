import { addAlias, addRevision, addStory, type Db, type StoryRevision } from '@jianbao/store'
import type { StoryStep } from './plan-stories.ts'
import type { ReadArticle } from './read-bulletin.ts'

/** Carries the plan's steps out and returns every article with the story revision it shows. */
export async function writeStories(
  trx: Db,
  given: { articles: readonly ReadArticle[]; steps: readonly StoryStep[]; at: Date },
): Promise<(ReadArticle & StoryRevision)[]> {
  const written: (ReadArticle & StoryRevision)[] = []
  for (const [index, article] of given.articles.entries()) {
    const step = given.steps[index]
    if (!step) throw new Error(`The plan has no step for article ${index + 1}.`)
    const { storyId, revision } = await carryOut(trx, step, { article, written, at: given.at })
    written.push({ ...article, storyId, revision })
  }
  return written
}

async function carryOut(
  trx: Db,
  step: StoryStep,
  given: { article: ReadArticle; written: readonly StoryRevision[]; at: Date },
): Promise<StoryRevision> {
  const { article, at } = given
  const { fingerprint, bands } = article
  const text = { title: article.article.title, fingerprint, bands }
  switch (step.kind) {
    case 'known':
      return step.of
    case 'same': {
      const same = given.written[step.as]
      if (!same) throw new Error(`Article ${step.as + 1} has no story yet.`)
      return same
    }
    case 'alias':
      await addAlias(trx, step.of, text)
      return step.of
    case 'revision':
      return addRevision(trx, step.storyId, text, at)
    case 'new':
      return addStory(trx, text, at)
  }
}
