/** Whom a bulletin concerns: readers' inboxes are filled and instant digests claimed. */
import { articleToMatch, type FilterIndex, matchArticle } from '@jianbao/matching'
import type { Clock } from '@jianbao/runtime'
import {
  type ArticleToMatchRow,
  afterQuietHours,
  claimInstantDigests,
  type Db,
  holdInstant,
  type InstantMatch,
  type MatchRow,
  readArticlesToMatch,
  readBulletinToMatch,
  readPlannedDigestsOf,
  setMatchedRun,
  storeMatches,
} from '@jianbao/store'
import type { Filters } from './keep-filters.ts'
import { type Relay, relayAll } from './relay.ts'

/** Every article with every filter that has this number or came after it. */
function findMatches(
  index: FilterIndex,
  articles: readonly ArticleToMatchRow[],
  from: number,
): MatchRow[] {
  return articles.flatMap((article) => {
    const { id: articleId, storyId, revision } = article
    const matches = matchArticle(index, articleToMatch(article), from)
    return matches.map(({ key, why }) => ({ filterKey: key, storyId, revision, articleId, why }))
  })
}

/** Until when the reader is to be left in peace; `at` itself when they may hear of it now. */
function heardAt({ cadence, pausedUntil, urgent }: InstantMatch, at: Date): Date {
  const isPaused = pausedUntil !== null && pausedUntil > at
  const from = isPaused ? pausedUntil : at
  return urgent ? from : afterQuietHours(cadence, from)
}

/** Puts off what falls into a pause or quiet hours; returns what may be told now. */
async function holdBack(
  trx: Db,
  matches: readonly InstantMatch[],
  at: Date,
): Promise<InstantMatch[]> {
  const held = new Map<string, Date>()
  const now: InstantMatch[] = []
  for (const match of matches) {
    const until = held.get(match.subscriptionId) ?? heardAt(match, at)
    if (until > at) held.set(match.subscriptionId, until)
    else now.push(match)
  }
  await holdInstant(
    trx,
    [...held].map(([id, until]) => ({ id, until })),
  )
  return now
}

interface Tools {
  readonly db: Db
  readonly clock: Clock
  readonly relay: Relay
  readonly filters: Filters
}

/**
 * Stores who wants the articles, and returns what is wanted at once. A subscription that changes
 * meanwhile answers by its old filter or by its new one, never by neither: filters that came while
 * the others were matched are matched too, until there are none.
 */
async function storeWishes(
  { filters }: Pick<Tools, 'filters'>,
  trx: Db,
  { bulletinId, storedAt, at }: { bulletinId: string; storedAt: Date; at: Date },
): Promise<InstantMatch[]> {
  const articles = await readArticlesToMatch(trx, bulletinId)
  const kept = await filters(trx)
  const instant: InstantMatch[] = []
  for (let from = 0; from < kept.index.size; ) {
    const matches = findMatches(kept.index, articles, from)
    from = kept.index.size
    instant.push(...(await storeMatches(trx, { matches, storedAt, at })))
    await kept.refresh(trx)
  }
  return instant
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

    const storedAt = bulletin.createdAt
    // A clock that was set back must not date a wish before the bulletin that answers it.
    const at = new Date(Math.max(tools.clock.now().getTime(), storedAt.getTime()))
    const wishes = await storeWishes(tools, trx, { bulletinId, storedAt, at })
    const matches = await holdBack(trx, wishes, at)
    return await claimInstantDigests(trx, { bulletinId, matches, at })
  })
  await relayAll(digestIds, (digestId) => tools.relay('digest-compose', { digestId }))
}
