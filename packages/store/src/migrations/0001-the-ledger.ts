/** The whole ledger: sources and drops, bulletins and articles, stories, subscriptions, digests, deliveries. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- A source is a file as received, known by its bytes. Its verdict stands here.
    create table sources (
      sha256         text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
      parent_sha256  text references sources,
      member         text,
      name           text not null,
      series         text,
      bytes          bigint not null check (bytes >= 0),
      media_type     text,
      encoding       text,
      state          text not null check (state in ('received', 'parsed', 'rejected')),
      fault          text,
      -- Replay raises the run; a job of an older run changes nothing.
      run            integer not null default 1 check (run > 0),
      -- Times the parser began this run: bounds poison files whatever kills the process.
      starts         integer not null default 0,
      backfill       boolean not null default false,
      received_at    timestamptz not null,
      decided_at     timestamptz,
      check ((state = 'rejected') = (fault is not null)),
      check ((state = 'received') = (decided_at is null))
    );
    create index sources_undecided on sources (received_at) where state = 'received';
    create index sources_newest on sources (received_at desc, sha256);
    create index sources_decided on sources (decided_at) where decided_at is not null;
    create index sources_by_parent on sources (parent_sha256) where parent_sha256 is not null;

    -- A drop is one arrival of a file in the inbox. The same bytes again are a second drop of one source.
    -- Faults that need no reading (a link, too large) stand on the drop, which then has no source.
    create table drops (
      id           uuid primary key default gen_random_uuid(),
      sha256       text references sources,
      inbox_path   text not null,
      stored_path  text not null unique,
      place        text not null check (place in ('inbox', 'processing', 'processed', 'rejected')),
      duplicate    boolean not null default false,
      fault        text,
      claimed_at   timestamptz not null,
      settled_at   timestamptz,
      check (sha256 is not null or fault is not null)
    );
    -- A claim cut short by a crash finds its own row again.
    create unique index drops_being_claimed on drops (inbox_path, sha256) nulls not distinct where place = 'inbox';
    -- Replay re-opens settled drops, so that a file follows the newest verdict of its source.
    create index drops_unsettled on drops (claimed_at, id) where settled_at is null;
    create index drops_newest on drops (claimed_at desc, id);
    create index drops_by_source on drops (sha256);
    create index drops_by_inbox_path on drops (inbox_path);

    -- What lies in the inbox and is not taken, and why: the watcher's last sweep, for people.
    create table inbox_waits (
      inbox_path  text primary key,
      reason      text not null,
      since       timestamptz not null
    );

    create table bulletins (
      id              text primary key references sources,
      run             integer not null,
      parser_version  text not null,
      -- The newest parser whose fingerprints of this bulletin's articles stand in story_fingerprints.
      aliased_by      text not null,
      layout          text not null,
      title           text,
      publisher       text,
      article_count   integer not null,
      -- The record of design §4.1 without its articles and text.
      record          jsonb not null,
      text            text not null,
      source_map      jsonb not null,
      backfill        boolean not null,
      -- The run whose articles were matched; behind "run" means the match job is owed.
      matched_run     integer,
      created_at      timestamptz not null,
      parsed_at       timestamptz not null
    );
    create index bulletins_newest on bulletins (created_at desc, id);
    create index bulletins_unmatched on bulletins (parsed_at) where matched_run is distinct from run;

    -- A story is one article wherever it appears; a revision is a changed source text of it.
    create table stories (
      id          uuid primary key default gen_random_uuid(),
      title       text not null,
      created_at  timestamptz not null
    );
    create table story_revisions (
      story_id    uuid not null references stories on delete cascade,
      revision    integer not null check (revision > 0),
      created_at  timestamptz not null,
      primary key (story_id, revision)
    );
    -- Every fingerprint ever seen points to one revision for ever: old ones stay as aliases.
    create table story_fingerprints (
      fingerprint  text primary key,
      story_id     uuid not null,
      revision     integer not null,
      foreign key (story_id, revision) references story_revisions on delete cascade
    );
    -- Locality-sensitive bands of the MinHash signature: they propose near-duplicates.
    create table story_bands (
      band      text not null,
      story_id  uuid not null references stories on delete cascade,
      primary key (band, story_id)
    );

    create table articles (
      id             text primary key,
      bulletin_id    text not null references bulletins on delete cascade,
      ordinal        integer not null,
      section        text,
      label          text,
      title          text not null,
      source_url     text,
      topics         text[] not null,
      label_regions  text[] not null,
      issuers        text[] not null,
      -- The article of design §4.1, whole.
      record         jsonb not null,
      -- NFKC, no white space: label, title, abstract and body. A word matches as a substring of this.
      match_text     text not null,
      fingerprint    text not null,
      signature      integer[] not null,
      story_id       uuid not null,
      revision       integer not null,
      created_at     timestamptz not null,
      -- At commit: a re-parse may hand the ordinals of a bulletin round among its articles.
      unique (bulletin_id, ordinal) deferrable initially deferred,
      foreign key (story_id, revision) references story_revisions
    );
    create index articles_by_story on articles (story_id, revision);
    create index articles_newest on articles (created_at desc, id);

    create table mentions (
      article_id       text not null references articles on delete cascade,
      kind             text not null,
      ordinal          integer not null,
      starts           integer not null,
      ends             integer not null check (ends >= starts),
      surface          text not null,
      region_code      text,
      amount           numeric,
      amount_max       numeric,
      currency         text,
      edtf             text,
      document_title   text,
      document_number  text,
      detail           jsonb not null,
      primary key (article_id, kind, ordinal)
    );
    create index mentions_by_region on mentions (region_code) where region_code is not null;
    create index mentions_by_document on mentions (document_title) where document_title is not null;

    create table subscribers (
      id          uuid primary key default gen_random_uuid(),
      name        text not null,
      locale      text not null default 'zh-CN',
      -- Marked 示例 and deletable: made on a brand-new embedded home.
      sample      boolean not null default false,
      created_at  timestamptz not null
    );
    create table channels (
      id             uuid primary key default gen_random_uuid(),
      subscriber_id  uuid not null references subscribers on delete cascade,
      kind           text not null check (kind in ('mail')),
      address        text not null,
      state          text not null default 'active' check (state in ('active', 'suppressed')),
      created_at     timestamptz not null,
      unique (subscriber_id, kind, address)
    );
    -- An address belongs to one person, so that no article reaches it twice.
    create unique index channels_by_address on channels (kind, lower(address));
    create table subscriptions (
      id             uuid primary key default gen_random_uuid(),
      subscriber_id  uuid not null references subscribers on delete cascade,
      channel_id     uuid not null references channels on delete cascade,
      name           text not null,
      filter         jsonb not null,
      cadence        jsonb not null,
      state          text not null default 'active' check (state in ('active', 'ended')),
      -- Sees what is stored after this; history before it stays silent.
      starts_at      timestamptz not null,
      ended_at       timestamptz,
      -- The next clock slot (an instant), null for cadence "instant".
      next_slot_at   timestamptz,
      created_at     timestamptz not null
    );
    create index subscriptions_by_channel on subscriptions (channel_id);
    create index subscriptions_by_subscriber on subscriptions (subscriber_id);
    create index subscriptions_due on subscriptions (next_slot_at) where state = 'active';
    -- Why and whence each subscription began or ended.
    create table subscription_events (
      id               uuid primary key default gen_random_uuid(),
      subscription_id  uuid not null references subscriptions on delete cascade,
      what             text not null check (what in ('started', 'changed', 'ended', 'resumed')),
      origin           text not null,
      at               timestamptz not null
    );
    -- One row; raised by trigger on every change, so that each matcher knows when its index is stale.
    create table subscriptions_version (
      only_row  boolean primary key default true check (only_row),
      version   bigint not null default 1
    );
    insert into subscriptions_version default values;
    create function raise_subscriptions_version() returns trigger language plpgsql as $$
      begin
        update subscriptions_version set version = version + 1;
        return null;
      end $$;
    create trigger subscriptions_changed
      after insert or delete or update of filter, state, starts_at, channel_id, cadence on subscriptions
      for each statement execute function raise_subscriptions_version();

    create table digests (
      id                uuid primary key default gen_random_uuid(),
      subscriber_id     uuid not null references subscribers on delete cascade,
      channel_id        uuid not null references channels on delete cascade,
      -- "bulletin:<id>" for instant, else the local date-time with offset of the clock slot.
      slot_key          text not null,
      slot_at           timestamptz not null,
      subscription_ids  uuid[] not null,
      state             text not null check (state in ('planned', 'composed')),
      -- Frozen at composition: subject, html and text with placeholders for personal links, articles.
      content           jsonb,
      created_at        timestamptz not null,
      composed_at       timestamptz,
      unique (subscriber_id, channel_id, slot_key),
      check ((state = 'composed') = (content is not null))
    );
    create index digests_planned on digests (created_at) where state = 'planned';
    create index digests_newest on digests (created_at desc, id);

    -- What a reader is owed: one row a story revision and channel, claimed by exactly one digest.
    create table inbox_items (
      id             uuid primary key default gen_random_uuid(),
      subscriber_id  uuid not null references subscribers on delete cascade,
      channel_id     uuid not null references channels on delete cascade,
      story_id       uuid not null,
      revision       integer not null,
      -- The article that brought it. Null when a re-parse no longer finds it: another of the story serves.
      article_id     text references articles on delete set null,
      digest_id      uuid references digests,
      created_at     timestamptz not null,
      unique (subscriber_id, channel_id, story_id, revision),
      foreign key (story_id, revision) references story_revisions
    );
    create index inbox_items_unclaimed on inbox_items (channel_id) where digest_id is null;
    create index inbox_items_by_digest on inbox_items (digest_id);
    create index inbox_items_by_article on inbox_items (article_id) where article_id is not null;
    create table inbox_reasons (
      item_id          uuid not null references inbox_items on delete cascade,
      subscription_id  uuid not null references subscriptions on delete cascade,
      why              jsonb not null,
      -- A subscription answers for what it asked after its start: resumed, it forgets older wishes.
      created_at       timestamptz not null,
      primary key (item_id, subscription_id)
    );
    create index inbox_reasons_by_subscription on inbox_reasons (subscription_id);

    create table deliveries (
      id               uuid primary key default gen_random_uuid(),
      digest_id        uuid not null unique references digests on delete cascade,
      kind             text not null,
      state            text not null check (state in ('pending', 'sending', 'accepted', 'failed', 'unknown')),
      attempt          integer not null default 0,
      -- While "sending": past this instant the sender is taken for dead and the send for ambiguous.
      lease_until      timestamptz,
      next_attempt_at  timestamptz not null,
      message_id       text not null unique,
      -- Sender, address, public URL and link key of the last attempt: with the digest's content
      -- they rebuild its exact bytes.
      envelope         jsonb,
      ambiguous_sends  integer not null default 0,
      answer           text,
      created_at       timestamptz not null,
      finished_at      timestamptz,
      check ((state = 'sending') = (lease_until is not null))
    );
    create index deliveries_newest on deliveries (created_at desc);
    create index deliveries_due on deliveries (next_attempt_at) where state in ('pending', 'sending');
    create table delivery_attempts (
      delivery_id  uuid not null references deliveries on delete cascade,
      attempt      integer not null,
      started_at   timestamptz not null,
      ended_at     timestamptz,
      outcome      text check (outcome in ('accepted', 'failed', 'deferred', 'ambiguous')),
      answer       text,
      primary key (delivery_id, attempt)
    );

    -- Keys of the HMAC in links. The newest signs; all verify.
    create table link_keys (
      version     integer primary key generated always as identity,
      secret      bytea not null check (length(secret) >= 32),
      created_at  timestamptz not null
    );
  `.execute(db)
}
