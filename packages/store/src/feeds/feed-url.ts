import type { Db } from '../open-store.ts'
import { readSigningKey, signLink } from '../subscriptions/sign-link.ts'

/** Where the feed is fetched as Atom; `.rss` and `.json` are the same in other forms. Whoever has the link reads it. */
export async function feedUrl(
  db: Db,
  { feedId, publicUrl, at }: { feedId: string; publicUrl: string; at: Date },
): Promise<string> {
  const key = await readSigningKey(db, at)
  return `${publicUrl}/f/${signLink(key, { purpose: 'feed', subject: feedId })}.atom`
}
