import type { ChannelKind, ChannelStateReason } from '@jianbao/schema'
import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

export interface ChannelRow {
  readonly id: string
  readonly kind: ChannelKind
  /** As it may be shown. */
  readonly address: string
  readonly subscriberId: string
  readonly subscriber: string
  readonly state: 'active' | 'suppressed'
  readonly reason: ChannelStateReason | null
  readonly stateAt: Date | null
  readonly activeSubscriptions: number
  readonly createdAt: Date
}

/** Channels of readers who are not erased, suppressed ones first, then newest first. */
export async function listChannels(
  db: Db,
  { limit, state }: { limit: number; state?: ChannelRow['state'] },
): Promise<ChannelRow[]> {
  let found = db
    .selectFrom('channels as c')
    .innerJoin('subscribers as p', 'p.id', 'c.subscriber_id')
    .select([
      'c.id',
      'c.kind',
      'c.address',
      'c.subscriber_id as subscriberId',
      'p.name as subscriber',
      'c.state',
      'c.state_reason as reason',
      'c.state_at as stateAt',
      sql<number>`(select count(*) from subscriptions s
        where s.channel_id = c.id and s.state = 'active')`.as('activeSubscriptions'),
      'c.created_at as createdAt',
    ])
    .where('p.erased_at', 'is', null)
  if (state) found = found.where('c.state', '=', state)
  return await found
    .orderBy('c.state', 'desc')
    .orderBy('c.created_at', 'desc')
    .orderBy('c.id')
    .limit(limit)
    .execute()
}
