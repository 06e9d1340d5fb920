/** Whom a bulletin concerns: readers' inboxes are filled and instant digests claimed. */
import { buildIndex, type Match, matchArticle, type SubscriptionIndex } from '@jianbao/matching'
import type { Clock } from '@jianbao/runtime'
import {
  type ArticleToMatchRow,
  claimInstantDigests,
  type Db,
  type MatchRow,
  readArticlesToMatch,
  readBulletinToMatch,
  readPlannedDigestsOf,
  readSubscriptionsToMatch,
  readSubscriptionsVersion,
  type SubscriptionToMatch,
  setMatchedRun,
  storeMatches,
} from '@jianbao/store'
import { type Relay, relayAll } from './relay.ts'

type Index = SubscriptionIndex<SubscriptionToMatch>

/**
 * The subscriptions as an index, read anew whenever the database says that one has changed.
 * The version is read first: an index may be newer than it claims, never older.
 */
export function keepSubscriptionIndex(clock: Clock): (db: Db) => Promise<Index> {
  let kept: { version: number; index: Index } | undefined
  return async (db) => {
    const version = await readSubscriptionsVersion(db)
    if (kept?.version === version) return kept.index
    const index = buildIndex(await readSubscriptionsToMatch(db, clock.now()))
    kept = { version, index }
    return index
  }
}

function rowOf(article: ArticleToMatchRow, match: Match<SubscriptionToMatch>): MatchRow {
  const { id, subscriberId, channelId } = match.subscription
  const { id: articleId, storyId, revision } = article
  return {
    subscriberId,
    channelId,
    subscriptionId: id,
    storyId,
    revision,
    articleId,
    why: match.why,
  }
}

interface Found {
  readonly all: MatchRow[]
  /** Those that an active subscription with cadence `instant` asked for. */
  readonly instant: MatchRow[]
}

/** Every article with every subscription that began before the bulletin was stored. */
function findMatches(index: Index, articles: readonly ArticleToMatchRow[], storedAt: Date): Found {
  const found: Found = { all: [], instant: [] }
  for (const article of articles) {
    for (const match of matchArticle(index, article)) {
      const { startsAt, cadence, active } = match.subscription
      if (startsAt > storedAt) continue
      const row = rowOf(article, match)
      found.all.push(row)
      if (active && cadence.kind === 'instant') found.instant.push(row)
    }
  }
  return found
}

interface Tools {
  readonly db: Db
  readonly clock: Clock
  readonly relay: Relay
  readonly subscriptions: (db: Db) => Promise<Index>
}

/**
 * Matches the newest run of the bulletin, in one transaction, and relays the digests it made.
 *
 * Readers hear of a bulletin once, the first time it is matched, and never of a backfill: a later
 * run is the same source read by another parser.
 */
export async function matchBulletin(tools: Tools, bulletinId: string): Promise<void> {
  const digestIds = await tools.db.transaction().execute(async (trx) => {
    const bulletin = await readBulletinToMatch(trx, bulletinId)
    if (!bulletin) return []
    if (bulletin.matchedRun === bulletin.run) return await readPlannedDigestsOf(trx, bulletinId)
    await setMatchedRun(trx, bulletinId, bulletin.run)
    if (bulletin.backfill || bulletin.matchedRun !== null) return []

    const index = await tools.subscriptions(trx)
    const articles = await readArticlesToMatch(trx, bulletinId)
    const matches = findMatches(index, articles, bulletin.createdAt)
    // A clock that was set back must not date a wish before the bulletin that answers it.
    const at = new Date(Math.max(tools.clock.now().getTime(), bulletin.createdAt.getTime()))
    await storeMatches(trx, matches.all, at)
    return await claimInstantDigests(trx, { bulletinId, matches: matches.instant, at })
  })
  await relayAll(digestIds, (digestId) => tools.relay('digest-compose', { digestId }))
}
