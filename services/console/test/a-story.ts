/** Bulletins in the ledger as the parser leaves them: read for real, their stories by the parser's statements. */
import { createHash } from 'node:crypto'
import { bandsOf, fingerprintOf, parseBulletin, signatureOf } from '@jianbao/extraction'
import { matchText } from '@jianbao/schema'
import {
  addRevision,
  addStory,
  type Db,
  decideSource,
  recordDrop,
  replaceArticles,
  revisionsOfFingerprints,
  type StoryRevision,
  saveBulletin,
} from '@jianbao/store'

interface Given {
  readonly at: Date
  readonly name: string
  /** Articles with this title and a text never seen are a revision of the story. */
  readonly revises?: ReadonlyMap<string, StoryRevision>
}

interface StoredArticle extends StoryRevision {
  readonly id: string
  readonly title: string
}

export async function aParsedBulletin(
  db: Db,
  text: string,
  { at, name, revises }: Given,
): Promise<{ id: string; articles: StoredArticle[] }> {
  const sha256 = createHash('sha256').update(text).digest('hex')
  const bytes = Buffer.byteLength(text)
  const file = { sha256, name, series: null, bytes, inboxPath: name }
  await recordDrop(db, { ...file, storedPaths: [name] }, at)
  const source = { name, mediaType: 'text/plain', encoding: 'utf-8', bytes, sha256 }
  const { articles, text: body, sourceMap, ...header } = parseBulletin(text, source)
  const verdict = { kind: 'parsed', mediaType: 'text/plain', encoding: 'utf-8' } as const
  await decideSource(db, { sha256, run: 1, verdict, at })
  const saved = { id: sha256, run: 1, parserVersion: '1', header, articleCount: articles.length }
  await saveBulletin(db, { ...saved, text: body, sourceMap, backfill: false }, at)

  const rows = []
  for (const article of articles) {
    const fingerprint = fingerprintOf(article)
    const signature = signatureOf(article)
    const text = { title: article.title, fingerprint, bands: bandsOf(signature) }
    const known = (await revisionsOfFingerprints(db, [fingerprint])).get(fingerprint)
    const revised = revises?.get(article.title)
    const story =
      known ??
      (revised ? await addRevision(db, revised.storyId, text, at) : await addStory(db, text, at))
    const words = matchText(article.title, ...article.blocks.map((block) => block.text))
    rows.push({ article, matchText: words, fingerprint, signature, ...story })
  }
  await replaceArticles(db, { bulletinId: sha256, articles: rows, at })
  return {
    id: sha256,
    articles: rows.map(({ article: { id, title }, storyId, revision }) => ({
      id,
      title,
      storyId,
      revision,
    })),
  }
}
