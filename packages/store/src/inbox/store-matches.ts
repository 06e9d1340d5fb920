import type { Cadence, MatchReason } from '@jianbao/schema'
import { type RawBuilder, sql } from 'kysely'
import { undoEndMsMax } from '../limits.ts'
import type { Db } from '../open-store.ts'

/** One article that one filter asks for, whoever follows it. */
export interface MatchRow {
  readonly filterKey: string
  readonly storyId: string
  readonly revision: number
  readonly articleId: string
  readonly why: MatchReason
}

/** One article that a subscription wants to hear of at once. */
export interface InstantMatch {
  readonly subscriberId: string
  readonly channelId: string
  readonly subscriptionId: string
  readonly storyId: string
  readonly revision: number
  readonly cadence: Cadence
  readonly pausedUntil: Date | null
  /** Does not wait for its cadence, nor for the end of quiet hours. */
  readonly urgent: boolean
}

interface StoredMatches {
  readonly matches: readonly MatchRow[]
  /** When the bulletin was stored. */
  readonly storedAt: Date
  readonly at: Date
}

/**
 * The matches with everyone who follows: subscriptions that began before the bulletin was stored and
 * whose address takes mail. Those that ended so recently that an undo must find nothing missing are
 * among them.
 */
function followed({ matches, storedAt, at }: StoredMatches): RawBuilder<unknown> {
  return sql`
    jsonb_to_recordset(${JSON.stringify(matches)}::jsonb) as m(
      "filterKey" uuid, "storyId" uuid, revision integer, "articleId" text, why jsonb
    )
    join subscriptions s on s.filter_key = m."filterKey" and s.starts_at <= ${storedAt}
      and (s.state = 'active' or s.ended_at > ${new Date(at.getTime() - undoEndMsMax)})
    join channels c on c.id = s.channel_id and c.state = 'active'
  `
}

/**
 * Puts the articles into the readers' inboxes with all reasons. What is there already stays as it
 * is, delivered or not: an article belongs to its story for ever, so it never comes back.
 *
 * Rows are written in one order by everybody, so that two bulletins matched at once wait for each
 * other instead of locking each other out.
 *
 * Returns what active subscriptions want to hear of at once.
 */
export async function storeMatches(trx: Db, given: StoredMatches): Promise<InstantMatch[]> {
  if (given.matches.length === 0) return []
  await sql`
    insert into inbox_items (subscriber_id, channel_id, story_id, revision, article_id, created_at)
    select distinct on (s.subscriber_id, s.channel_id, m."storyId", m.revision)
      s.subscriber_id, s.channel_id, m."storyId", m.revision, m."articleId", ${given.at}::timestamptz
    from ${followed(given)}
    order by s.subscriber_id, s.channel_id, m."storyId", m.revision
    on conflict do nothing
  `.execute(trx)
  await sql`
    insert into inbox_reasons (item_id, subscription_id, why, created_at)
    select distinct on (i.id, s.id) i.id, s.id, m.why, ${given.at}::timestamptz
    from ${followed(given)}
    join inbox_items i on i.subscriber_id = s.subscriber_id and i.channel_id = s.channel_id
      and i.story_id = m."storyId" and i.revision = m.revision
    order by i.id, s.id
    on conflict (item_id, subscription_id) do update set created_at = excluded.created_at
  `.execute(trx)
  const { rows } = await sql<InstantMatch>`
    select s.subscriber_id as "subscriberId", s.channel_id as "channelId", s.id as "subscriptionId",
      m."storyId", m.revision, s.cadence, s.paused_until as "pausedUntil", s.urgent
    from ${followed(given)}
    where s.state = 'active' and (s.urgent or s.cadence ->> 'kind' = 'instant')
  `.execute(trx)
  return rows
}
