/** Feeds a reader fetches: of a topic, of a region, or of what one subscription was told. */
import { sql } from 'kysely'
import { type Act, addAuditEvent } from '../audit/add-audit-event.ts'
import type { Db } from '../open-store.ts'

export type FeedScope =
  | { readonly topic: string }
  | { readonly regionCode: string }
  | { readonly subscriptionId: string }

export interface FeedRow {
  readonly id: string
  readonly title: string
  readonly topic: string | null
  readonly regionCode: string | null
  readonly subscriptionId: string | null
  readonly createdAt: Date
  readonly revokedAt: Date | null
}

/** The row alone: what comes with a subscription is told of with that. */
export async function addFeed(
  db: Db,
  { title, at, ...scope }: FeedScope & { title: string; at: Date },
): Promise<string> {
  const added = await db
    .insertInto('feeds')
    .values({
      title,
      created_at: at,
      topic: 'topic' in scope ? scope.topic : null,
      region_code: 'regionCode' in scope ? scope.regionCode : null,
      subscription_id: 'subscriptionId' in scope ? scope.subscriptionId : null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return added.id
}

/** A person makes one. Returns its id. */
export async function makeFeed(
  db: Db,
  { by, ...feed }: FeedScope & { title: string; by: Act },
): Promise<string> {
  return await db.transaction().execute(async (trx) => {
    const id = await addFeed(trx, { ...feed, at: by.at })
    const subscriptionId = 'subscriptionId' in feed ? feed.subscriptionId : null
    const what = 'feed-made'
    await addAuditEvent(trx, { ...by, what, subscriptionId, subjectId: id, subject: feed.title })
    return id
  })
}

const selectFeeds = (db: Db) =>
  db
    .selectFrom('feeds')
    .select([
      'id',
      'title',
      'topic',
      'region_code as regionCode',
      'subscription_id as subscriptionId',
      'created_at as createdAt',
      'revoked_at as revokedAt',
    ])

/** Those that answer or those that were revoked, newest first. A reader who was erased left no name. */
export async function listFeeds(
  db: Db,
  { limit, state = 'active' }: { limit: number; state?: 'active' | 'revoked' },
): Promise<FeedRow[]> {
  return await selectFeeds(db)
    .where('revoked_at', state === 'active' ? 'is' : 'is not', null)
    .where('title', '<>', '')
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute()
}

/** Undefined when it is revoked: its link answers nobody. */
export async function readFeed(db: Db, id: string): Promise<FeedRow | undefined> {
  return await selectFeeds(db)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
}

/** False when there is none, or it was revoked before. */
export async function revokeFeed(db: Db, { id, ...act }: Act & { id: string }): Promise<boolean> {
  return await db.transaction().execute(async (trx) => {
    const revoked = await trx
      .updateTable('feeds')
      .set({ revoked_at: act.at })
      .where('id', '=', id)
      .where('revoked_at', 'is', null)
      .returning(['title as subject', 'subscription_id as subscriptionId'])
      .executeTakeFirst()
    if (!revoked) return false
    await addAuditEvent(trx, { ...act, ...revoked, what: 'feed-revoked', subjectId: id })
    return true
  })
}

export interface FeedEntryRow {
  readonly storyId: string
  readonly revision: number
  readonly articleId: string
  readonly title: string
  readonly label: string | null
  readonly section: string | null
  readonly sourceUrl: string | null
  readonly topics: string[]
  /** Telling sentences of the text. */
  readonly summary: { readonly text: string }[]
  /** The first paragraph, where there is no summary. */
  readonly opening: string | null
  readonly bulletin: string | null
  /** When this reader, or the ledger, got this text of it. */
  readonly at: Date
}

const entry = sql`
  a.story_id as "storyId", a.revision, a.id as "articleId", a.title, a.label, a.section,
  a.source_url as "sourceUrl", a.topics, coalesce(a.record->'summary', '[]') as summary,
  (select b->>'text' from jsonb_array_elements(a.record->'blocks') b
    where b->>'kind' = 'paragraph' limit 1) as opening,
  coalesce(l.title, s.name) as bulletin`

/** The region and everything in it: 610000 holds 610115, 610100 holds 610115. */
const regionPrefix = (code: string) => code.replace(/(?:00){1,2}$/, '')

/** The newest `limit` stories of a feed, each once, with its newest text. A backfill is history and stays out. */
export async function readFeedEntries(
  db: Db,
  feed: FeedRow,
  limit: number,
): Promise<FeedEntryRow[]> {
  const { rows } =
    feed.subscriptionId === null
      ? await ofEverything(db, feed, limit)
      : await ofSubscription(db, feed.subscriptionId, limit)
  return rows
}

function ofEverything(db: Db, { topic, regionCode }: FeedRow, limit: number) {
  const wanted =
    topic === null
      ? sql`exists (select from unnest(n.label_regions) r where starts_with(r, ${regionPrefix(regionCode ?? '')}))`
      : sql`${topic} = any(n.topics)`
  return sql<FeedEntryRow>`
    with newest as (
      select distinct on (f.story_id) f.id, f.created_at from (
        select n.id, n.story_id, n.revision, n.created_at
        from articles n join bulletins m on m.id = n.bulletin_id
        where not m.backfill and ${wanted}
        order by n.created_at desc, n.id limit ${limit * 3}
      ) f
      order by f.story_id, f.revision desc, f.created_at, f.id
    )
    select ${entry}, newest.created_at as at
    from newest join articles a on a.id = newest.id
    join bulletins l on l.id = a.bulletin_id join sources s on s.sha256 = l.id
    order by newest.created_at desc, a.id limit ${limit}
  `.execute(db)
}

/** What a feed channel lists was told by a digest, so that its cadence holds; any other subscription's at once. */
function ofSubscription(db: Db, subscriptionId: string, limit: number) {
  return sql<FeedEntryRow>`
    select ${entry}, coalesce(d.composed_at, i.created_at) as at
    from inbox_reasons r join inbox_items i on i.id = r.item_id
    join channels c on c.id = i.channel_id
    join articles a on a.id = i.article_id
    join bulletins l on l.id = a.bulletin_id join sources s on s.sha256 = l.id
    left join digests d on d.id = i.digest_id
    where r.subscription_id = ${subscriptionId}
      and (c.kind <> 'feed' or d.state = 'composed')
    order by at desc, a.id limit ${limit}
  `.execute(db)
}
