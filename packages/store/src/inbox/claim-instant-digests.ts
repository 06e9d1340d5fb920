import { sql } from 'kysely'
import type { Db } from '../open-store.ts'
import type { InstantMatch } from './store-matches.ts'

interface Claimable {
  readonly itemId: string
  readonly subscriberId: string
  readonly channelId: string
  readonly subscriptionId: string
}

/** Items of these matches that no digest has. Locked in one order, so that claims cannot deadlock. */
async function lockUnclaimed(trx: Db, matches: readonly InstantMatch[]): Promise<Claimable[]> {
  const keys = matches.map(({ subscriberId, channelId, subscriptionId, storyId, revision }) => ({
    subscriberId,
    channelId,
    subscriptionId,
    storyId,
    revision,
  }))
  const { rows } = await sql<Claimable>`
    select i.id as "itemId", m."subscriberId", m."channelId", m."subscriptionId"
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as m(
      "subscriberId" uuid, "channelId" uuid, "subscriptionId" uuid, "storyId" uuid, revision integer
    )
    join inbox_items i on i.subscriber_id = m."subscriberId" and i.channel_id = m."channelId"
      and i.story_id = m."storyId" and i.revision = m.revision
    where i.digest_id is null
    order by i.id
    for no key update of i
  `.execute(trx)
  return rows
}

interface InstantDigest {
  readonly subscriberId: string
  readonly channelId: string
  readonly subscriptionIds: string[]
}

/** One digest a person and channel. */
function groupByReader(claimable: readonly Claimable[]): InstantDigest[] {
  const groups = new Map<string, { digest: InstantDigest; subscriptions: Set<string> }>()
  for (const { subscriberId, channelId, subscriptionId } of claimable) {
    const group = groups.get(channelId) ?? {
      digest: { subscriberId, channelId, subscriptionIds: [] },
      subscriptions: new Set(),
    }
    group.subscriptions.add(subscriptionId)
    groups.set(channelId, group)
  }
  return [...groups.values()].map(({ digest, subscriptions }) => ({
    ...digest,
    subscriptionIds: [...subscriptions].sort(),
  }))
}

/**
 * For what subscriptions want to hear of at once: one digest per person and bulletin that claims what of
 * `matches` no digest has yet. Returns the digests' ids; none where nothing is left to claim.
 */
export async function claimInstantDigests(
  trx: Db,
  { bulletinId, matches, at }: { bulletinId: string; matches: readonly InstantMatch[]; at: Date },
): Promise<string[]> {
  if (matches.length === 0) return []
  const claimable = await lockUnclaimed(trx, matches)
  if (claimable.length === 0) return []
  const { rows: digests } = await sql<{ id: string; channelId: string }>`
    insert into digests
      (subscriber_id, channel_id, slot_key, slot_at, subscription_ids, state, created_at)
    select d."subscriberId", d."channelId", ${`bulletin:${bulletinId}`}, ${at}::timestamptz,
      array(select jsonb_array_elements_text(d."subscriptionIds")::uuid), 'planned', ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(groupByReader(claimable))}::jsonb) as d(
      "subscriberId" uuid, "channelId" uuid, "subscriptionIds" jsonb
    )
    order by d."channelId"
    returning id, channel_id as "channelId"
  `.execute(trx)
  const itemIds = [...new Set(claimable.map((item) => item.itemId))]
  await sql`
    update inbox_items i set digest_id = d.id
    from digests d
    where i.id = any(${itemIds}::uuid[]) and d.id = any(${digests.map((d) => d.id)}::uuid[])
      and d.channel_id = i.channel_id
  `.execute(trx)
  return digests.map((digest) => digest.id)
}
