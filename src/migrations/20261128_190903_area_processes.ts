import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres'

/**
 * The process of each area is on file as a document, with its date and who attests to it (R7). Nothing of it is
 * changed; a newer one takes its place.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table area_processes (
      id uuid primary key,
      organization_id uuid not null references organizations (id),
      process_on text not null,
      attested_by text not null check (length(btrim(attested_by)) between 1 and 200),
      attested_title text not null check (length(btrim(attested_title)) between 1 and 200),
      recorded_by_id uuid not null references coordinators (id),
      recorded_at timestamptz not null
    );
    create index area_processes_of_organization on area_processes (organization_id, recorded_at desc, id);
    alter table evidence add column area_process_id uuid unique references area_processes (id);
    alter table evidence drop constraint evidence_proves_or_belongs;
    alter table evidence add constraint evidence_proves_or_belongs check (
      num_nonnulls(document, investigation_id, area_process_id) = 1) not valid;
    alter table evidence validate constraint evidence_proves_or_belongs;

    create function keep_area_process() returns trigger language plpgsql as $$
    begin
      raise exception 'The process of an area stays on file' using errcode = 'check_violation';
    end $$;
    create trigger area_processes_kept before update or delete on area_processes
      for each row execute function keep_area_process();
    create trigger evidence_of_process_kept before delete on evidence
      for each row when (old.area_process_id is not null) execute function keep_area_process();
  `)
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
    drop trigger evidence_of_process_kept on evidence;
    delete from evidence where area_process_id is not null;
    alter table evidence drop constraint evidence_proves_or_belongs;
    alter table evidence drop column area_process_id;
    alter table evidence add constraint evidence_proves_or_belongs check (
      (document is null) = (investigation_id is not null));
    drop table area_processes;
    drop function keep_area_process;
  `)
}
