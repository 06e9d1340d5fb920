/** Filters that many follow are one; what changed is found without a counter. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table subscriptions
      -- Equal filters have one key: a matcher knows filters, and a join finds who follows them.
      add column filter_key uuid,
      -- The transaction that last changed the filter. A matcher that has read everything before the
      -- oldest transaction then running asks for what changed in that one and after: it reads some
      -- rows twice and misses none, whatever the order in which transactions commit.
      add column filter_changed_in xid8,
      -- What it finds is sent at once, whatever its cadence, and in quiet hours too.
      add column urgent boolean not null default false;
    create function stamp_filter() returns trigger language plpgsql as $$
      begin
        new.filter_key :=
          encode(substr(sha256(convert_to(new.filter::text, 'UTF8')), 1, 16), 'hex')::uuid;
        new.filter_changed_in := pg_current_xact_id();
        return new;
      end $$;
    create trigger filter_stamped before insert or update of filter on subscriptions
      for each row execute function stamp_filter();
    update subscriptions set filter = filter;
    alter table subscriptions
      alter column filter_key set not null, alter column filter_changed_in set not null;
    create index subscriptions_by_filter on subscriptions (filter_key);
    create index subscriptions_filter_changed on subscriptions (filter_changed_in);

    -- One row that every writer of subscriptions waited for.
    drop trigger subscriptions_changed on subscriptions;
    drop function raise_subscriptions_version;
    drop table subscriptions_version;
  `.execute(db)
}
