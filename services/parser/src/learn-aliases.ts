/**
 * Tells a better parser from a changed text. When an article is nearly one that an older parser read,
 * the older bulletin is read again, from its stored bytes, as this parser reads; what its articles are
 * called now becomes aliases of the revisions they are. If the new article is among them, only the
 * parser differed; if not, the source text did.
 */
import { addAlias, findSource, lockStories, markAliased, storedArticles } from '@jianbao/store'
import { inheritStories } from './inherit-stories.ts'
import { isBlobLost, isMachineFault } from './is-machine-fault.ts'
import type { ReadArticle } from './read-bulletin.ts'
import type { ParserTools } from './tools.ts'

/**
 * Reads the older bulletin again and writes down what its articles are called now. False where it
 * cannot be read at all: nothing is written then, for nobody can tell what changed.
 *
 * @throws where the machine is at fault and the next try may succeed.
 */
export async function learnAliases(tools: ParserTools, bulletinId: string): Promise<boolean> {
  const fresh = await readAgain(tools, bulletinId)
  if (!fresh) return false
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
  return true
}

/** Its articles as this parser reads them; null where it never will: a new file must not wait for an old one. */
async function readAgain(
  tools: ParserTools,
  sha256: string,
): Promise<readonly ReadArticle[] | null> {
  try {
    const source = await findSource(tools.db, sha256)
    const { name = '', bytes = 0, depth = 0 } = source ?? {}
    await using place = await tools.reader.place({ sha256, name, bytes, depth }, true)
    const reading = await place.read()
    if (reading.ok) return reading.bulletin?.articles ?? []
    tools.log.error({ sha256, fault: reading.fault }, 'older bulletin cannot be read again')
  } catch (err) {
    if (isMachineFault(err) && !isBlobLost(err)) throw err
    tools.log.error({ err, sha256 }, 'older bulletin cannot be read again')
  }
  return null
}
