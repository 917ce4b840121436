import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * What the directive demands of the five kinds, whoever writes them, and what no API may show: links to saved
 * forms, and staff on their way from one requestor to another.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table requests
      add constraint requests_documents_in_date check (
        (kind not in ('new-account', 'annual-maintenance')
         or (ispa_age_days is not null and statement_age_days is not null))
        and (ispa_age_days is null or ispa_age_days between 0 and 365)
        and (statement_age_days is null or statement_age_days between 0 and 365)),
      add constraint requests_deactivation_says_when_and_why check (
        kind <> 'deactivate' or (last_day is not null and deactivation_reason is not null)),
      add constraint requests_deactivation_is_recorded check (
        kind <> 'deactivate' or (state <> 'granted' and (state <> 'completed' or deactivated_at is not null))),
      add constraint requests_address_proved check (
        requestor_confirmed or entered_by_id is not null or kind = 'deactivate'),
      add constraint requests_withdrawn_when check (state <> 'withdrawn' or withdrawn_at is not null),
      add constraint requests_superseded_by_what check (
        state <> 'superseded' or (superseded_at is not null and superseded_by_id is not null));

    create unique index requests_one_open on requests (kind, lower(staff_email))
      where state in ('submitted', 'in-review', 'returned', 'granted')
        and (requestor_confirmed or entered_by_id is not null);
    create unique index requests_one_open_unproved on requests (kind, lower(staff_email), lower(requestor_email))
      where state in ('submitted', 'in-review', 'returned', 'granted')
        and not requestor_confirmed and entered_by_id is null;
    create index requests_of_requestor on requests (requestor_email, submitted_at desc);
    create index requests_last_day on requests (last_day)
      where kind = 'deactivate' and state in ('submitted', 'in-review', 'returned');

    alter table staff
      add constraint staff_deactivated_has_time check (account_state <> 'deactivated' or deactivated_at is not null);
    create index staff_of_requestor on staff (requestor_of_record_id, due_on) where account_state = 'active';

    create table resume_links (
      token_hash bytea primary key,
      draft_id uuid not null references drafts (id) on delete cascade,
      email text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    );
    create index resume_links_by_draft on resume_links (draft_id);
    create index drafts_by_age on drafts (updated_at) where sent_at is null;

    create table hand_overs (
      id uuid primary key,
      staff_id uuid not null references staff (id),
      from_requestor_id uuid not null references requestors (id),
      to_requestor_id uuid not null references requestors (id),
      state text not null default 'offered' check (state in ('offered', 'accepted', 'declined', 'taken-back')),
      offered_at timestamptz not null,
      answered_at timestamptz,
      constraint hand_overs_between_two check (from_requestor_id <> to_requestor_id),
      constraint hand_overs_answered_when check ((state = 'offered') = (answered_at is null))
    );
    create unique index hand_overs_one_offered on hand_overs (staff_id) where state = 'offered';
    create index hand_overs_to on hand_overs (to_requestor_id) where state = 'offered';
    create index hand_overs_from on hand_overs (from_requestor_id) where state = 'offered';
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table hand_overs, resume_links;
    drop index drafts_by_age, staff_of_requestor, requests_last_day, requests_of_requestor,
      requests_one_open_unproved, requests_one_open;
    alter table staff drop constraint staff_deactivated_has_time;
    alter table requests
      drop constraint requests_documents_in_date, drop constraint requests_deactivation_says_when_and_why,
      drop constraint requests_deactivation_is_recorded, drop constraint requests_address_proved,
      drop constraint requests_withdrawn_when, drop constraint requests_superseded_by_what;
  `)
}
