import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * What the hooks refuse, the database refuses too, whoever writes: ages are the difference of the stored dates, a
 * request has a route and a reason for it, type and title fit Table 1 when it is sent, what was sent stays as it was
 * until it is sent again, its state follows the life cycle, and a granted one of non-EDD staff has its files. Ages of
 * old rows are computed anew where the dates allow it, and each is told to the audit trail; what is left is told too,
 * and the constraint stays for new rows alone.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create function civil_date(text) returns date language sql immutable strict as $$
      select make_date(substr($1, 1, 4)::int, substr($1, 6, 2)::int, substr($1, 9, 2)::int)
    $$;
    alter table requests
      add constraint requests_ages_fit_dates check (
        ispa_age_days is not distinct from civil_date(request_date) - civil_date(ispa_completed_on)
        and statement_age_days is not distinct from civil_date(request_date) - civil_date(statement_signed_on)) not valid,
      add constraint requests_routed check (
        route_level in ('organization', 'delegate', 'operations-unit')
        and length(btrim(route_reason)) > 0) not valid;
  `)
  await db.execute(repairAges)
  await db.execute(triggers)
}

/** Each row that is mended, and each that cannot be, is told to the audit trail. */
const repairAges = sql`
  with wrong as (
    select id, organization_id, request_date, ispa_completed_on, statement_signed_on, ispa_age_days, statement_age_days,
      civil_date(request_date) - civil_date(ispa_completed_on) as ispa,
      civil_date(request_date) - civil_date(statement_signed_on) as statement
      from requests
     where ispa_age_days is distinct from civil_date(request_date) - civil_date(ispa_completed_on)
        or statement_age_days is distinct from civil_date(request_date) - civil_date(statement_signed_on)
  ), judged as (
    select *, coalesce(ispa between 0 and 365, true) and coalesce(statement between 0 and 365, true) as right_now
      from wrong
  ), mended as (
    update requests r set ispa_age_days = j.ispa, statement_age_days = j.statement from judged j
     where r.id = j.id and j.right_now
  )
  insert into audit_events (at, event, actor_kind, subject_kind, subject_id, request_id, organization_id, before,
    after, outcome)
  select now(), 'record-repaired', 'system', 'request', id::text, id, organization_id,
    jsonb_build_object('ispaAgeDays', ispa_age_days, 'statementAgeDays', statement_age_days),
    jsonb_build_object('requestDate', request_date, 'ispaCompletedOn', ispa_completed_on,
      'statementSignedOn', statement_signed_on, 'ispaAgeDays', ispa, 'statementAgeDays', statement),
    case when right_now then 'done' else 'refused' end
    from judged;
