import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Each time that the audit trail was verified: one a day by itself, others by a person (C9). */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table audit_verifications (
      id uuid primary key,
      verified_at timestamptz not null,
      nightly_of text unique check (nightly_of ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'),
      coordinator_id uuid references coordinators (id),
      events bigint not null,
      head_position bigint,
      head_hash text check (head_hash ~ '^[0-9a-f]{64}$'),
      fault_count bigint not null,
      first_fault text,
      check ((nightly_of is null) <> (coordinator_id is null)),
      check ((head_position is null) = (head_hash is null)),
      check ((fault_count > 0) = (first_fault is not null))
    );
    create index audit_verifications_at on audit_verifications (verified_at);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table audit_verifications`)
}
