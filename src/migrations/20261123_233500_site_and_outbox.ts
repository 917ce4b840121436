import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * What no API may show: the sealed secrets of mail that waits and the lease of a sender, the sessions, sign-in
 * codes and drafts of requestors, and the pages that open once.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table messages
      add column secret bytea,
      add column secret_key_id text,
      add column secret_until timestamptz,
      add column claim_id uuid,
      add column leased_until timestamptz,
      add column sending_at timestamptz,
      add constraint messages_sent_keeps_no_secret check (state = 'queued' or secret is null),
      add constraint messages_secret_has_key_and_end check (
        secret is null or (secret_key_id is not null and secret_until is not null));
    create index messages_due on messages (next_attempt_at) where state = 'queued';

    create table sign_in_codes (
      id uuid primary key,
      email text not null,
      code_hash bytea not null,
      link_hash bytea not null unique,
      return_to text not null,
      address text,
      attempts integer not null default 0,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index sign_in_codes_by_email on sign_in_codes (email, created_at);
    create index sign_in_codes_by_address on sign_in_codes (address, created_at);

    create table site_sessions (
      token_hash bytea primary key,
      email text not null,
      address text,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz
    );

    create table drafts (
      id uuid primary key,
      email text not null,
      kind text not null,
      answers jsonb not null default '{}',
      submission_key uuid not null unique,
      answers_request_id uuid references requests (id),
      sent_request_id uuid references requests (id),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      sent_at timestamptz
    );
    create unique index drafts_one_open on drafts (email, kind, coalesce(answers_request_id, '00000000-0000-0000-0000-000000000000'))
      where sent_at is null;
    create index drafts_by_email on drafts (email, kind, updated_at);

    create table credential_pages (
      id uuid primary key,
      token_hash bytea not null unique,
      request_id uuid not null references requests (id),
      secret bytea,
      secret_key_id text,
      expires_at timestamptz not null,
      opened_at timestamptz,
      constraint credential_pages_opened_keeps_no_secret check (opened_at is null or secret is null)
    );
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table credential_pages, drafts, site_sessions, sign_in_codes;
    drop index messages_due;
    alter table messages
      drop constraint messages_sent_keeps_no_secret, drop constraint messages_secret_has_key_and_end,
      drop column secret, drop column secret_key_id, drop column secret_until,
      drop column claim_id, drop column leased_until, drop column sending_at;
  `)
}