`

/** They fire after the checks of the table; the two of the route look when the transaction ends. */
const triggers = sql`
  do $$
  declare
    rule text;
  begin
    foreach rule in array array['requests_ages_fit_dates', 'requests_routed'] loop
      begin
        execute format('alter table requests validate constraint %I', rule);
      exception when check_violation then
        raise notice 'Some old requests do not keep to %', rule;
      end;
    end loop;
  end $$;

  create function request_rule_broken(rule text, words text) returns void language plpgsql as $$
  begin
    raise exception '%', words using errcode = 'check_violation', constraint = rule, table = 'requests';
  end $$;

  create function request_edge_exists(decided boolean, old_state text, new_state text) returns boolean
    language sql immutable as $$
    select (old_state, new_state) in (
        ('returned', 'submitted'), ('submitted', 'in-review'), ('in-review', 'submitted'),
        ('submitted', 'returned'), ('in-review', 'returned'), ('submitted', 'denied'), ('in-review', 'denied'),
        ('submitted', 'withdrawn'), ('in-review', 'withdrawn'), ('returned', 'withdrawn'),
        ('submitted', 'superseded'), ('in-review', 'superseded'), ('returned', 'superseded'), ('granted', 'superseded'))
      or (decided and (old_state, new_state) in (
        ('submitted', 'granted'), ('in-review', 'granted'), ('granted', 'completed')))
      or (not decided and (old_state, new_state) in (('submitted', 'completed'), ('in-review', 'completed')))
  $$;
  create function follow_life_cycle() returns trigger language plpgsql as $$
  begin
    if tg_op = 'INSERT' then
      perform request_rule_broken('requests_life_cycle', 'A request begins as submitted');
    elsif not request_edge_exists(new.kind <> 'deactivate', old.state::text, new.state::text) then
      perform request_rule_broken('requests_life_cycle',
        format('A request cannot go from %s to %s', old.state, new.state));
    end if;
    return null;
  end $$;
  create trigger requests_begin_submitted after insert on requests
    for each row when (new.state <> 'submitted') execute function follow_life_cycle();
  create trigger requests_follow_life_cycle after update of state on requests
    for each row when (new.state <> old.state) execute function follow_life_cycle();

  create function keep_what_was_sent() returns trigger language plpgsql as $$
  begin
    perform request_rule_broken('requests_kept_as_sent', 'What was sent stays as it was until it is sent again');
    return null;
  end $$;
  create trigger requests_identity_kept after update on requests for each row
    when ((new.reference, new.kind, new.requestor_email, new.entered_by_id)
      is distinct from (old.reference, old.kind, old.requestor_email, old.entered_by_id))
    execute function keep_what_was_sent();
  create trigger requests_claims_kept after update on requests for each row
    when (not (old.state = 'returned' and new.state = 'submitted') and
      (new.request_date, new.submitted_at, new.organization_id, new.organization_type, new.requestor_id,
       new.requestor_name, new.requestor_title, new.staff_given_name, new.staff_family_name, new.staff_email,
       new.is_edd_employee, new.job_function, new.business_need, new.reset_reason, new.last_day, new.last_time,
       new.deactivation_reason, new.already_separated, new.caseload_to, new.ispa_completed_on,
       new.statement_signed_on, new.statement_form, new.ispa_age_days, new.statement_age_days)
      is distinct from
      (old.request_date, old.submitted_at, old.organization_id, old.organization_type, old.requestor_id,
       old.requestor_name, old.requestor_title, old.staff_given_name, old.staff_family_name, old.staff_email,
       old.is_edd_employee, old.job_function, old.business_need, old.reset_reason, old.last_day, old.last_time,
       old.deactivation_reason, old.already_separated, old.caseload_to, old.ispa_completed_on,
       old.statement_signed_on, old.statement_form, old.ispa_age_days, old.statement_age_days))
    execute function keep_what_was_sent();

  create function fit_table_1() returns trigger language plpgsql as $$
  begin
    if new.organization_type::text is distinct from
      (select o.type::text from organizations o where o.id = new.organization_id) then
      perform request_rule_broken('requests_type_fits_organization',
        'The type of a request is the type of its organization on the day it is sent');
    end if;
    if (new.organization_type = 'community-based-organization' and new.requestor_title = 'manager-supervisor')
      or (new.organization_type <> 'community-based-organization' and new.requestor_title = 'project-manager') then
      perform request_rule_broken('requests_title_fits_type', 'Table 1 names another requestor for this type');
    end if;
    return null;
  end $$;
  create trigger requests_fit_table_1 after insert on requests
    for each row execute function fit_table_1();
  create trigger requests_fit_table_1_again after update of state on requests
    for each row when (old.state = 'returned' and new.state = 'submitted') execute function fit_table_1();

  create function need_files() returns trigger language plpgsql as $$
  begin
    if (select count(distinct document) from evidence where request_id = new.id and replaced_at is null) < 2 then
      perform request_rule_broken('requests_granted_with_files',
        'Staff who are not EDD employees have the signed statement and the certificate on file before a grant');
    end if;
    return null;
  end $$;
  create trigger requests_granted_with_files after update of state on requests
    for each row when (new.state = 'granted' and old.state <> 'granted' and not new.is_edd_employee
      and new.kind in ('new-account', 'annual-maintenance')) execute function need_files();

  create function keep_evidence() returns trigger language plpgsql as $$
  begin
    if tg_op = 'DELETE' or (new.request_id, new.document, new.sha256)
        is distinct from (old.request_id, old.document, old.sha256)
      or (new.replaced_at is distinct from old.replaced_at
        and (select state not in ('returned', 'submitted') from requests where id = old.request_id)) then
      raise exception 'The file of a request stays with it'
        using errcode = 'check_violation', constraint = 'evidence_of_request_kept', table = 'evidence';
    end if;
    return null;
  end $$;
  create trigger evidence_of_request_kept after update or delete on evidence
    for each row when (old.request_id is not null) execute function keep_evidence();

  create function have_addressee() returns trigger language plpgsql as $$
  declare
    request requests;
  begin
    if tg_table_name = 'requests' then
      select * into request from requests where id = new.id;
    else
      select * into request from requests where id = old.parent_id;
    end if;
    if request.state in ('submitted', 'in-review', 'returned', 'granted') and request.route_level <> 'operations-unit'
      and request.escalated_to is distinct from 'operations-unit'
      and not exists (select 1 from requests_rels
        where parent_id = request.id and path = 'routedTo' and coordinators_id is not null) then
      perform request_rule_broken('requests_have_addressee', 'An open request is routed to somebody');
    end if;
    return null;
  end $$;
  create constraint trigger requests_have_addressee after insert or update of route_level, state on requests
    deferrable initially deferred for each row execute function have_addressee();
  create constraint trigger requests_rels_leave_addressee after update or delete on requests_rels
    deferrable initially deferred for each row when (old.path = 'routedTo') execute function have_addressee();
`

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger requests_rels_leave_addressee on requests_rels;
    drop trigger requests_have_addressee on requests;
    drop trigger evidence_of_request_kept on evidence;
    drop trigger requests_granted_with_files on requests;
    drop trigger requests_fit_table_1_again on requests;
    drop trigger requests_fit_table_1 on requests;
    drop trigger requests_claims_kept on requests;
    drop trigger requests_identity_kept on requests;
    drop trigger requests_follow_life_cycle on requests;
    drop trigger requests_begin_submitted on requests;
    drop function have_addressee, keep_evidence, need_files, fit_table_1, keep_what_was_sent, follow_life_cycle,
      request_edge_exists, request_rule_broken;
    alter table requests drop constraint requests_routed, drop constraint requests_ages_fit_dates;
    drop function civil_date;
  `)
}
