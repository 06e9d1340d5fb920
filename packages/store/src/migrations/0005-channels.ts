/** Other ways than mail: what they need, what exactly was sent, how often, what came back, and feeds. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table channels
      drop constraint channels_kind_check,
      add constraint channels_kind_check
        check (kind in ('mail', 'webhook', 'feishu', 'dingtalk', 'wecom', 'feed', 'file')),
      -- The whole URL and what signs: secrets. "address" is what may be shown.
      add column config jsonb not null default '{}',
      add column state_reason text check (state_reason in ('bounced', 'gone', 'failing')),
      add column state_at timestamptz;

    -- What the bytes of this attempt were: rebuilt ones must have the same hash.
    alter table delivery_attempts
      add column bytes integer,
      add column sha256 text;
    -- A person's button starts the days of retrying anew.
    alter table deliveries add column retried_at timestamptz;
    create index deliveries_by_state on deliveries (state, created_at desc);

    -- A message in as many parts as its receiver needs. The content is frozen with the first lease;
    -- a retry goes on at the first part that was not accepted.
    create table delivery_parts (
      delivery_id  uuid not null references deliveries on delete cascade,
      part         integer not null check (part > 0),
      content      text not null,
      state        text not null default 'waiting' check (state in ('waiting', 'sending', 'accepted')),
      -- The body of its last request, to the byte. Its hash outlives it when a person is erased.
      sent         bytea,
      bytes        integer,
      sha256       text,
      sent_at      timestamptz,
      answer       text,
      primary key (delivery_id, part)
    );

    -- When a robot spoke: its service counts messages a minute, and so do all notifiers together.
    create table robot_turns (
      id          uuid primary key default gen_random_uuid(),
      channel_id  uuid not null references channels on delete cascade,
      at          timestamptz not null
    );
    create index robot_turns_by_channel on robot_turns (channel_id, at);

    -- Mails that a server took and another sent back (RFC 3464). The same report twice counts once.
    create table bounces (
      id             uuid primary key default gen_random_uuid(),
      channel_id     uuid not null references channels on delete cascade,
      delivery_id    uuid references deliveries on delete set null,
      status         text not null,
      diagnostic     text,
      report_sha256  text not null,
      received_at    timestamptz not null,
      unique (channel_id, report_sha256)
    );
    create index bounces_by_delivery on bounces (delivery_id) where delivery_id is not null;

    -- A link to a feed carries an HMAC over the id; a revoked one answers nobody.
    create table feeds (
      id               uuid primary key default gen_random_uuid(),
      title            text not null,
      topic            text,
      region_code      text,
      subscription_id  uuid references subscriptions on delete cascade,
      created_at       timestamptz not null,
      revoked_at       timestamptz,
      check (num_nonnulls(topic, region_code, subscription_id) = 1)
    );
    create index feeds_by_subscription on feeds (subscription_id) where subscription_id is not null;
  `.execute(db)
}
