/** A bulletin in the ledger with the records of the real parser. */
import { parseBulletin } from '@jianbao/extraction'
import type { Bulletin } from '@jianbao/schema'
import type { Db } from '@jianbao/store'
import { aBulletinText, aStoredBulletin, type BulletinTextOptions } from '@jianbao/test-support'

export async function aReadBulletin(
  db: Db,
  given: BulletinTextOptions & { at: Date },
): Promise<{ id: string; bulletin: Bulletin; articleIds: string[] }> {
  const text = aBulletinText(given)
  const source = {
    name: '简报.txt',
    mediaType: 'text/plain',
    encoding: 'utf-8',
    bytes: text.length,
  }
  const bulletin = parseBulletin(text, { ...source, sha256: 'a'.repeat(64) })
  const articles = bulletin.articles.map(({ title, section, label }) => ({
    title,
    ...(section && { section }),
    ...(label && { label }),
  }))
  const id = await aStoredBulletin(db, { at: given.at, articles })
  const { articles: _, text: __, sourceMap: ___, ...header } = bulletin
  await db
    .updateTable('bulletins')
    .set({ record: JSON.stringify(header), text: bulletin.text })
    .where('id', '=', id)
    .execute()
  const rows = await db
    .selectFrom('articles')
    .select(['id', 'ordinal'])
    .where('bulletin_id', '=', id)
    .orderBy('ordinal')
    .execute()
  for (const { id: articleId, ordinal } of rows) {
    const article = bulletin.articles[ordinal - 1]
    await db
      .updateTable('articles')
      .set({ record: JSON.stringify({ ...article, id: articleId }) })
      .where('id', '=', articleId)
      .execute()
  }
  return { id, bulletin, articleIds: rows.map((row) => row.id) }
}
