import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Who is named for an organization or as a delegate is active and of a kind that Table 1 lets answer there, whoever
 * writes. What is on record already stays: nothing is routed to it, and the report of organizations lists it. Since
 * the list of an organization's coordinators is written anew each time, those that were there before are let through.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create function kind_of_table_1(organization_type text) returns text language sql immutable strict as $$
      select case organization_type when 'local-area' then 'mis-administrator'
        when 'wsb-field-division' then 'wsb-spoc' else 'operations-unit' end
    $$;
    create function contact_does_not_fit(rule text, "table" text) returns void language plpgsql as $$
    begin
      raise exception 'Table 1 does not name this account here, or it is not active'
        using errcode = 'check_violation', constraint = rule, table = "table";
    end $$;

    create function remember_coordinators() returns trigger language plpgsql as $$
    begin
      perform set_config('app.coordinators_before',
        coalesce(current_setting('app.coordinators_before', true), '') || old.parent_id || old.coordinators_id || ',',
        true);
      return null;
    end $$;
    create trigger organizations_rels_remembered after delete on organizations_rels
      for each row when (old.path = 'coordinators' and old.coordinators_id is not null)
      execute function remember_coordinators();

    create function fit_coordinator() returns trigger language plpgsql as $$
    begin
      if strpos(coalesce(current_setting('app.coordinators_before', true), ''),
          new.parent_id::text || new.coordinators_id || ',') = 0
        and not exists (select 1 from coordinators c join organizations o on o.id = new.parent_id
          where c.id = new.coordinators_id and c.active and c.kind::text = kind_of_table_1(o.type::text)) then
        perform contact_does_not_fit('organizations_coordinators_fit', 'organizations_rels');
      end if;
      return null;
    end $$;
    create trigger organizations_coordinators_fit after insert on organizations_rels
      for each row when (new.path = 'coordinators' and new.coordinators_id is not null)
      execute function fit_coordinator();
    create trigger organizations_coordinators_fit_changed after update on organizations_rels
      for each row when (new.path = 'coordinators' and new.coordinators_id is not null
        and (new.coordinators_id, new.parent_id, new.path) is distinct from (old.coordinators_id, old.parent_id, old.path))
      execute function fit_coordinator();

    create function fit_type() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from organizations_rels l join coordinators c on c.id = l.coordinators_id
          join organizations o on o.id = l.parent_id
          where o.id = new.id and l.path = 'coordinators' and c.kind::text <> kind_of_table_1(o.type::text)) then
        perform contact_does_not_fit('organizations_coordinators_fit', 'organizations');
      end if;
      return null;
    end $$;
    create constraint trigger organizations_type_fits after update of type on organizations
      deferrable initially deferred for each row when (new.type is distinct from old.type)
      execute function fit_type();

    create function fit_delegate() returns trigger language plpgsql as $$
    begin
      if new.delegate_id is not null and not exists (select 1 from coordinators c where c.id = new.delegate_id
          and c.active and c.kind::text in (kind_of_table_1(new.type::text), 'operations-unit')) then
        perform contact_does_not_fit('organizations_delegate_fits', 'organizations');
      end if;
      return null;
    end $$;
    create trigger organizations_delegate_fits after insert on organizations
      for each row execute function fit_delegate();
    create trigger organizations_delegate_fits_changed after update on organizations
      for each row when ((new.delegate_id, new.type) is distinct from (old.delegate_id, old.type))
      execute function fit_delegate();

    create function fit_stand_in() returns trigger language plpgsql as $$
    begin
      if not exists (select 1 from coordinators c where c.id = new.stand_in_id and c.id <> new.id and c.active
          and new.kind::text <> 'auditor' and c.kind::text in (new.kind::text, 'operations-unit')) then
        perform contact_does_not_fit('coordinators_stand_in_fits', 'coordinators');
      end if;
      return null;
    end $$;
    create trigger coordinators_stand_in_fits after insert on coordinators
      for each row when (new.stand_in_id is not null) execute function fit_stand_in();
    create trigger coordinators_stand_in_fits_changed after update on coordinators
      for each row when (new.stand_in_id is not null and new.stand_in_id is distinct from old.stand_in_id)
      execute function fit_stand_in();
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger coordinators_stand_in_fits_changed on coordinators;
    drop trigger coordinators_stand_in_fits on coordinators;
    drop trigger organizations_delegate_fits_changed on organizations;
    drop trigger organizations_delegate_fits on organizations;
    drop trigger organizations_type_fits on organizations;
    drop trigger organizations_coordinators_fit_changed on organizations_rels;
    drop trigger organizations_coordinators_fit on organizations_rels;
    drop trigger organizations_rels_remembered on organizations_rels;
    drop function fit_stand_in, fit_delegate, fit_type, fit_coordinator, remember_coordinators, contact_does_not_fit,
      kind_of_table_1;
  `)
}
