/** Who did it: the trails name the account or the token, beside the road it came by. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A name, not a key: what was done stays when the account or token is gone. None for the owner of
    -- the machine, nor where nobody logs in: a terminal, a signed link.
    alter table audit_events
      add column actor       text,
      add column actor_kind  text check (actor_kind in ('account', 'token', 'owner')),
      add constraint audit_events_actor_named check (
        (actor is not null) = (actor_kind is not null and actor_kind <> 'owner')
      );
    -- Who acknowledged it.
    alter table alarms
      add column actor       text,
      add column actor_kind  text check (actor_kind in ('account', 'token', 'owner'));
    alter table access_events
      add column actor_kind  text check (actor_kind in ('account', 'token', 'owner'));
    -- Earlier rows with a name do not tell an account's from a token's; only accounts log in.
    update access_events set actor_kind = case when actor is null then 'owner' else 'account' end
      where origin = 'console' and (actor is null or what = 'logged-in');
  `.execute(db)
}
