import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/** A subscription whose reader wants quiet now, and until when. */
export interface HeldSubscription {
  readonly id: string
  readonly until: Date
}

/**
 * Subscriptions that may not hear of a match at once get a slot when their quiet ends, unless one of
 * their own comes before: what waits comes then, in one digest. To be called before items are
 * claimed: planners lock subscriptions first, then items.
 */
export async function holdInstant(trx: Db, held: readonly HeldSubscription[]): Promise<void> {
  if (held.length === 0) return
  await sql`
    update subscriptions s set next_slot_at = h.until
    from (
      select s.id, h.until
      from jsonb_to_recordset(${JSON.stringify(held)}::jsonb) as h(id uuid, until timestamptz)
      join subscriptions s on s.id = h.id
      where s.state = 'active'
      order by s.id
      for no key update of s
    ) h
    where s.id = h.id and (s.next_slot_at is null or s.next_slot_at > h.until)
  `.execute(trx)
}
