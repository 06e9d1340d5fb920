import { sql } from 'kysely'
import type { Db } from '../open-store.ts'

/** No more mail to an address that does not exist. Matchers hear of it like of any other change. */
export async function suppressChannel(db: Db, channelId: string): Promise<void> {
  await sql`
    with suppressed as (
      update channels set state = 'suppressed' where id = ${channelId} and state = 'active' returning 1
    )
    update subscriptions_version set version = version + 1 where exists (select from suppressed)
  `.execute(db)
}
