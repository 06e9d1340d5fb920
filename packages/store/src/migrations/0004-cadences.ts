/** Pauses of subscriptions. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Nothing is sent before it; articles are matched all the same and wait.
    alter table subscriptions add column paused_until timestamptz;
  `.execute(db)
}
