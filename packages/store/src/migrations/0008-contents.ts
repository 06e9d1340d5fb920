/** What digests say, once for all who share it; a notice for the owner of a channel that was switched off. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- Frozen at composition and known by its hash: readers of the same articles for the same reasons
    -- point to one row. It holds a mark where each reader's own lines go, and placeholders for links.
    create table contents (
      sha256         text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
      subject        text not null,
      html           text not null,
      plain          text not null,
      articles       jsonb not null,
      article_count  integer not null generated always as (jsonb_array_length(articles)) stored,
      -- The day and the language it was written in, where they were kept.
      date           text,
      locale         text
    );
    do $$ begin
      alter table contents
        alter column html set compression lz4,
        alter column plain set compression lz4,
        alter column articles set compression lz4;
    exception when feature_not_supported then null;
    end $$;

    -- What a digest let go of. The sweep deletes those of them to which no digest points any more.
    create table contents_let_go (
      sha256  text primary key
    );

    alter table digests
      add column shared_sha256 text references contents,
      -- One reader's part: their lines and reasons. Null where the content is theirs as it is.
      add column own jsonb;
    alter table digests drop constraint digests_check;

    -- Those composed before are one reader's as they are.
    insert into contents (sha256, subject, html, plain, articles, date, locale)
      select distinct on (1) encode(sha256(convert_to(content::text, 'UTF8')), 'hex'),
        content->>'subject', content->>'html', content->>'text', content->'articles',
        content->>'date', content->>'locale'
      from digests where content is not null and content_sha256 is null;
    update digests set shared_sha256 = encode(sha256(convert_to(content::text, 'UTF8')), 'hex')
      where content is not null and content_sha256 is null;
    alter table digests
      drop column content,
      -- Of an erased reader's only the hash is left.
      add constraint digests_composed_check check (
        (state = 'composed') = (shared_sha256 is not null or content_sha256 is not null)
      );
    create index digests_by_content on digests (shared_sha256) where shared_sha256 is not null;

    create function note_content_let_go() returns trigger language plpgsql as $$
      begin
        insert into contents_let_go values (old.shared_sha256) on conflict do nothing;
        return null;
      end $$;
    create trigger digests_let_go_updating
      after update of shared_sha256 on digests for each row
      when (old.shared_sha256 is distinct from new.shared_sha256 and old.shared_sha256 is not null)
      execute function note_content_let_go();
    create trigger digests_let_go_deleting
      after delete on digests for each row
      when (old.shared_sha256 is not null)
      execute function note_content_let_go();

    alter table notices
      drop constraint notices_kind_check,
      add constraint notices_kind_check check (kind in (
        'confirm-sign-up', 'confirm-address', 'manage-link', 'address-changed', 'channel-off'
      )),
      add column channel_id uuid references channels on delete cascade,
      add constraint notices_channel_check check ((kind = 'channel-off') = (channel_id is not null));
    create index notices_by_channel on notices (channel_id) where channel_id is not null;
  `.execute(db)
}
