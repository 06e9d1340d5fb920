/** Sign-up by double opt-in, notices that are owed, one audit trail, erased readers, alarms. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- One audit trail for subscriptions and their readers: when, from where, what.
    alter table subscription_events rename to audit_events;
    alter table audit_events
      alter column subscription_id drop not null,
      add column subscriber_id uuid references subscribers on delete cascade,
      -- The client's network (203.0.113.0/24), never its whole address. Null for the CLI and the console.
      add column network text,
      add column detail jsonb;
    update audit_events e set subscriber_id = s.subscriber_id
      from subscriptions s where s.id = e.subscription_id;
    alter table audit_events alter column subscriber_id set not null;
    alter table audit_events drop constraint subscription_events_what_check;
    alter table audit_events add constraint audit_events_what_check check (what in (
      'started', 'changed', 'ended', 'resumed', 'paused', 'unpaused',
      'address-changed', 'links-voided', 'exported', 'erased', 'gave-reason'
    ));
    create index audit_events_newest on audit_events (at desc, id);
    create index audit_events_by_subscriber on audit_events (subscriber_id, at);
    create index audit_events_by_subscription on audit_events (subscription_id);

    alter table subscribers
      -- Links of mails older than this no longer manage anything.
      add column links_from timestamptz,
      -- Address and personal parts are gone; ids, times, counts and hashes stay.
      add column erased_at timestamptz;
    -- SHA-256 of subject, HTML and text joined by line feeds, kept when the content is erased.
    alter table digests add column content_sha256 text;

    -- What somebody asked for at an address, until its owner agrees. Unanswered ones are deleted.
    create table confirmations (
      id               uuid primary key default gen_random_uuid(),
      kind             text not null check (kind in ('sign-up', 'address')),
      address          text not null,
      locale           text not null,
      -- sign-up: the subscription request. address: the channel that is to move here.
      request          jsonb,
      channel_id       uuid references channels on delete cascade,
      network          text,
      created_at       timestamptz not null,
      expires_at       timestamptz not null,
      confirmed_at     timestamptz,
      subscriber_id    uuid references subscribers on delete cascade,
      subscription_id  uuid references subscriptions on delete set null,
      check ((kind = 'sign-up') = (request is not null)),
      check ((kind = 'address') = (channel_id is not null))
    );
    create index confirmations_by_subscriber on confirmations (subscriber_id);
    create index confirmations_by_channel on confirmations (channel_id);
    create index confirmations_by_subscription on confirmations (subscription_id);
    create index confirmations_expiring on confirmations (expires_at);

    -- Single mails beside the digests: the console owes them, the notifier sends them under a lease.
    -- Deleted some days after their end, so that nobody's address stays who never agreed.
    create table notices (
      id               uuid primary key default gen_random_uuid(),
      kind             text not null check (kind in (
        'confirm-sign-up', 'confirm-address', 'manage-link', 'address-changed'
      )),
      address          text not null,
      locale           text not null,
      confirmation_id  uuid references confirmations on delete cascade,
      state            text not null default 'pending'
        check (state in ('pending', 'sending', 'accepted', 'failed', 'unknown', 'unneeded')),
      attempt          integer not null default 0,
      lease_until      timestamptz,
      next_attempt_at  timestamptz not null,
      ambiguous_sends  integer not null default 0,
      -- Sender, address, public URL and link key of the last attempt; an ambiguous send goes out as it was.
      envelope         jsonb,
      answer           text,
      created_at       timestamptz not null,
      -- Nothing is sent after this, and its links act no more.
      expires_at       timestamptz not null,
      finished_at      timestamptz,
      check ((state = 'sending') = (lease_until is not null))
    );
    create index notices_due on notices (next_attempt_at) where state in ('pending', 'sending');
    create index notices_by_address on notices (lower(address), created_at);
    create index notices_newest on notices (created_at desc);
    create index notices_by_confirmation on notices (confirmation_id);
    create index notices_expiring on notices (expires_at);

    -- What is broken, once each: opened and closed by the notifier, acknowledged by a person.
    create table alarms (
      id               uuid primary key default gen_random_uuid(),
      kind             text not null check (kind in (
        'series-silent', 'subscription-silent', 'channel-failing', 'channels-failing'
      )),
      -- The name of a series, the id of a subscription or channel, the kind of a channel.
      subject          text not null,
      detail           jsonb not null,
      since            timestamptz not null,
      opened_at        timestamptz not null,
      acknowledged_at  timestamptz,
      closed_at        timestamptz
    );
    create unique index alarms_open on alarms (kind, subject) where closed_at is null;
    create index alarms_newest on alarms (opened_at desc, id);
  `.execute(db)
}
