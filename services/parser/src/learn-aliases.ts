/**
 * Tells a better parser from a changed text. When an article is nearly one that an older parser read,
 * the older bulletin is read again, from its stored bytes, as this parser reads; what its articles are
 * called now becomes aliases of the revisions they are. If the new article is among them, only the
 * parser differed; if not, the source text did.
 */
import { addAlias, findSource, lockStories, markAliased, storedArticles } from '@jianbao/store'
import { inheritStories } from './inherit-stories.ts'
import type { ReadArticle } from './read-bulletin.ts'
import type { ParserTools } from './tools.ts'

/** Reads the older bulletin again and writes down what its articles are called now. */
export async function learnAliases(tools: ParserTools, bulletinId: string): Promise<void> {
  const fresh = await readAgain(tools, bulletinId)
  await tools.db.transaction().execute(async (trx) => {
    await lockStories(trx)
    const inherited = inheritStories(await storedArticles(trx, bulletinId), fresh)
    for (const [index, revision] of inherited) {
      const article = fresh[index]
      if (article) await addAlias(trx, revision, article)
    }
    await markAliased(trx, { bulletinId, parserVersion: tools.reader.version })
  })
  tools.log.info({ sha256: bulletinId }, 'older bulletin read again for its fingerprints')
}

/** Its articles as this parser reads them; none where it cannot: a new file must not wait for an old one. */
async function readAgain(tools: ParserTools, sha256: string): Promise<readonly ReadArticle[]> {
  const name = (await findSource(tools.db, sha256))?.name ?? ''
  try {
    const bytes = await tools.blobs.read(sha256)
    const reading = await tools.reader.read({ sha256, name, bytes }, true)
    return reading.ok ? reading.bulletin.articles : []
  } catch (err) {
    tools.log.error({ err, sha256 }, 'older bulletin cannot be read again')
    return []
  }
}
