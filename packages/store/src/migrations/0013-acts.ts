/** The audit trail holds what people do to files, feeds, channels, deliveries and jobs, too. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    alter table audit_events
      -- A file, a queue and a feed of a topic are nobody's.
      alter column subscriber_id drop not null,
      -- What it was done to where that is no reader and no subscription: its key, and the name it had then.
      add column subject_id  text,
      add column subject     text,
      add constraint audit_events_of_somebody_or_something check (
        subscriber_id is not null or subject_id is not null or detail is not null
      ),
      drop constraint audit_events_what_check,
      add constraint audit_events_what_check check (what in (
        'started', 'changed', 'ended', 'resumed', 'paused', 'unpaused',
        'address-changed', 'links-voided', 'exported', 'erased', 'gave-reason',
        'uploaded', 'read-again', 'sent-again', 'settled', 'test-sent', 'channel-released',
        'feed-made', 'feed-revoked', 'job-retried', 'job-discarded', 'jobs-retried', 'jobs-discarded',
        'board-used'
      ));
  `.execute(db)
}
