import type { Article } from '@jianbao/schema'
import type { Db } from '../open-store.ts'
import { signatureToRow } from '../stories/signature-column.ts'
import type { StoryRevision } from '../stories/story-revision.ts'

export interface ArticleToSave extends StoryRevision {
  readonly article: Article
  /** Folded label, title, abstract and body: a word matches as a substring of this. */
  readonly matchText: string
  readonly fingerprint: string
  readonly signature: readonly number[]
}

/** Makes these the articles of the bulletin: new ones come, known ones change in place, others go. */
export async function replaceArticles(
  trx: Db,
  given: { bulletinId: string; articles: readonly ArticleToSave[]; at: Date },
): Promise<void> {
  const ids = given.articles.map(({ article }) => article.id)
  let gone = trx.deleteFrom('articles').where('bulletin_id', '=', given.bulletinId)
  if (ids.length > 0) gone = gone.where('id', 'not in', ids)
  await gone.execute()
  for (const each of given.articles) {
    const row = articleRow(each)
    await trx
      .insertInto('articles')
      .values({ ...row, id: each.article.id, bulletin_id: given.bulletinId, created_at: given.at })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute()
  }
}

function articleRow({ article, ...given }: ArticleToSave) {
  return {
    ordinal: article.ordinal,
    section: article.section,
    label: article.label,
    title: article.title,
    source_url: article.sourceUrl,
    topics: article.topics.map((topic) => topic.id),
    label_regions: article.labelRegions.map((region) => region.code),
    issuers: article.issuers.map((issuer) => issuer.canonical),
    record: JSON.stringify(article),
    match_text: given.matchText,
    fingerprint: given.fingerprint,
    signature: signatureToRow(given.signature),
    story_id: given.storyId,
    revision: given.revision,
  }
}
