import type { Article, MatchReason } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'
import type { StoryRevision } from '../stories/story-revision.ts'

/** Which article a digest claimed, and in which reading: enough to know whether two say the same. */
export interface DigestItemKey {
  readonly itemId: string
  readonly storyId: string
  readonly revision: number
  /** The revision that went to the same reader by the same channel before; null for a first telling. */
  readonly toldRevision: number | null
  readonly articleId: string | null
  /** The run of the parser that read the article's bulletin. */
  readonly run: number | null
}

/** What a digest claimed, with the article that stands for it today. */
export interface DigestItemRow extends DigestItemKey {
  /** An earlier revision went to the same reader by the same channel. */
  readonly correction: boolean
  /** The story's title: all that is left when no bulletin has the article any more. */
  readonly storyTitle: string
  readonly article: Article | null
  readonly topics: string[] | null
  readonly bulletin: string | null
}

/** Of the items `i`, each with what was told before and the article `a` of the bulletin `b` that stands for it. */
export const fromItems = sql`
  from inbox_items i
  left join lateral (
    select max(earlier.revision) as revision from inbox_items earlier
    where i.revision > 1
      and earlier.subscriber_id = i.subscriber_id and earlier.channel_id = i.channel_id
      and earlier.story_id = i.story_id and earlier.revision < i.revision
      and earlier.digest_id is distinct from i.digest_id and earlier.digest_id is not null
  ) told on true
  left join lateral (
    select here.id, here.bulletin_id, here.ordinal, here.topics, here.record from articles here
    where here.id = coalesce(i.article_id, (
      select other.id from articles other where other.story_id = i.story_id
      order by (other.revision = i.revision) desc, other.created_at desc, other.id
      limit 1
    ))
    -- Asked for one by one: a join of all articles is never what a few items need.
    limit 1
  ) a on true
  left join bulletins b on b.id = a.bulletin_id
`
/** Older bulletins first. */
export const inPrintOrder = sql`b.created_at, b.id, a.ordinal, i.story_id`

const selectItems = sql`
  select i.id as "itemId", i.story_id as "storyId", i.revision, told.revision as "toldRevision",
    a.id as "articleId", b.run, told.revision is not null as correction, st.title as "storyTitle",
    a.record as article, a.topics, coalesce(b.title, o.name) as bulletin
  ${fromItems}
  join stories st on st.id = i.story_id
  left join sources o on o.sha256 = b.id
`

/**
 * In the order of print: older bulletins first. An item whose article a later reading no longer
 * finds shows another article of the same story.
 */
export async function readDigestItems(db: Db, digestId: string): Promise<DigestItemRow[]> {
  const { rows } = await sql<DigestItemRow>`
    ${selectItems} where i.digest_id = ${digestId} order by ${inPrintOrder}
  `.execute(db)
  return rows
}

/** The first print of these revisions; those that no bulletin shows any more are left out. */
export async function readRevisions(
  db: Db,
  revisions: readonly StoryRevision[],
): Promise<(StoryRevision & { readonly article: Article })[]> {
  if (revisions.length === 0) return []
  const { rows } = await sql<StoryRevision & { readonly article: Article }>`
    select distinct on (ar.story_id, ar.revision)
      ar.story_id as "storyId", ar.revision, ar.record as article
    from jsonb_to_recordset(${JSON.stringify(revisions)}::jsonb) as r("storyId" uuid, revision integer)
    join articles ar on ar.story_id = r."storyId" and ar.revision = r.revision
    order by ar.story_id, ar.revision, ar.created_at, ar.id
  `.execute(db)
  return rows
}

/** What the subscription's next digest would hold so far. Claims nothing. */
export async function readWaitingItems(
  db: Db,
  { subscriptionId, limit }: { subscriptionId: string; limit: number },
): Promise<DigestItemRow[]> {
  const { rows } = await sql<DigestItemRow>`
    ${selectItems}
    join inbox_reasons r on r.item_id = i.id
    join subscriptions s on s.id = r.subscription_id
    where s.id = ${subscriptionId} and i.channel_id = s.channel_id and i.digest_id is null
      and r.created_at >= s.starts_at
    order by ${inPrintOrder}
    limit ${limit}
  `.execute(db)
  return rows
}

export interface ItemReasonRow {
  readonly itemId: string
  readonly subscriptionId: string
  readonly subscription: string
  readonly why: MatchReason
  readonly urgent: boolean
}

/** All reasons of the items, also of subscriptions that were not due; not of those ended since. */
export async function readItemReasons(
  db: Db,
  itemIds: readonly string[],
): Promise<ItemReasonRow[]> {
  if (itemIds.length === 0) return []
  const { rows } = await sql<ItemReasonRow>`
    select r.item_id as "itemId", s.id as "subscriptionId", s.name as subscription, r.why,
      s.urgent
    from inbox_reasons r
    join subscriptions s on s.id = r.subscription_id
    where r.item_id = any(${[...itemIds]}::uuid[]) and s.state = 'active'
    order by s.created_at, s.id
  `.execute(db)
  return rows
}
