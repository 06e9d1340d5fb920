import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/** At most `count` messages in any `ms`. */
export interface Pace {
  readonly count: number
  readonly ms: number
}

/**
 * The robot's turn to speak at `at`: null when it is taken, else when to ask again. All notifiers
 * count together, because the ledger does: the channel's row is locked while they count.
 */
export async function takeTurn(
  db: Db,
  { channelId, at, paces }: { channelId: string; at: Date; paces: readonly Pace[] },
): Promise<Date | null> {
  return await db.transaction().execute(async (trx) => {
    await trx.selectFrom('channels').select('id').where('id', '=', channelId).forUpdate().execute()
    const longestMs = Math.max(...paces.map((pace) => pace.ms))
    const forgotten = new Date(at.getTime() - longestMs)
    await trx
      .deleteFrom('robot_turns')
      .where('channel_id', '=', channelId)
      .where('at', '<=', forgotten)
      .execute()
    const turns = await trx
      .selectFrom('robot_turns')
      .select('at')
      .where('channel_id', '=', channelId)
      .orderBy('at', 'desc')
      .execute()
    // The turn that must have passed out of the window before there is room for one more.
    const waits = paces.flatMap(({ count, ms }) => {
      const nth = turns[count - 1]
      const free = nth && new Date(nth.at.getTime() + ms)
      return free && free > at ? [free.getTime()] : []
    })
    if (waits.length > 0) return new Date(Math.max(...waits))
    await sql`insert into robot_turns (channel_id, at) values (${channelId}, ${at})`.execute(trx)
    return null
  })
}
