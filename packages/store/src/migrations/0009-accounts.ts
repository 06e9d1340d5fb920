/** Who uses the console: accounts with roles, their sessions, API tokens, and what became of them. */
import { type Kysely, sql } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table accounts (
      id             uuid primary key default gen_random_uuid(),
      name           text not null check (length(name) between 1 and 40),
      role           text not null check (role in ('reader', 'editor', 'administrator')),
      -- The hash with its parameters: $scrypt$ln=15,r=8,p=3$salt$hash.
      password       text not null,
      created_at     timestamptz not null,
      password_at    timestamptz not null,
      last_login_at  timestamptz
    );
    create unique index accounts_by_name on accounts (lower(name));

    -- Deleted when the account's role or password changes; gone with the account.
    create table account_sessions (
      secret_sha256  text primary key,
      account_id     uuid not null references accounts on delete cascade,
      created_at     timestamptz not null,
      expires_at     timestamptz not null
    );
    create index account_sessions_by_account on account_sessions (account_id);
    create index account_sessions_expiring on account_sessions (expires_at);

    -- The token itself is shown once and kept nowhere.
    create table api_tokens (
      id             uuid primary key default gen_random_uuid(),
      name           text not null check (length(name) between 1 and 60),
      secret_sha256  text not null unique,
      scopes         text[] not null check (
        cardinality(scopes) > 0
        and scopes <@ array['read', 'upload', 'subscribe', 'operate', 'administer']
      ),
      -- Who made it; null for the owner of the machine. A token is never worth more than its maker.
      account_id     uuid references accounts on delete cascade,
      created_at     timestamptz not null,
      expires_at     timestamptz,
      last_used_at   timestamptz
    );
    create index api_tokens_by_account on api_tokens (account_id);

    -- Names, not keys: what was done stays when the account is gone.
    create table access_events (
      id         uuid primary key default gen_random_uuid(),
      at         timestamptz not null,
      what       text not null check (what in (
        'account-added', 'role-changed', 'password-changed', 'account-removed', 'logged-in',
        'token-made', 'token-revoked'
      )),
      -- The account or the token it was done to.
      subject    text not null,
      -- Who did it, as far as it has a name; and from where: cli, console.
      actor      text,
      origin     text not null,
      detail     text
    );
    create index access_events_newest on access_events (at desc, id);
  `.execute(db)
}
