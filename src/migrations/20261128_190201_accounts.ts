import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * Whoever writes: an account that is not active keeps no session beyond the commit, and one account of the Operations
 * Unit stays active. Two that switch each other off at the same moment wait for one another, and the second is refused.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    delete from coordinators_sessions s using coordinators c where c.id = s._parent_id and c.active is not true;

    create function another_operations_unit(account uuid) returns boolean language plpgsql as $$
    begin
      perform pg_advisory_xact_lock(hashtextextended('active accounts of the Operations Unit', 0));
      return exists (
        select from coordinators where kind = 'operations-unit' and active and id <> account);
    end $$;

    create function keep_operations_unit() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' then
        if new.active and new.kind = 'operations-unit' then return null; end if;
      end if;
      if not another_operations_unit(old.id) then
        raise exception 'The last active account of the Operations Unit stays'
          using errcode = 'check_violation', constraint = 'coordinators_keep_operations_unit';
      end if;
      return null;
    end $$;

    create trigger coordinators_keep_operations_unit after update of active, kind or delete on coordinators
      for each row when (old.active and old.kind = 'operations-unit') execute function keep_operations_unit();

    create function end_sessions_of_inactive() returns trigger language plpgsql as $$
    declare
      account uuid := case tg_table_name when 'coordinators' then (to_jsonb(new) ->> 'id')::uuid
        else (to_jsonb(new) ->> '_parent_id')::uuid end;
    begin
      perform from coordinators where id = account for share;
      delete from coordinators_sessions s using coordinators c
        where s._parent_id = account and c.id = account and c.active is not true;
      return null;
    end $$;

    create constraint trigger coordinators_end_sessions after update of active on coordinators
      deferrable initially deferred
      for each row when (new.active is not true) execute function end_sessions_of_inactive();
    create constraint trigger coordinators_sessions_of_active after insert or update on coordinators_sessions
      deferrable initially deferred
      for each row execute function end_sessions_of_inactive();
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger coordinators_sessions_of_active on coordinators_sessions;
    drop trigger coordinators_end_sessions on coordinators;
    drop function end_sessions_of_inactive();
    drop trigger coordinators_keep_operations_unit on coordinators;
    drop function keep_operations_unit();
    drop function another_operations_unit(uuid);
  `)
}
