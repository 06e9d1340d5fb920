import type { MatchReason } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/** One article that one subscription asked for. */
export interface MatchRow {
  readonly subscriberId: string
  readonly channelId: string
  readonly subscriptionId: string
  readonly storyId: string
  readonly revision: number
  readonly articleId: string
  readonly why: MatchReason
}

/**
 * Puts the articles into the readers' inboxes with all reasons. What is there already stays as it
 * is, delivered or not: an article belongs to its story for ever, so it never comes back.
 *
 * Rows are written in one order by everybody, so that two bulletins matched at once wait for each
 * other instead of locking each other out.
 */
export async function storeMatches(trx: Db, matches: readonly MatchRow[], at: Date): Promise<void> {
  if (matches.length === 0) return
  const rows = sql`jsonb_to_recordset(${JSON.stringify(matches)}::jsonb) as m(
    "subscriberId" uuid, "channelId" uuid, "subscriptionId" uuid,
    "storyId" uuid, revision integer, "articleId" text, why jsonb
  )`
  await sql`
    insert into inbox_items (subscriber_id, channel_id, story_id, revision, article_id, created_at)
    select distinct on ("subscriberId", "channelId", "storyId", revision)
      "subscriberId", "channelId", "storyId", revision, "articleId", ${at}::timestamptz
    from ${rows}
    order by "subscriberId", "channelId", "storyId", revision
    on conflict do nothing
  `.execute(trx)
  await sql`
    insert into inbox_reasons (item_id, subscription_id, why, created_at)
    select distinct on (i.id, m."subscriptionId")
      i.id, m."subscriptionId", m.why, ${at}::timestamptz
    from ${rows}
    join inbox_items i on i.subscriber_id = m."subscriberId" and i.channel_id = m."channelId"
      and i.story_id = m."storyId" and i.revision = m.revision
    order by i.id, m."subscriptionId"
    on conflict (item_id, subscription_id) do update set created_at = excluded.created_at
  `.execute(trx)
}
