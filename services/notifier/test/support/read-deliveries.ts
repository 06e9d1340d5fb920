import type { Db } from '@jianbao/store'

/** Every delivery with its channel, in order of creation. */
export async function readDeliveries(db: Db) {
  return await db
    .selectFrom('deliveries as v')
    .innerJoin('digests as d', 'd.id', 'v.digest_id')
    .innerJoin('channels as c', 'c.id', 'd.channel_id')
    .select([
      'v.id',
      'v.digest_id as digestId',
      'v.kind',
      'c.address',
      'c.state as channel',
      'c.state_reason as reason',
      'v.state',
      'v.attempt',
      'v.ambiguous_sends as ambiguous',
      'v.next_attempt_at as next',
      'v.answer',
    ])
    .orderBy('v.created_at')
    .orderBy('v.id')
    .execute()
}
