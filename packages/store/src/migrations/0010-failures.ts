/** What a file did, apart from what befell the parser while it held the file. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Starts of this run that the file itself ended: its reader threw, or its child died.
    alter table sources add column failures integer not null default 0;
  `.execute(db)
}
