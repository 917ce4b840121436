import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * What holds for leavers and renewals whoever writes: one incident for each separation, an investigation in its
 * order and by somebody else than the processor, one due date for each account, one reminder for each account, due
 * date and step. And what the jobs remember.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create unique index incidents_one_open on incidents (lower(person_email))
      where deactivated_at is null and state <> 'unfounded';
    create unique index incidents_one_of_separation on incidents (lower(person_email), deactivated_at)
      where deactivated_at is not null;
    create index incidents_of_organization on incidents (organization_id, opened_at desc);
    alter table incidents
      add constraint incidents_state_in_order check (
        (state in ('open', 'unfounded')) = (deactivated_at is null)
        and (deactivated_at is null) = (recorded_at is null)
        and (operations_told_at is null or deactivated_at is not null)
        and (state not in ('under-investigation', 'closed') or operations_told_at is not null)
        and (state in ('closed', 'unfounded')) = (closed_at is not null));

    create unique index investigations_one_round on investigations (incident_id, round);
    create unique index investigations_one_open on investigations (incident_id) where closed_at is null;
    alter table investigations
      add constraint investigations_reopened_with_reason check (
        (round = 1) = (reopens_id is null) and (reopens_id is null) = (reopen_reason is null)),
      add constraint investigations_sign_in_when check (
        (sign_in_seen in ('after-last-moment', 'before-last-moment') and last_sign_in_at is not null)
        or (sign_in_seen in ('never', 'not-known') and last_sign_in_at is null)
        or (sign_in_seen is null and last_sign_in_at is null)),
      add constraint investigations_closed_with_determination check (
        closed_at is null or (closed_by_id is not null and sign_in_seen is not null and data_accessed is not null
          and cause is not null and length(btrim(coalesce(findings, ''))) >= 10)),
      add constraint investigations_action_has_owner check (
        corrective_action is null or (corrective_owner is not null and corrective_by is not null));

    create table investigation_steps (
      id uuid primary key,
      investigation_id uuid not null references investigations (id),
      at timestamptz not null,
      coordinator_id uuid not null references coordinators (id),
      text text not null check (length(btrim(text)) > 0)
    );
    create index investigation_steps_in_order on investigation_steps (investigation_id, at);

    create function guard_investigation() returns trigger language plpgsql as $$
    declare
      late incidents;
    begin
      if tg_op = 'UPDATE' and old.closed_at is not null then
        raise exception 'A closed investigation is never changed' using errcode = 'check_violation';
      end if;
      select * into late from incidents where id = new.incident_id;
      if late.operations_told_at is null then
        raise exception 'The Operations Unit is informed before it investigates' using errcode = 'check_violation';
      end if;
      if late.processed_by_id in (new.investigator_id, new.closed_by_id) then
        raise exception 'Who processed the deactivation does not investigate it' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger investigations_guarded before insert or update on investigations
      for each row execute function guard_investigation();

    create function refuse_removal() returns trigger language plpgsql as $$
    begin
      raise exception 'Records of late deactivations are kept' using errcode = 'check_violation';
    end $$;
    create trigger incidents_kept before delete on incidents for each row execute function refuse_removal();
    create trigger investigations_kept before delete on investigations for each row execute function refuse_removal();
    create function refuse_after_close() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from investigations where id = new.investigation_id and closed_at is not null) then
        raise exception 'Nothing is added to a closed investigation' using errcode = 'check_violation';
      end if;
      return new;
    end $$;
    create trigger investigation_steps_in_time before insert on investigation_steps
      for each row execute function refuse_after_close();
    create trigger evidence_of_investigation_in_time before insert on evidence
      for each row when (new.investigation_id is not null) execute function refuse_after_close();
    create trigger evidence_of_investigation_kept before delete on evidence
      for each row when (old.investigation_id is not null) execute function refuse_removal();
    create trigger investigation_steps_kept before update or delete on investigation_steps
      for each row execute function refuse_removal();

    alter table evidence add constraint evidence_proves_or_belongs check (
      (document is null) = (investigation_id is not null));

    create index messages_undelivered on messages (request_id, created_at)
      where state in ('failed', 'bounced') and settled_at is null;
    create index messages_failed on messages (created_at) where state in ('failed', 'bounced');
    alter table messages add constraint messages_settled_by_whom check ((settled_at is null) = (settled_by_id is null));

    create function due_on_of(ispa_completed_on text, statement_signed_on text, form text) returns text
      language sql stable as $$
      select least(
        to_char(least(ispa_completed_on, statement_signed_on)::date + 365, 'YYYY-MM-DD'),
        (select f.older_refused_after from confidentiality_forms f
          where f.form::text = $3 and f.state = 'current' and $2 < f.effective_from))
    $$;
    create function keep_due_on() returns trigger language plpgsql as $$
    begin
      if new.ispa_completed_on is not null and new.statement_signed_on is not null then
        new.due_on := due_on_of(new.ispa_completed_on, new.statement_signed_on, new.statement_form::text);
      end if;
      return new;
    end $$;
    create trigger staff_due_on_kept before insert or update of ispa_completed_on, statement_signed_on, statement_form,
      due_on on staff for each row execute function keep_due_on();
    create function move_due_on() returns trigger language plpgsql as $$
    begin
      update staff set due_on = due_on
       where account_state = 'active' and statement_form::text = new.form::text
         and ispa_completed_on is not null and statement_signed_on is not null
         and due_on is distinct from due_on_of(ispa_completed_on, statement_signed_on, new.form::text);
      return null;
    end $$;
    create trigger confidentiality_forms_move_due_on
      after insert or update of state, effective_from, older_refused_after on confidentiality_forms
      for each row when (new.state = 'current') execute function move_due_on();

    create table renewal_digests (
      id uuid primary key default gen_random_uuid(),
      audience text not null check (audience in ('requestor', 'coordinators', 'operations-unit')),
      recipient_id uuid not null,
      day text not null,
      told_at timestamptz,
      unique (audience, recipient_id, day)
    );
    create index renewal_digests_untold on renewal_digests (id) where told_at is null;
    create table renewal_reminders (
      staff_id uuid not null references staff (id),
      due_on text not null,
      step text not null,
      digest_id uuid not null references renewal_digests (id),
      primary key (staff_id, due_on, step)
    );
    create index renewal_reminders_of_digest on renewal_reminders (digest_id);

    create index requests_of_organization_and_kind_by_age on requests (organization_id, kind, submitted_at, id)
      include (state);
    drop index requests_claimed, requests_reviewed;
    create index requests_assigned on requests (coalesce(claimed_by_id, reviewed_by_id), organization_id, due_at, id)
      where state in ('in-review', 'granted');
    create statistics requests_assigned_within (dependencies, mcv)
      on (coalesce(claimed_by_id, reviewed_by_id)), organization_id from requests;

    create table jobs (
      name text primary key,
      next_run_at timestamptz not null
    );
    create table job_runs (
      id uuid primary key,
      job text not null references jobs (name),
      worker text not null,
      started_at timestamptz not null,
      ended_at timestamptz,
      outcome text not null check (outcome in ('running', 'done', 'failed', 'cut-off')),
      done integer,
      faults integer not null default 0,
      error text,
      constraint job_runs_ended_when check ((outcome = 'running') = (ended_at is null))
    );
    create index job_runs_latest on job_runs (job, started_at desc);
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop table job_runs, jobs, renewal_reminders, renewal_digests;
    drop statistics requests_assigned_within;
    drop index requests_assigned;
    create index requests_claimed on requests (claimed_by_id) where state in ('in-review', 'granted');
    create index requests_reviewed on requests (reviewed_by_id) where state in ('in-review', 'granted');
    drop index requests_of_organization_and_kind_by_age;
    drop trigger confidentiality_forms_move_due_on on confidentiality_forms;
    drop trigger staff_due_on_kept on staff;
    drop function move_due_on, keep_due_on, due_on_of;
    alter table messages drop constraint messages_settled_by_whom;
    drop index messages_failed, messages_undelivered;
    alter table evidence drop constraint evidence_proves_or_belongs;
    drop trigger evidence_of_investigation_kept on evidence;
    drop trigger evidence_of_investigation_in_time on evidence;
    drop trigger investigation_steps_in_time on investigation_steps;
    drop function refuse_after_close;
    drop trigger investigation_steps_kept on investigation_steps;
    drop trigger investigations_kept on investigations;
    drop trigger incidents_kept on incidents;
    drop trigger investigations_guarded on investigations;
    drop table investigation_steps;
    drop function refuse_removal, guard_investigation;
    alter table investigations
      drop constraint investigations_action_has_owner, drop constraint investigations_closed_with_determination,
      drop constraint investigations_sign_in_when, drop constraint investigations_reopened_with_reason;
    drop index investigations_one_open, investigations_one_round;
    alter table incidents drop constraint incidents_state_in_order;
    drop index incidents_of_organization, incidents_one_of_separation, incidents_one_open;
  `)
}
