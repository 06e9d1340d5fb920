/** Pauses of subscriptions; cheaper storing of what digests say. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Nothing is sent before it; articles are matched all the same and wait.
    alter table subscriptions add column paused_until timestamptz;
    -- Where the server knows it: a fifth of the work of its own method, for thousands of digests a slot.
    do $$ begin
      alter table digests alter column content set compression lz4;
    exception when feature_not_supported then null;
    end $$;
  `.execute(db)
}
