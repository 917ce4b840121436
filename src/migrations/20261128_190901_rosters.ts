import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/** Each requestor is asked for the roster once a quarter, and reminded once (R13, R59). */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table roster_questions (
      requestor_id uuid not null references requestors (id),
      quarter text not null check (quarter ~ '^[0-9]{4}-[1-4]$'),
      asked_at timestamptz not null,
      asked_on text not null,
      answer_by text not null check (answer_by >= asked_on),
      reminded_at timestamptz check (reminded_at >= asked_at),
      primary key (requestor_id, quarter)
    );
    create index roster_questions_of_quarter on roster_questions (quarter, answer_by);
    create index staff_roster on staff (requestor_of_record_id, confirmed_on) where account_state = 'active';
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop index staff_roster;
    drop table roster_questions;
  `)
}
