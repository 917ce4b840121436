import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * What the directive demands of every record, whoever writes it: the database refuses the rest. And the audit
 * trail: rows are added, never changed, and chained to each other when their transaction commits.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table requests
      add constraint requests_denied_has_reason check (
        state <> 'denied' or (denial_reason_id is not null and length(btrim(coalesce(denial_text, ''))) >= 10
                              and reviewed_by_id is not null and denied_at is not null)),
      add constraint requests_granted_has_reviewer check (
        state <> 'granted' or (reviewed_by_id is not null and reviewed_at is not null and granted_at is not null)),
      add constraint requests_completed_has_processor check (
        state <> 'completed' or (processed_by_id is not null and processed_at is not null and completed_at is not null)),
      add constraint requests_returned_says_why check (
        state <> 'returned' or (length(btrim(coalesce(return_text, ''))) > 0 and returned_at is not null)),
      add constraint requests_requestor_is_not_staff check (lower(requestor_email) <> lower(staff_email)),
      add constraint requests_documents_in_date check (
        kind not in ('new-account', 'annual-maintenance')
        or (ispa_age_days between 0 and 365 and statement_age_days between 0 and 365)),
      add constraint requests_right_form check (
        statement_form is null or (statement_form = 'de-7410') = is_edd_employee);

    create unique index requests_one_open on requests (kind, lower(staff_email))
      where state in ('submitted', 'in-review', 'returned', 'granted');

    create unique index confidentiality_forms_one_current on confidentiality_forms (form) where state = 'current';

    alter table staff
      add constraint staff_active_has_username check (account_state <> 'active' or username is not null);

    create table audit_chain (
      position bigint primary key,
      event_id uuid not null unique references audit_events (id),
      previous_hash bytea not null,
      hash bytea not null
    );

    create function audit_event_text(event audit_events) returns text language sql stable as $$
      select jsonb_build_array(event.id, extract(epoch from event.at), event.event, event.actor_kind, event.actor_id,
        event.actor_email, event.subject_kind, event.subject_id, event.request_id, event.organization_id,
        event.before, event.after, event.address, event.outcome)::text
    $$;

    create function chain_audit_event() returns trigger language plpgsql as $$
    declare
      last audit_chain;
      before_it bytea;
    begin
      perform pg_advisory_xact_lock(hashtext('audit_chain'));
      select * into last from audit_chain order by position desc limit 1;
      before_it := coalesce(last.hash, '\\x'::bytea);
      insert into audit_chain (position, event_id, previous_hash, hash)
      values (coalesce(last.position, 0) + 1, new.id, before_it,
              sha256(before_it || convert_to(audit_event_text(new), 'UTF8')));
      return null;
    end $$;

    create constraint trigger audit_events_chained after insert on audit_events
      deferrable initially deferred for each row execute function chain_audit_event();

    create function refuse_audit_change() returns trigger language plpgsql as $$
    begin
      raise exception 'The audit trail is never changed';
    end $$;

    create trigger audit_events_unchanged before update or delete on audit_events
      for each row execute function refuse_audit_change();
    create trigger audit_events_not_emptied before truncate on audit_events
      for each statement execute function refuse_audit_change();
    create trigger audit_chain_unchanged before update or delete on audit_chain
      for each row execute function refuse_audit_change();
    create trigger audit_chain_not_emptied before truncate on audit_chain
      for each statement execute function refuse_audit_change();
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger audit_events_not_emptied on audit_events;
    drop trigger audit_events_unchanged on audit_events;
    drop trigger audit_events_chained on audit_events;
    drop table audit_chain;
    drop function refuse_audit_change, chain_audit_event, audit_event_text;
    alter table staff drop constraint staff_active_has_username;
    drop index confidentiality_forms_one_current;
    drop index requests_one_open;
    alter table requests
      drop constraint requests_denied_has_reason, drop constraint requests_granted_has_reviewer,
      drop constraint requests_completed_has_processor, drop constraint requests_returned_says_why,
      drop constraint requests_requestor_is_not_staff, drop constraint requests_documents_in_date,
      drop constraint requests_right_form;
  `)
}
