/** Containers (a zip, an e-mail with attachments): what came out of which, and when it was opened. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    -- The run that took the container apart. From then on it waits for its members, not for the parser.
    alter table sources add column opened_run integer;
    -- What was found, for people, beside the fault: a number, a media type, the name of a part.
    alter table sources add column fault_detail text;

    -- A member is one arrival of a file inside a container, as a drop is one arrival in the inbox. The
    -- same bytes elsewhere are the same source. A fault that needs no reading stands here, without a source.
    create table members (
      parent_sha256  text not null references sources on delete cascade,
      ordinal        integer not null check (ordinal > 0),
      -- The path inside the container, as people see it. Never used to build a path.
      member         text not null,
      sha256         text references sources,
      bytes          bigint not null check (bytes >= 0),
      duplicate      boolean not null default false,
      fault          text,
      received_at    timestamptz not null,
      primary key (parent_sha256, ordinal),
      check ((sha256 is null) = (fault is not null)),
      check (sha256 is distinct from parent_sha256)
    );
    create index members_by_source on members (sha256) where sha256 is not null;
  `.execute(db)
}
