import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * What the panel finds and counts requests by, whatever their number: words of names, addresses, usernames and
 * references, due times of what is open; who looks at a request, and who has taken note of a form.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    alter table requests add column search tsvector generated always as (
      to_tsvector('simple'::regconfig, translate(
        reference || ' ' || staff_given_name || ' ' || coalesce(staff_family_name, '') || ' ' || staff_email || ' ' ||
        coalesce(username, '') || ' ' || requestor_name || ' ' || requestor_email, '@.-_+''/', '       '))) stored;
    create index requests_search on requests using gin (search) with (fastupdate = off);
    create index requests_open_due on requests (due_at, id) include (kind, state)
      where state in ('submitted', 'in-review', 'returned', 'granted');
    create index requests_open_due_of_organization on requests (organization_id, due_at, id) include (kind, state)
      where state in ('submitted', 'in-review', 'returned', 'granted');
    create index requests_open_leaving on requests (due_at) include (state)
      where kind = 'deactivate' and state in ('submitted', 'in-review', 'returned', 'granted');
    create index requests_open_flagged on requests (due_at, id)
      where route_flagged and state in ('submitted', 'in-review', 'returned', 'granted');
    create index requests_of_organization on requests (organization_id, submitted_at);
    create index requests_of_kind on requests (kind, state, submitted_at);
    create index requests_of_organization_and_kind on requests (organization_id, kind, state, submitted_at);
    create index requests_of_staff_name on requests (staff_family_name, staff_given_name, submitted_at);
    create index requests_claimed on requests (claimed_by_id) where state in ('in-review', 'granted');
    create index requests_reviewed on requests (reviewed_by_id) where state in ('in-review', 'granted');
    create index requests_of_staff_email on requests (lower(staff_email), submitted_at);

    alter table staff add column search tsvector generated always as (
      to_tsvector('simple'::regconfig, translate(
        given_name || ' ' || coalesce(family_name, '') || ' ' || email || ' ' || coalesce(username, ''),
        '@.-_+''/', '       '))) stored;
    create index staff_search on staff using gin (search) with (fastupdate = off);
    create index staff_due on staff (due_on, id) where account_state = 'active';
    create index staff_due_of_organization on staff (organization_id, due_on, id) where account_state = 'active';

    create index staff_of_organization_by_name on staff (organization_id, family_name, given_name, id);
    create index staff_of_organization_by_username on staff (organization_id, username, id);
    create index staff_unowned on staff (organization_id)
      where account_state = 'active' and requestor_of_record_id is null;
    create index requestors_gone on requestors (gone_on) where gone_on is not null;

    create table request_stand_ins (
      coordinator_id uuid not null references coordinators (id) on delete cascade,
      request_id uuid not null references requests (id) on delete cascade,
      primary key (coordinator_id, request_id)
    );
    insert into request_stand_ins
      select distinct reader.coordinators_id, r.id from requests r
        join requests_rels reader on reader.parent_id = r.id and reader.path = 'routedTo'
        join coordinators c on c.id = reader.coordinators_id and c.kind not in ('operations-unit', 'auditor')
       where r.route_level <> 'organization';
    create function keep_stand_ins() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' then
        delete from request_stand_ins where coordinator_id = old.coordinators_id and request_id = old.parent_id;
      else
        insert into request_stand_ins
          select c.id, r.id from requests r, coordinators c
           where r.id = new.parent_id and c.id = new.coordinators_id and c.kind not in ('operations-unit', 'auditor')
             and (r.route_level <> 'organization' or r.escalated_to is not null)
        on conflict do nothing;
      end if;
      return null;
    end $$;
    create trigger requests_rels_stand_ins_kept after insert on requests_rels
      for each row when (new.path = 'routedTo') execute function keep_stand_ins();
    create trigger requests_rels_stand_ins_gone after delete on requests_rels
      for each row when (old.path = 'routedTo') execute function keep_stand_ins();

    create table request_viewers (
      request_id uuid not null references requests (id) on delete cascade,
      coordinator_id uuid not null references coordinators (id) on delete cascade,
      seen_at timestamptz not null,
      primary key (request_id, coordinator_id)
    );

    create table form_receipts (
      form_id uuid not null references confidentiality_forms (id),
      coordinator_id uuid not null references coordinators (id),
      acknowledged_at timestamptz not null,
      primary key (form_id, coordinator_id)
    );

    alter table coordinators
      add constraint coordinators_stand_in_is_another check (stand_in_id <> id),
      add constraint coordinators_absence_in_order check (away_to is null or away_from is null or away_from <= away_to);
    alter table unavailable_periods
      add constraint unavailable_periods_in_order check ("to" is null or "from" < "to");
    alter table requests
      add constraint requests_escalated_when check ((escalated_to is null) = (escalated_at is null));
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    alter table requests drop constraint requests_escalated_when;
    alter table unavailable_periods drop constraint unavailable_periods_in_order;
    alter table coordinators
      drop constraint coordinators_stand_in_is_another, drop constraint coordinators_absence_in_order;
    drop table form_receipts, request_viewers;
    drop trigger requests_rels_stand_ins_gone on requests_rels;
    drop trigger requests_rels_stand_ins_kept on requests_rels;
    drop function keep_stand_ins;
    drop table request_stand_ins;
    drop index requestors_gone, staff_unowned, staff_of_organization_by_username, staff_of_organization_by_name,
      staff_due_of_organization, staff_due, staff_search;
    alter table staff drop column search;
    drop index requests_of_staff_email, requests_reviewed, requests_claimed, requests_of_staff_name,
      requests_of_organization_and_kind, requests_of_kind, requests_of_organization, requests_open_flagged, requests_open_leaving, requests_open_due_of_organization, requests_open_due, requests_search;
    alter table requests drop column search;
  `)
}
