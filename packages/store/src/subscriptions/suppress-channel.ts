import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/** No more mail to an address that does not exist. */
export async function suppressChannel(db: Db, channelId: string): Promise<void> {
  await db
    .updateTable('channels')
    .set({ state: 'suppressed' })
    .where('id', '=', channelId)
    .where('state', '=', 'active')
    .execute()
}

/**
 * Suppresses an address whose last `bouncesMax` deliveries the server all refused for good, whatever
 * the codes. True when that many had come together.
 */
export async function suppressBouncing(
  db: Db,
  { channelId, bouncesMax }: { channelId: string; bouncesMax: number },
): Promise<boolean> {
  const { rows } = await sql<{ bounced: boolean }>`
    select count(*) = ${bouncesMax} and bool_and(state = 'failed' and answer ~ '^5[0-9]{2}[ -]') as bounced
    from (
      select v.state, v.answer from deliveries v join digests d on d.id = v.digest_id
      where d.channel_id = ${channelId} and v.finished_at is not null
      order by v.finished_at desc, v.id
      limit ${bouncesMax}
    ) as newest
  `.execute(db)
  const bounces = rows[0]?.bounced === true
  if (bounces) await suppressChannel(db, channelId)
  return bounces
}
